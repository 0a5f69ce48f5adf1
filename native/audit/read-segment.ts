// Reads one segment of the audit log, damaged or not, and says what is wrong with it (docs/format.md §8.2).
import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import type { FindingCode } from '../contract/findings.ts'
import type { Finding } from '../contract/verification.ts'
import type { Checkpoint } from '../journal/checkpoint.ts'
import { publicKeyFromRaw, rawPublicKey } from '../journal/note.ts'
import { emptyRoot, GrowingTree } from '../journal/tree.ts'
import { readIfThere } from '../vault/disk.ts'
import { fileNames } from '../vault/layout.ts'
import { readJournal, type Journal } from '../vault/verify/journal.ts'
import { readNotes } from '../vault/verify/notes.ts'
import { checkSequence } from '../vault/verify/sequence.ts'
import { checkTree } from '../vault/verify/tree.ts'
import { checkpointsFile, linesFile, segmentOrigin } from './layout.ts'
import { auditLineSchema, type AuditLine, type AuditOpenLine } from './lines.ts'

export interface Segment {
  readonly number: number
  readonly bytes: Buffer
  readonly checkpointBytes: Buffer
  readonly journal: Journal<AuditLine>
  readonly open: AuditOpenLine | undefined
  /** Whether it was ended because another continues it. */
  readonly closed: boolean
  /** The station's checkpoints, oldest first. */
  readonly checkpoints: readonly Checkpoint[]
  readonly findings: readonly Finding[]
}

/** Codes of a recording that mean something else here. */
const codes: Readonly<Partial<Record<FindingCode, FindingCode>>> = {
  'journal-changed': 'audit-changed',
  'checkpoint-contradicts-journal': 'audit-changed',
  'checkpoint-beyond-journal': 'audit-cut-off',
}

/**
 * Reads segment `number` in `folder`. Damage is a finding and never an error.
 * @param key the key that the log must name and be signed with; by default the one that it names.
 * @throws when the disk cannot be read.
 */
export async function readSegment(folder: string, number: number, key?: KeyObject): Promise<Segment> {
  // Checkpoints first: a log that is being written may have more lines by then, never fewer.
  const checkpointBytes = await readIfThere(join(folder, checkpointsFile(number)))
  const bytes = await readIfThere(join(folder, linesFile(number)))
  const journal = await readJournal(bytes ?? Buffer.of(), auditLineSchema)
  const first = journal.leaves[0]?.line
  const open = first?.kind === 'open' ? first : undefined
  const named = namedKey(open)
  const origin = segmentOrigin(open?.station.id ?? '', number)
  const notes = readNotes(checkpointBytes ?? Buffer.of(), origin, key ?? named, journal.tornCheckpoints)
  const missing = [
    ...(bytes === undefined ? [linesFile(number)] : []),
    ...(checkpointBytes === undefined ? [checkpointsFile(number)] : []),
  ]
  const findings: Finding[] = [
    ...journal.findings,
    ...checkSequence(journal, undefined),
    ...checkKinds(journal, number),
    ...notes.findings,
    ...checkTree(journal.leaves, { checkpoints: notes.checkpoints, seal: undefined }).filter(
      ({ code }) => code !== 'manifest-contradicts-journal',
    ),
    ...checkKey(named, key),
  ]
  return {
    number,
    bytes: bytes ?? Buffer.of(),
    checkpointBytes: checkpointBytes ?? Buffer.of(),
    journal,
    open,
    closed: journal.leaves.at(-1)?.line?.kind === 'close',
    checkpoints: notes.checkpoints,
    findings: [
      ...missing.map((file): Finding => ({ code: 'file-missing', file })),
      ...distinct(findings.map((finding) => ofSegment(finding, number))),
    ],
  }
}

/** Root over the first `size` lines; undefined when there are not so many. */
export function rootAt({ journal }: Pick<Segment, 'journal'>, size: number): Buffer | undefined {
  if (size > journal.leaves.length) return undefined
  const tree = new GrowingTree()
  for (const { hash } of journal.leaves.slice(0, size)) tree.append(hash)
  return size === 0 ? emptyRoot : tree.root()
}

/** The newest of the segment's checkpoints that its lines agree with, as the last that is known of a damaged one. */
export function lastSound(segment: Segment): { size: number; root: string } {
  const sound = segment.checkpoints.filter(({ size, root }) => rootAt(segment, size)?.equals(root) === true)
  const { size, root } = sound.at(-1) ?? { size: 0, root: emptyRoot }
  return { size, root: root.toString('hex') }
}

/** The first line opens this very segment, the last may close it, and none between does either. */
function checkKinds({ leaves }: Journal<AuditLine>, number: number): Finding[] {
  const misplaced = leaves.filter(({ line, index }) => {
    if (line?.kind === 'open') return index !== 0 || line.segment !== number
    return line?.kind === 'close' && (index !== leaves.length - 1 || line.next <= number)
  })
  const isOpened = leaves[0]?.line?.kind === 'open'
  const file = fileNames.journal
  return [
    ...(isOpened ? [] : [{ code: 'journal-without-open' as const, file }]),
    ...misplaced.map(({ index, offset }): Finding => ({ code: 'journal-line-misplaced', file, line: index, offset })),
  ]
}

function namedKey(open: AuditOpenLine | undefined): KeyObject | undefined {
  try {
    return open === undefined ? undefined : publicKeyFromRaw(Buffer.from(open.station.publicKey, 'base64'))
  } catch {
    return undefined
  }
}

function checkKey(named: KeyObject | undefined, expected: KeyObject | undefined): Finding[] {
  if (expected === undefined || named === undefined || rawPublicKey(named).equals(rawPublicKey(expected))) return []
  return [{ code: 'key-unknown', file: fileNames.journal }]
}

/** The same finding with the segment's own file names. */
function ofSegment(finding: Finding, number: number): Finding {
  const code = codes[finding.code] ?? finding.code
  if (finding.file === fileNames.journal) return { ...finding, code, file: linesFile(number) }
  return finding.file === fileNames.checkpoints ? { ...finding, code, file: checkpointsFile(number) } : finding
}

const distinct = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
]
