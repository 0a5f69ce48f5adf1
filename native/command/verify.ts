// `zhenglu verify PATH`: a vault, a recording's folder or a bundle; with `--audit` the audit log of a vault, or an
// exported one. Needs nothing but the program.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { verifyAudit } from '../audit/verify-audit.ts'
import { verifyBundle } from '../archive/verify-bundle.ts'
import { Failure } from '../contract/failures.ts'
import type { VerificationReport } from '../contract/verification.ts'
import { verifyPath } from '../vault/verify/verify-path.ts'
import type { Typed } from './arguments.ts'
import type { Outcome } from './outcome.ts'
import { conclusionSentences, findingSentence, scriptSentence } from './sentences.ts'

export async function verifyCommand({ path, options }: Typed, signal: AbortSignal): Promise<Outcome> {
  const key = options['key']
  const publicKey = key === undefined ? undefined : await readGiven(key)
  if (options['audit'] === 'true') return verifyAuditCommand(path, publicKey, options['checkpoint'], signal)
  const sm3 = options['sm3'] === 'true'
  const report = await verifyPath(resolve(path), { ...(publicKey && { publicKey }), sm3, signal, verifyBundle })
  return { code: hasFindings(report) ? 1 : 0, json: report, text: (language) => lines(report, language) }
}

async function verifyAuditCommand(
  path: string,
  publicKey: Buffer | undefined,
  checkpointFile: string | undefined,
  signal: AbortSignal,
): Promise<Outcome> {
  const checkpoint = checkpointFile === undefined ? undefined : await readGiven(checkpointFile)
  const given = { ...(publicKey && { publicKey }), ...(checkpoint && { checkpoint }) }
  const report = await verifyAudit(resolve(path), { ...given, signal })
  return { code: hasFindings(report) ? 1 : 0, json: report, text: (language) => lines(report, language) }
}

async function readGiven(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw new Failure('path-missing', { path: file }, { cause: error })
  })
}

export function hasFindings({ recordings, findings }: VerificationReport): boolean {
  return findings.length > 0 || recordings.some((recording) => recording.findings.length > 0)
}

function lines(
  { recordings, findings, audit, exhibits }: VerificationReport,
  language: Parameters<Outcome['text']>[0],
): string[] {
  return [
    ...recordings.flatMap((recording) => [
      `${recording.recording} ${recording.sealCode ?? '-'}`,
      ...recording.findings.map((finding) => `  ${findingSentence(finding, language)}`),
      ...scriptSentence(recording, language).map((sentence) => `  ${sentence}`),
      ...conclusionSentences(recording, language).map((sentence) => `  ${sentence}`),
    ]),
    ...findings.map((finding) => findingSentence(finding, language)),
    ...(audit === undefined ? [] : conclusionSentences(audit, language)),
    ...(exhibits === undefined ? [] : conclusionSentences(exhibits, language)),
  ]
}
