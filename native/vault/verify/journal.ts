// Reads a journal that may be damaged: every line with its place, and which of them are leaves of the tree (§3).
import { createHash } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Finding } from '../../contract/verification.ts'
import { readLine, splitLines } from '../../journal/line.ts'
import { leafHash } from '../../journal/tree.ts'
import { fileNames } from '../layout.ts'
import { lineSchema, type Line } from '../lines.ts'

/** One line of the file that is a leaf. */
export interface Leaf {
  /** Its place among the leaves: what `seq` must be. */
  readonly index: number
  /** Where it begins in the file. */
  readonly offset: number
  readonly hash: Buffer
  /** What it says; undefined when it says nothing that a journal can. */
  readonly line: Line | undefined
}

/** What a `recovered` line states of bytes that are passed over. */
export interface Torn {
  readonly offset: number
  readonly length: number
  readonly sha256: string
  /** `seq` of the line that states it. */
  readonly line: number
}

export interface Journal {
  readonly leaves: readonly Leaf[]
  readonly lines: readonly Line[]
  /** Ranges of the file `checkpoints` that are passed over. */
  readonly tornCheckpoints: readonly Torn[]
  readonly findings: readonly Finding[]
}

const file = fileNames.journal
/** Lines read before others have their turn: the station goes on recording meanwhile. */
const stretch = 256

interface Entry {
  readonly offset: number
  readonly bytes: Buffer
  readonly line: Line | undefined
  readonly findings: readonly Finding[]
}

/** Reads `bytes` as a journal. Never throws. */
export async function readJournal(bytes: Buffer): Promise<Journal> {
  const { lines: parts, rest } = splitLines(bytes)
  const entries: Entry[] = []
  let offset = 0
  for (const part of parts) {
    entries.push({ offset, bytes: part, ...interpret(part) })
    offset += part.length + 1
    if (entries.length % stretch === 0) await othersTurn()
  }
  const findings: Finding[] = []
  const torn = tornEntries(entries, findings)
  const leaves: Leaf[] = []
  for (const entry of entries) {
    if (torn.has(entry)) continue
    const index = leaves.length
    leaves.push({ index, offset: entry.offset, hash: leafHash(entry.bytes), line: entry.line })
    findings.push(...entry.findings.map((finding) => ({ ...finding, line: index, offset: entry.offset })))
    if (leaves.length % stretch === 0) await othersTurn()
  }
  if (rest.length > 0) findings.push({ code: 'journal-line-unfinished', file, line: leaves.length, offset })
  const lines = leaves.flatMap(({ line }) => (line === undefined ? [] : [line]))
  return { leaves, lines, tornCheckpoints: declared(lines, 'torn-checkpoint'), findings }
}

function interpret(bytes: Buffer): { line: Line | undefined; findings: Finding[] } {
  const read = readLine(bytes)
  if ('fault' in read) {
    return { line: undefined, findings: [{ code: 'journal-line-malformed', file, details: { fault: read.fault } }] }
  }
  const { kind, version } = read.value
  if (kind === 'open' && typeof version === 'number' && version > 1) {
    return { line: undefined, findings: [{ code: 'format-newer', file, details: { version } }] }
  }
  const parsed = lineSchema.safeParse(read.value)
  if (parsed.success) return { line: parsed.data, findings: [] }
  const member = parsed.error.issues[0]?.path.join('.') ?? ''
  return { line: undefined, findings: [{ code: 'journal-line-invalid', file, details: { member } }] }
}

function declared(lines: readonly Line[], what: 'torn-line' | 'torn-checkpoint'): Torn[] {
  return lines.flatMap((line) => {
    if (line.kind !== 'recovered' || line.what !== what) return []
    return [{ offset: line.offset, length: line.length, sha256: line.sha256, line: line.seq }]
  })
}

/** The lines that a later line declares to be torn, each of which must be there as declared. */
function tornEntries(entries: readonly Entry[], findings: Finding[]): Set<Entry> {
  const torn = new Set<Entry>()
  const lines = entries.flatMap(({ line }) => (line === undefined ? [] : [line]))
  const byOffset = new Map(entries.map((entry) => [entry.offset, entry]))
  for (const { offset, length, sha256, line } of declared(lines, 'torn-line')) {
    const entry = byOffset.get(offset)
    const asDeclared =
      entry?.bytes.length === length && createHash('sha256').update(entry.bytes).digest('hex') === sha256
    if (asDeclared) torn.add(entry)
    else findings.push({ code: 'journal-torn-wrong', file, line, offset, details: { length } })
  }
  return torn
}
