// Reads the file of checkpoints, damaged or not: each note with its place and whether it is the station's (§4).
import { createHash, type KeyObject } from 'node:crypto'
import type { FindingCode } from '../../contract/findings.ts'
import type { Finding } from '../../contract/verification.ts'
import { openCheckpoint, splitCheckpoints, type Checkpoint, type CheckpointFault } from '../../journal/checkpoint.ts'
import { fileNames } from '../layout.ts'
import type { Torn } from './journal.ts'

const file = fileNames.checkpoints

export interface Notes {
  /** The checkpoints that the station signed, in the file's order. */
  readonly checkpoints: readonly Checkpoint[]
  /** Number of notes, whoever signed them. */
  readonly count: number
  readonly findings: readonly Finding[]
}

const codes: Record<CheckpointFault, FindingCode> = {
  malformed: 'checkpoint-malformed',
  'wrong-origin': 'checkpoint-of-another',
  'wrong-signature': 'checkpoint-signature-wrong',
}

/** Reads `bytes`, passing over what the journal declares as torn. Without a key no signature counts as right. */
export function readNotes(bytes: Buffer, origin: string, key: KeyObject | undefined, torn: readonly Torn[]): Notes {
  const findings: Finding[] = []
  const checkpoints: Checkpoint[] = []
  let count = 0
  for (const { from, to } of between(bytes, torn, findings)) {
    for (const { offset, note } of notesIn(bytes, from, to)) {
      if (note === undefined) {
        findings.push({ code: 'checkpoint-malformed', file, offset })
        continue
      }
      count += 1
      const opened = key === undefined ? { fault: 'wrong-signature' as const } : openCheckpoint(note, origin, key)
      if ('checkpoint' in opened) checkpoints.push(opened.checkpoint)
      else findings.push({ code: codes[opened.fault], file, offset })
    }
  }
  return { checkpoints, count, findings: onePerCode(findings) }
}

/** The first of each code, with their number: a wrong key makes every note wrong. */
function onePerCode(findings: readonly Finding[]): Finding[] {
  return [...Map.groupBy(findings, ({ code }) => code).values()].flatMap((same): Finding[] => {
    const [first] = same
    if (first === undefined) return []
    return [same.length === 1 ? first : { ...first, details: { ...first.details, count: same.length } }]
  })
}

/** The stretches of the file that are not torn, and are not the line feeds after what is. */
function between(bytes: Buffer, torn: readonly Torn[], findings: Finding[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = []
  let from = 0
  for (const { offset, length, sha256, line } of [...torn].sort((a, b) => a.offset - b.offset)) {
    const found = createHash('sha256')
      .update(bytes.subarray(offset, offset + length))
      .digest('hex')
    if (offset < from || offset + length > bytes.length || found !== sha256) {
      findings.push({ code: 'journal-torn-wrong', file, line, offset, details: { length } })
      continue
    }
    stretches.push({ from, to: offset })
    from = offset + length
    while (bytes[from] === 0x0a) from += 1
  }
  return [...stretches, { from, to: bytes.length }]
}

/** Notes in a stretch; where there is none, `undefined` once, and on from the next place where one can begin. */
function* notesIn(bytes: Buffer, from: number, to: number): Generator<{ offset: number; note: string | undefined }> {
  let offset = from
  while (offset < to) {
    for (const note of splitCheckpoints(bytes.subarray(offset, to).toString('utf8')).notes) {
      const written = Buffer.from(`${note}\n`)
      // Bytes that are no UTF-8 were replaced on reading: then the text is not what is in the file.
      if (!written.equals(bytes.subarray(offset, offset + written.length))) break
      yield { offset, note }
      offset += written.length
    }
    if (offset === to) return
    yield { offset, note: undefined }
    const next = bytes.subarray(0, to).indexOf('\n\nzhenglu/', offset)
    if (next === -1) return
    offset = next + 2
  }
}

/**
 * Where the whole notes end, for whom continues the file: how many there are, the offset after the last one (and after
 * what is declared torn), and the lines that the newest covers.
 */
export function notesEnd(
  bytes: Buffer,
  origin: string,
  key: KeyObject,
  torn: readonly Torn[],
): { count: number; end: number; covered: number } {
  const { checkpoints, count } = readNotes(bytes, origin, key, torn)
  const last = between(bytes, torn, []).at(-1)
  let end = last?.from ?? 0
  for (const { offset, note } of notesIn(bytes, end, bytes.length)) {
    if (note !== undefined) end = offset + Buffer.byteLength(note) + 1
  }
  return { count, end, covered: checkpoints.at(-1)?.size ?? 0 }
}
