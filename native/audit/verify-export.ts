// Whether an exported audit log is as it was handed out: every file beside the segments too (docs/format.md §8.3).
import { createHash, verify, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { Finding } from '../contract/verification.ts'
import { stationSchema } from '../vault/lines.ts'
import { exportFiles, segmentOf } from './layout.ts'
import { segmentMark } from './lines.ts'

export const exportManifest = z.strictObject({
  format: z.literal('zhenglu-audit-export'),
  version: z.literal(1),
  exported: z.iso.datetime({ precision: 3 }),
  software: z.string(),
  station: stationSchema,
  /** What the file `checkpoint` signs. */
  checkpoint: segmentMark,
  files: z.array(z.strictObject({ file: z.string(), length: z.int(), sha256: z.string() })),
})
export type ExportManifest = z.output<typeof exportManifest>

/** Checks the signed list of files. Never throws. */
export async function checkExport(
  folder: string,
  names: readonly string[],
  key: KeyObject | undefined,
): Promise<Finding[]> {
  const { manifest: file, signature: signatureFile } = exportFiles
  const absent = [file, signatureFile].filter((name) => !names.includes(name))
  if (absent.length > 0) return absent.map((name) => ({ code: 'file-missing', file: name }))
  const bytes = await readFile(join(folder, file)).catch(() => Buffer.of())
  const signature = await readFile(join(folder, signatureFile)).catch(() => Buffer.of())
  if (signature.length !== 64) return [{ code: 'signature-malformed', file: signatureFile }]
  if (key === undefined || !verify(null, bytes, key, signature))
    return [{ code: 'signature-wrong', file: signatureFile }]
  const manifest = readManifest(bytes)
  if (manifest === undefined) return [{ code: 'manifest-malformed', file }]
  const listed = manifest.files.map((each) => each.file)
  const unlisted = names.filter((name) => segmentOf(name) !== undefined && !listed.includes(name))
  const findings: Finding[] = unlisted.map((name) => ({ code: 'file-unexpected', file: name }))
  for (const each of manifest.files) findings.push(...(await checkFile(folder, each)))
  return findings
}

function readManifest(bytes: Buffer): ExportManifest | undefined {
  try {
    return exportManifest.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}

async function checkFile(
  folder: string,
  { file, length, sha256 }: ExportManifest['files'][number],
): Promise<Finding[]> {
  const bytes = await readFile(join(folder, file)).catch(() => undefined)
  if (bytes === undefined) return [{ code: 'file-missing', file }]
  if (bytes.length < length) return [{ code: 'file-cut-off', file, details: { length, found: bytes.length } }]
  if (bytes.length > length) return [{ code: 'file-lengthened', file, details: { length, found: bytes.length } }]
  const found = createHash('sha256').update(bytes).digest('hex')
  return found === sha256 ? [] : [{ code: 'file-changed', file }]
}
