// Whether the audit log and the seals of a vault's recordings support each other (docs/format.md §8.2).
import { basename } from 'node:path'
import type { Finding } from '../contract/verification.ts'
import { recordingFolders } from '../vault/chain.ts'
import type { PreviousSeal } from '../vault/lines.ts'
import { linesFile } from './layout.ts'
import { sealNamed } from './lines.ts'
import type { Segment } from './read-segment.ts'
import { readSeal, type SealOnDisk } from './seals.ts'

/** Each seal that the log names is there as named, and the log names each that was made since it began. */
export async function checkRecordings(vault: string, segments: readonly Segment[]): Promise<Finding[]> {
  const seals = new Map<string, SealOnDisk>()
  for (const folder of await recordingFolders(vault).catch(() => [])) {
    const seal = await readSeal(folder)
    if (seal !== undefined) seals.set(basename(folder), seal)
  }
  const named = new Set<string>()
  const findings: Finding[] = []
  for (const { number, journal } of segments) {
    for (const line of journal.lines) {
      const seal = line.kind === 'act' ? sealNamed(line) : undefined
      if (seal === undefined) continue
      named.add(seal.recording)
      findings.push(...checkSeal(seal, seals.get(seal.recording), { file: linesFile(number), line: line.seq }))
    }
  }
  const before = sealedBefore(segments[0]?.open?.chain ?? null, seals)
  const unnamed = [...seals.keys()].filter((recording) => !named.has(recording) && !before.has(recording))
  return [
    ...findings,
    ...unnamed.map((recording): Finding => ({ code: 'audit-recording-not-named', details: { recording } })),
  ]
}

function checkSeal(
  { recording, size, root }: PreviousSeal,
  found: SealOnDisk | undefined,
  where: { file: string; line: number },
): Finding[] {
  if (found === undefined) return [{ code: 'audit-recording-missing', ...where, details: { recording } }]
  const same = found.size === size && found.root === root
  return same ? [] : [{ code: 'audit-recording-differs', ...where, details: { recording } }]
}

/** Recordings that were sealed before the log was begun: the newest of them and all before it. */
function sealedBefore(newest: PreviousSeal | null, seals: ReadonlyMap<string, SealOnDisk>): Set<string> {
  const before = new Set<string>()
  for (let seal = newest; seal !== null && !before.has(seal.recording);) {
    before.add(seal.recording)
    seal = seals.get(seal.recording)?.previous ?? null
  }
  return before
}
