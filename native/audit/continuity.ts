// Whether the segments of an audit log follow each other without one missing (docs/format.md §8.2).
import type { Finding } from '../contract/verification.ts'
import { checkLastCheckpoint } from '../vault/verify/tree.ts'
import { checkpointsFile, linesFile } from './layout.ts'
import { rootAt, type Segment } from './read-segment.ts'

/** Checks `segments`, which are in the order of their numbers. */
export function checkContinuity(segments: readonly Segment[]): Finding[] {
  return [
    ...missingNumbers(segments.map(({ number }) => number)),
    ...segments.flatMap((segment, at) => checkBeginning(segment, segments[at - 1])),
    ...segments.flatMap((segment, at) => checkEnd(segment, segments[at + 1])),
    ...segments.flatMap(statedLosses),
  ]
}

function missingNumbers(numbers: readonly number[]): Finding[] {
  const there = numbers.length === 0 ? [2] : numbers
  return there.flatMap((number, at): Finding[] => {
    const first = (numbers[at - 1] ?? 0) + 1
    if (first === number) return []
    return [{ code: 'audit-segment-missing', file: linesFile(first), details: { segment: first, to: number - 1 } }]
  })
}

/** The first line names size and root of the segment before. */
function checkBeginning({ number, open }: Segment, before: Segment | undefined): Finding[] {
  if (open === undefined) return []
  const { previous } = open
  const fault: Finding = { code: 'audit-segments-not-continuous', file: linesFile(number), line: 0 }
  if (previous === null || previous.segment !== number - 1) return number === 1 && previous === null ? [] : [fault]
  if (before?.number !== previous.segment) return [] // told as missing
  return rootAt(before, previous.size)?.toString('hex') === previous.root ? [] : [fault]
}

/** A segment that another continues ends with a line that says so, and is signed to its end. */
function checkEnd(segment: Segment, after: Segment | undefined): Finding[] {
  if (after?.number !== segment.number + 1) return []
  const { number, closed, checkpoints, journal } = segment
  const length = journal.leaves.length
  if (after.open?.previous?.state === 'closed' && after.open.previous.size !== length)
    return [
      { code: 'audit-segments-not-continuous', file: linesFile(after.number), line: 0, details: { lines: length } },
    ]
  if (!closed) return [{ code: 'journal-without-close', file: linesFile(number), line: length }]
  return checkLastCheckpoint(checkpoints, length).map((finding) => ({ ...finding, file: checkpointsFile(number) }))
}

function statedLosses({ number, journal }: Segment): Finding[] {
  return journal.lines.flatMap((line): Finding[] => {
    if (line.kind !== 'lost') return []
    const { lines, from, to } = line
    return [{ code: 'audit-lines-lost', file: linesFile(number), line: line.seq, details: { lines, from, to } }]
  })
}
