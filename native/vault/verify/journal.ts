// Reads a journal that may be damaged: every line with its place, and which of them are leaves of the tree (§3).
import { createHash } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type * as z from 'zod'
import type { Finding } from '../../contract/verification.ts'
import { readLine, splitLines } from '../../journal/line.ts'
import { leafHash } from '../../journal/tree.ts'
import { fileNames } from '../layout.ts'
import { lineSchema, tornSchemas, type Line, type Stamped } from '../lines.ts'

/** One line of the file that is a leaf. */
export interface Leaf<L extends Stamped = Line> {
  /** Its place among the leaves: what `seq` must be. */
  readonly index: number
  /** Where it begins in the file. */
  readonly offset: number
  readonly hash: Buffer
  /** What it says; undefined when it says nothing that a journal can. */
  readonly line: L | undefined
}

/** What a `recovered` line states of bytes that are passed over. */
export interface Torn {
  readonly offset: number
  readonly length: number
  readonly sha256: string
  /** `seq` of the line that states it. */
  readonly line: number
}

export interface Journal<L extends Stamped = Line> {
  readonly leaves: readonly Leaf<L>[]
  readonly lines: readonly L[]
  /** Ranges of the file `checkpoints` that are passed over. */
  readonly tornCheckpoints: readonly Torn[]
  readonly findings: readonly Finding[]
}

const file = fileNames.journal
/** Lines read before others have their turn: the station goes on recording meanwhile. */
const stretch = 256

interface Entry<L extends Stamped> {
  readonly offset: number
  readonly bytes: Buffer
  readonly line: L | undefined
  readonly findings: readonly Finding[]
}

/** Reads `bytes` as a journal whose lines are those of `schema`: a recording's unless told otherwise. Never throws. */
export async function readJournal<L extends Stamped = Line>(
  bytes: Buffer,
  schema = lineSchema as unknown as z.ZodType<L>,
): Promise<Journal<L>> {
  const { lines: parts, rest } = splitLines(bytes)
  const entries: Entry<L>[] = []
  let offset = 0
  for (const part of parts) {
    entries.push({ offset, bytes: part, ...interpret(part, schema) })
    offset += part.length + 1
    if (entries.length % stretch === 0) await othersTurn()
  }
  const findings: Finding[] = []
  const torn = tornEntries(entries, findings)
  const leaves: Leaf<L>[] = []
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

function interpret<L extends Stamped>(
  bytes: Buffer,
  schema: z.ZodType<L>,
): { line: L | undefined; findings: Finding[] } {
  const read = readLine(bytes)
  if ('fault' in read) {
    return { line: undefined, findings: [{ code: 'journal-line-malformed', file, details: { fault: read.fault } }] }
  }
  const { kind, version } = read.value
  if (kind === 'open' && typeof version === 'number' && version > 1) {
    return { line: undefined, findings: [{ code: 'format-newer', file, details: { version } }] }
  }
  const parsed = schema.safeParse(read.value)
  if (parsed.success) return { line: parsed.data, findings: [] }
  const member = parsed.error.issues[0]?.path.join('.') ?? ''
  return { line: undefined, findings: [{ code: 'journal-line-invalid', file, details: { member } }] }
}

function declared(lines: readonly Stamped[], what: 'torn-line' | 'torn-checkpoint'): Torn[] {
  const schema = what === 'torn-line' ? tornSchemas.line : tornSchemas.checkpoint
  return lines.flatMap((line) => {
    const data = line.kind === 'recovered' ? schema.safeParse(line).data : undefined
    return data === undefined ? [] : [{ offset: data.offset, length: data.length, sha256: data.sha256, line: data.seq }]
  })
}

/** The lines that a later line declares to be torn, each of which must be there as declared. */
function tornEntries<L extends Stamped>(entries: readonly Entry<L>[], findings: Finding[]): Set<Entry<L>> {
  const torn = new Set<Entry<L>>()
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
