// Whether each line stands where its kind can, and the chunks of each part follow each other (§3.1, §6.4, §6.6).
import type { Finding } from '../../contract/verification.ts'
import { fileNames, partFile } from '../layout.ts'
import { isBytesLine, type BytesLine, type ClosedPart, type CloseLine, type Line, type LineOf } from '../lines.ts'
import type { Journal } from './journal.ts'

const file = fileNames.journal

/** A part as the journal tells of it. */
export interface PartTold {
  readonly part: LineOf<'part'>
  /** Lines about its bytes, in the journal's order. */
  readonly bytes: readonly BytesLine[]
}

/** The journal's parts in order. Lines about bytes of a part that was never begun are left out. */
export function partsTold({ lines }: Journal): PartTold[] {
  const parts = new Map<string, { part: LineOf<'part'>; bytes: BytesLine[] }>()
  for (const line of lines) {
    if (line.kind === 'part' && line.file === partFile(line.track, line.part) && !parts.has(line.file)) {
      parts.set(line.file, { part: line, bytes: [] })
    }
    if (isBytesLine(line)) parts.get(partFile(line.track, line.part))?.bytes.push(line)
  }
  return [...parts.values()]
}

/** Checks the kinds' order. `closed`: whether the journal must have been closed. */
export function checkOrder(journal: Journal, closed: boolean): Finding[] {
  const { lines, leaves } = journal
  const findings: Finding[] = []
  const misplaced = (line: Line) =>
    findings.push({ code: 'journal-line-misplaced', file, line: line.seq, details: { kind: line.kind } })
  if (leaves[0]?.line?.kind !== 'open') findings.push({ code: 'journal-without-open', file })
  if (closed && leaves.at(-1)?.line?.kind !== 'close') findings.push({ code: 'journal-without-close', file })
  const parts = new Map<string, { chunk: number; end: number; tail: boolean }>()
  for (const line of lines) {
    if (line.kind === 'open' && line !== leaves[0]?.line) misplaced(line)
    if (line.kind === 'close' && line !== leaves.at(-1)?.line) misplaced(line)
    if (line.kind === 'part') {
      if (line.file !== partFile(line.track, line.part)) findings.push(invalid(line, 'file'))
      if (parts.has(line.file)) misplaced(line)
      else parts.set(line.file, { chunk: 0, end: 0, tail: false })
    }
    if (!isBytesLine(line)) continue
    const part = parts.get(partFile(line.track, line.part))
    if (part === undefined || part.tail) {
      misplaced(line)
      continue
    }
    findings.push(...checkNext(line, part))
    part.chunk = line.chunk
    part.end = line.offset + line.length
    part.tail = line.kind === 'recovered' && line.what === 'tail'
  }
  for (const line of lines) if (line.kind === 'close') findings.push(...checkClose(line, partsTold(journal)))
  return findings
}

const invalid = (line: Line, member: string): Finding => ({
  code: 'journal-line-invalid',
  file,
  line: line.seq,
  details: { member },
})

function checkNext(line: BytesLine, before: { chunk: number; end: number }): Finding[] {
  const { track, part, chunk, offset } = line
  const findings: Finding[] = []
  if (chunk !== before.chunk + 1 || offset !== before.end) {
    const details = { chunkExpected: before.chunk + 1, offsetExpected: before.end, offset }
    findings.push({
      code: 'chunks-not-continuous',
      file: partFile(track, part),
      track,
      part,
      chunk,
      line: line.seq,
      details,
    })
  }
  if (line.kind === 'chunk' || line.what === 'fragments') {
    if (line.mediaTo < line.mediaFrom) findings.push(invalid(line, 'mediaTo'))
    if ((chunk === 1) !== (line.media !== undefined)) findings.push(invalid(line, 'media'))
  }
  return findings
}

/** What `close` says of the parts must follow from the lines before it. A part without any byte need not be named. */
function checkClose(line: CloseLine, told: readonly PartTold[]): Finding[] {
  const fromLines = told.map(({ part, bytes }) => {
    const length = bytes.reduce((sum, each) => sum + each.length, 0)
    return { ...part, length, chunks: bytes.length }
  })
  const same = summarised(line.parts) === summarised(fromLines)
  return same ? [] : [invalid(line, 'parts')]
}

function summarised(parts: readonly Pick<ClosedPart, 'track' | 'part' | 'file' | 'length' | 'chunks'>[]): string {
  const some = parts.filter(({ length }) => length > 0)
  return some
    .map((each) => `${each.file} ${each.track} ${each.part} ${each.length} ${each.chunks}`)
    .sort()
    .join('\n')
}
