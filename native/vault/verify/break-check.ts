// Whether breaks and resumptions alternate, and nothing was captured in a break (§3.1, §6.4).
import type { Finding } from '../../contract/verification.ts'
import { breaksIn, type BreakTold } from '../breaks.ts'
import { fileNames, partFile } from '../layout.ts'
import type { Line } from '../lines.ts'

const file = fileNames.journal
/** Milliseconds by which a device's time stamps may be ahead or behind of the clock that wrote the journal. */
const tolerance = 1000

/** Checks the breaks of a journal. */
export function checkBreaks(lines: readonly Line[]): Finding[] {
  const breaks = breaksIn(lines)
  return [...alternation(lines, breaks), ...breaks.flatMap((one) => captured(lines, one))]
}

function alternation(lines: readonly Line[], breaks: readonly BreakTold[]): Finding[] {
  const paired = new Set<Line>(breaks.flatMap(({ began, ended }) => (ended === null ? [began] : [began, ended])))
  return lines
    .filter((line) => (line.kind === 'break' || line.kind === 'resume') && !paired.has(line))
    .map((line) => ({ code: 'journal-line-misplaced', file, line: line.seq, details: { kind: line.kind } }))
}

/** Parts and media that the journal puts into the break, by the order of its lines or by the time of capture. */
function captured(lines: readonly Line[], one: BreakTold): Finding[] {
  return lines.flatMap((line): Finding[] => {
    if (line.kind !== 'part' && !isMedia(line)) return []
    if (!isWithin(line, one) && !(isMedia(line) && overlaps(line, one))) return []
    const { track, part, seq } = line
    const place = { file: partFile(track, part), track, part, line: seq }
    const details = { from: one.from, to: one.to }
    if (!isMedia(line)) return [{ code: 'recorded-in-break', ...place, details }]
    const { chunk, mediaFrom, mediaTo, wall } = line
    const when = { chunk, mediaFrom, mediaTo, ...(wall === null ? {} : { wall }) }
    return [{ code: 'recorded-in-break', ...place, ...when, details }]
  })
}

type Media = Extract<Line, { kind: 'chunk' } | { what: 'fragments' }>

const isMedia = (line: Line): line is Media =>
  line.kind === 'chunk' || (line.kind === 'recovered' && line.what === 'fragments')

const isWithin = ({ seq }: Line, { began, ended }: BreakTold) => seq > began.seq && (ended === null || seq < ended.seq)

/** Compared in the time of the break's own clock: a wall clock that was set between the lines shifts both alike. */
function overlaps(line: Media, { began, ended }: BreakTold): boolean {
  if (line.wall === null) return false
  const near = line.seq < began.seq ? began : (ended ?? began)
  const shift = line.run === near.run ? offset(near) - offset(line) : 0
  const from = Date.parse(line.wall) + shift
  const to = from + (line.mediaTo - line.mediaFrom) / 1000
  return line.seq < began.seq
    ? to > Date.parse(began.at) + tolerance
    : from < Date.parse(near.at) - tolerance && near.seq < line.seq
}

/** Wall clock minus the clock that never jumps, in milliseconds. */
const offset = ({ at, mono }: Line) => Date.parse(at) - mono
