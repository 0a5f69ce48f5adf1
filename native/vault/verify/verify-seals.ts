// The seals of a vault and their chain, without the media: quick, for the check before a session.
import type { KeyObject } from 'node:crypto'
import { basename } from 'node:path'
import type { Finding } from '../../contract/verification.ts'
import { readLastSeal, recordingFolders } from '../chain.ts'
import { checkChain, type Link } from './chain-check.ts'
import { listFolder } from './folder.ts'
import { checkSignature, readSeal } from './seal.ts'

/** Number of sealed recordings, and what is wrong with their seals or their order. Recordings without a seal are left out. */
export async function verifySeals(
  vault: string,
  key: KeyObject,
): Promise<{ readonly seals: number; readonly findings: readonly Finding[] }> {
  const links: Link[] = []
  const findings: Finding[] = []
  for (const path of await recordingFolders(vault)) {
    const seal = await readSeal(await listFolder(path))
    if (!seal.sealed) continue
    const { manifest } = seal
    findings.push(...[...seal.findings, ...checkSignature(seal, key)].map((finding) => within(path, finding)))
    const { recording, journal } = manifest ?? {}
    const own =
      recording === undefined || journal === undefined
        ? undefined
        : { recording, size: journal.lines, root: journal.root }
    links.push({ seal: own, manifest, open: undefined })
  }
  const last = await readLastSeal(vault).catch(() => undefined)
  const chain = checkChain(links, last)
  return { seals: links.length, findings: [...findings, ...chain.ofLinks.flat(), ...chain.findings] }
}

const within = (path: string, finding: Finding): Finding => ({
  ...finding,
  file: `${basename(path)}/${finding.file ?? ''}`,
})
