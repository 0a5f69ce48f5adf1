// Finds the segment that the log goes on in: the newest when it is sound, else a new one that says what it continues.
import { readdir } from 'node:fs/promises'
import type { Finding } from '../contract/verification.ts'
import { makeFolder, readIfThere } from '../vault/disk.ts'
import type { Moment } from '../vault/journal-file.ts'
import { vaultPaths } from '../vault/layout.ts'
import type { Vault } from '../vault/vault.ts'
import { notesEnd } from '../vault/verify/notes.ts'
import { segmentOrigin, segmentsAmong } from './layout.ts'
import { segmentMark, type AuditFacts, type AuditLine, type AuditOpenLine, type SegmentMark } from './lines.ts'
import { lastSound, readSegment, rootAt, type Segment } from './read-segment.ts'
import { SegmentFile } from './segment-file.ts'

export interface OpenedSegment {
  readonly file: SegmentFile
  /** What the segment says already. */
  readonly lines: readonly AuditLine[]
  /** What is wrong with the segment before this one, which therefore stays as it is. */
  readonly damage: readonly Finding[]
}

type Previous = AuditOpenLine['previous']

/** What every step needs. */
export interface Opening {
  readonly vault: Vault
  /** Name and version of this program. */
  readonly software: string
  /** Of the first line that waits: what is written before it did not happen after it. */
  readonly moment: Moment
}

/**
 * Opens the log of the vault. Reads the newest segment only, whatever the length of the log.
 * @throws when the disk fails.
 */
export async function openSegment(opening: Opening): Promise<OpenedSegment> {
  const { vault } = opening
  const folder = vaultPaths(vault.folder).audit
  await makeFolder(folder)
  const newest = segmentsAmong(await readdir(folder)).at(-1)
  const stated = await readLastAudit(vault.folder)
  if (stated !== undefined && stated.segment > (newest ?? 0)) {
    return begin(opening, stated.segment + 1, { ...stated, state: 'missing' }, [missing(stated.segment)])
  }
  if (newest === undefined) return begin(opening, 1, null, [])
  const segment = await readSegment(folder, newest, vault.signer.publicKey)
  if (stated?.segment !== newest && isUnbegun(segment)) return beginAnew(opening, segment)
  const damage = damageOf(vault, segment, stated)
  if (damage.length > 0) {
    const known = stated?.segment === newest ? stated : lastSound(segment)
    const previous = { segment: newest, size: known.size, root: known.root, state: 'damaged' as const }
    return begin(opening, newest + 1, previous, damage)
  }
  const file = await SegmentFile.continue(vault, segment, opening.moment)
  const { lines } = segment.journal
  return segment.closed ? next(opening, file) : { file, lines, damage: [] }
}

/** Ends `file` with everything in it signed, and begins the segment after it. @throws when the disk fails. */
export async function rollOver(opening: Opening, file: SegmentFile): Promise<OpenedSegment> {
  const close = { kind: 'close' as const, next: file.number + 1 }
  await file.append([{ facts: close, moment: opening.moment }])
  return next(opening, file)
}

async function next(opening: Opening, file: SegmentFile): Promise<OpenedSegment> {
  await file.checkpoint()
  const previous = { segment: file.number, size: file.size, root: file.root(), state: 'closed' as const }
  await file.close()
  return begin(opening, file.number + 1, previous, [])
}

async function begin(
  opening: Opening,
  number: number,
  previous: Previous,
  damage: readonly Finding[],
): Promise<OpenedSegment> {
  const file = await SegmentFile.create(opening.vault, number, opening.moment, openFacts(opening, number, previous))
  await file.checkpoint()
  return { file, lines: file.begun, damage }
}

/** A crash came between the making of the file and its first line. */
async function beginAnew(opening: Opening, segment: Segment): Promise<OpenedSegment> {
  const before = await previousOf(opening.vault, segment.number)
  const file = await SegmentFile.continue(
    opening.vault,
    segment,
    opening.moment,
    openFacts(opening, segment.number, before),
  )
  await file.checkpoint()
  return { file, lines: file.begun, damage: [] }
}

function openFacts({ vault, software }: Opening, segment: number, previous: Previous): AuditFacts {
  const { station, chain } = vault
  const format = { format: 'zhenglu-audit' as const, version: 1 as const, segment }
  return { kind: 'open', ...format, station, software, previous, chain: chain.last }
}

/** How the segment before `number` ended. */
async function previousOf(vault: Vault, number: number): Promise<Previous> {
  if (number === 1) return null
  const segment = await readSegment(vaultPaths(vault.folder).audit, number - 1, vault.signer.publicKey)
  const { size, root } = lastSound(segment)
  const state = segment.bytes.length === 0 ? 'missing' : segment.closed ? 'closed' : 'damaged'
  return { segment: number - 1, size, root, state }
}

const missing = (segment: number): Finding => ({ code: 'audit-segment-missing', details: { segment } })

/** Whether not even the first line came to be. */
const isUnbegun = ({ journal: { leaves }, checkpoints }: Segment) =>
  checkpoints.length === 0 && leaves.length <= 1 && leaves.every(({ line }) => line === undefined)

/** What a crash does not explain. */
function damageOf(vault: Vault, segment: Segment, stated: SegmentMark | undefined): Finding[] {
  const { journal, checkpointBytes, number } = segment
  const origin = segmentOrigin(vault.station.id, number)
  const { end } = notesEnd(checkpointBytes, origin, vault.signer.publicKey, journal.tornCheckpoints)
  const last = journal.leaves.length - 1
  const findings = segment.findings.filter(({ code, line, offset }) => {
    if (code === 'journal-line-unfinished') return false
    if (code === 'journal-line-malformed') return line !== last
    if (code === 'file-missing') return segment.bytes.length === 0 || segment.checkpoints.length > 0
    return code !== 'checkpoint-malformed' || offset !== end
  })
  if (stated?.segment !== number || rootAt(segment, stated.size)?.toString('hex') === stated.root) return findings
  return [...findings, { code: 'audit-cut-off', details: { segment: number, lines: stated.size } }]
}

/** What `last-audit.json` says; undefined when it is missing or no such file. */
export async function readLastAudit(vault: string): Promise<SegmentMark | undefined> {
  const bytes = await readIfThere(vaultPaths(vault).lastAudit)
  if (bytes === undefined) return undefined
  try {
    return segmentMark.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}
