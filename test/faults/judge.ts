// Holds what a journal states of a track against what is really there.
import type { JournalLine, Span } from './truth.ts'
import { seconds } from './truth.ts'

/** Instants, in seconds since 1970, at which somebody asked for something, or something was done to the station. */
export interface Course {
  /** The recording had begun: the call to start it was answered. Null when it never was. */
  readonly begun: number | null
  /** Calls to interrupt or to end. */
  readonly asked: readonly number[]
  /** The call to end was answered, or the recording was found closed. */
  readonly ended: number
  /** The fault. */
  readonly fault: number
}

export interface Verdict {
  readonly problems: readonly string[]
  /** Seconds before the fault that are missing. */
  readonly loss: number
  /** Largest difference between an end of a stated gap and the truth, in seconds. */
  readonly gapError: number
}

/** Largest error of a stated gap, in seconds. */
export const mostGapError = 0.5
/** Seconds that it may take from the call to end until the last source has heard of it. */
const mostLate = 1
/**
 * Seconds before a call to end that may be missing where no recording process was killed: frames that were on their way
 * from the camera, which no fault took.
 */
const onTheWay = 0.5

interface Absence extends Span {
  readonly beginsWith: string
  readonly endsWith: string
}

/** Gaps of a track and breaks, as stated; those that touch are one. */
function absences(track: string, lines: readonly JournalLine[]): Absence[] {
  const gaps = lines
    .filter((line) => line.kind === 'gap' && line['track'] === track)
    .map((line) => ({ from: seconds(line['from']), to: seconds(line['to']), kind: 'gap' }))
  const breaks = lines
    .map((line, at) => ({ line, end: lines.slice(at).find(({ kind }) => kind === 'resume' || kind === 'close') }))
    .filter(({ line }) => line.kind === 'break')
    .map(({ line, end }) => ({ from: seconds(line.at), to: seconds(end?.at ?? line.at), kind: 'break' }))
  const all: Absence[] = []
  for (const { kind, ...span } of [...gaps, ...breaks].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last !== undefined && span.from <= last.to + 0.05) {
      const endsWith = span.to >= last.to ? kind : last.endsWith
      all[all.length - 1] = { ...last, to: Math.max(last.to, span.to), endsWith }
    } else all.push({ ...span, beginsWith: kind, endsWith: kind })
  }
  return all
}

const overlap = (a: Span, b: Span) => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from))

/** What is between the recorded stretches, and before the first and after the last. */
function holesOf(spans: readonly Span[]): Span[] {
  const froms = [-Infinity, ...spans.map(({ to }) => to)]
  const tos = [...spans.map(({ from }) => from), Infinity]
  return froms.map((from, at) => ({ from, to: tos[at] ?? Infinity }))
}

/** How far an instant lies outside a stretch. */
const outside = (instant: number, { from, to }: Span) => Math.max(0, from - instant, instant - to)

/** Of an absence the errors of its two ends. A source takes its time to open, after a break as at the start. */
function errorsOf(absence: Absence, hole: Span, { asked, ended, fault }: Course): [number, number] {
  const isEnd = hole.to === Infinity
  const end = isEnd ? outside(absence.to, { from: asked.at(-1) ?? fault, to: ended }) : absence.to - hole.to
  const opening = absence.endsWith === 'break' && absence.to <= hole.to
  // A break is stated when all has ended, and was asked for before.
  const begin =
    absence.beginsWith === 'break' ? Math.max(0, absence.from - hole.from - mostLate) : absence.from - hole.from
  return [hole.from === -Infinity ? 0 : Math.abs(begin), opening ? 0 : Math.abs(end)]
}

const at = (instant: number) => (Number.isFinite(instant) ? new Date(instant * 1000).toISOString().slice(14, 23) : '…')
const told = ({ from, to }: Span) => `${at(from)}–${at(to)}`

/** Seconds before the fault that are missing of a track: from its last recorded instant to when it was to end. */
function lossOf(holes: readonly Span[], { asked, fault }: Course, most: number): number {
  const hole = holes.find(({ from, to }) => from <= fault && fault <= to)
  if (hole === undefined || hole.from === -Infinity) return 0
  const wanted = Math.min(fault, ...asked.filter((instant) => instant >= hole.from - mostLate))
  const loss = Math.max(0, wanted - hole.from)
  return wanted < fault && most === 0 && loss <= onTheWay ? 0 : loss
}

/**
 * Judges one track.
 * @param isHit whether the fault may leave a gap in it.
 * @param most seconds before the fault that may be missing when it is.
 */
export function judge(
  track: string,
  spans: readonly Span[],
  lines: readonly JournalLine[],
  course: Course,
  { isHit, most }: { readonly isHit: boolean; readonly most: number },
): Verdict {
  const problems: string[] = []
  const [stated, holes] = [absences(track, lines), holesOf(spans)]
  let gapError = 0
  for (const absence of stated) {
    const hole = holes.toSorted((a, b) => overlap(absence, b) - overlap(absence, a))[0]
    if (hole === undefined || overlap(absence, hole) === 0) {
      gapError = Math.max(gapError, absence.to - absence.from)
      if (absence.to - absence.from > mostGapError)
        problems.push(`${track}: ${told(absence)} is stated as missing and is there`)
      continue
    }
    const error = Math.max(...errorsOf(absence, hole, course))
    gapError = Math.max(gapError, error)
    if (error > mostGapError) problems.push(`${track}: ${told(absence)} is stated as missing, ${told(hole)} is`)
    if (!isHit && absence.beginsWith === 'gap')
      problems.push(`${track}: a gap ${told(absence)} though nothing was done to it`)
  }
  for (const hole of holes) {
    if (hole.from === -Infinity || hole.to === Infinity) continue
    if (stated.every((absence) => overlap(absence, hole) === 0))
      problems.push(`${track}: ${told(hole)} is missing and not stated`)
  }
  const loss = lossOf(holes, course, most)
  if (loss > most) problems.push(`${track}: ${loss.toFixed(2)} s before the fault are missing`)
  const [first, last] = [spans[0], spans.at(-1)]
  if (course.begun !== null && (first === undefined || first.from > course.begun + mostLate) && !isHit)
    problems.push(`${track}: begins ${at(first?.from ?? NaN)}, was said to have begun ${at(course.begun)}`)
  const until = Math.min(course.ended, ...course.asked.slice(-1))
  const isStated = stated.some(({ to, from }) => to >= until - mostLate && from <= (last?.to ?? from) + mostLate)
  if (course.begun !== null && until - (last?.to ?? -Infinity) > mostLate && !isStated)
    problems.push(`${track}: ends ${at(last?.to ?? NaN)}, was asked to end ${at(until)}`)
  return { problems, loss, gapError }
}
