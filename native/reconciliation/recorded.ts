// Whether an instant is in the recording, and in a picture: not before it, in a break, in a gap, or while a camera saw nothing.
import { clearedBy } from '../vault/alarm-end.ts'
import { breaksIn } from '../vault/breaks.ts'
import type { Conducted } from './conducted.ts'

/** Milliseconds by which what people do and what is stated of it may be apart. */
const tolerance = 2000

interface Span {
  readonly from: number
  readonly to: number
}

const within = (at: number, spans: readonly Span[], slack = 0): boolean =>
  spans.some(({ from, to }) => at > from + slack && at < to - slack)

/** Alarms while which a picture shows nothing of the room. */
const blind: ReadonlySet<string> = new Set([
  'source-lost',
  'source-stalled',
  'source-frozen',
  'source-black',
  'source-covered',
])

export class Recorded {
  readonly #since: number
  readonly #until: number
  readonly #breaks: readonly Span[]
  readonly #missing: ReadonlyMap<string, readonly Span[]>
  readonly #unseen: ReadonlyMap<string, readonly Span[]>
  readonly #pictures: ReadonlySet<string>

  constructor({ open, lines, pictures, since, until }: Conducted) {
    this.#since = Date.parse(since)
    this.#until = Date.parse(until)
    this.#pictures = pictures
    this.#breaks = breaksIn(lines).map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to ?? until) + 1 }))
    const tracks = open.sources.map(({ track }) => track)
    const begun = new Set(lines.flatMap((line) => (line.kind === 'part' ? [line.track] : [])))
    const always = { from: -Infinity, to: Infinity }
    const gaps = (track: string) =>
      lines.flatMap((line) =>
        line.kind === 'gap' && line.track === track ? [{ from: Date.parse(line.from), to: Date.parse(line.to) }] : [],
      )
    const alarms = (track: string) =>
      lines.flatMap((line) =>
        line.kind === 'alarm' && line.state === 'raised' && line.track === track && blind.has(line.alarm)
          ? [{ from: Date.parse(line.at), to: Date.parse(clearedBy(line, lines)?.at ?? until) + 1 }]
          : [],
      )
    this.#missing = new Map(tracks.map((track) => [track, begun.has(track) ? gaps(track) : [always]]))
    this.#unseen = new Map(tracks.map((track) => [track, alarms(track)]))
  }

  /** Whether anything was recorded then: entries of a written record are begun a little before or after. */
  isRecorded(at: string): boolean {
    const instant = Date.parse(at)
    if (instant < this.#since - tolerance || instant > this.#until + tolerance) return false
    if (within(instant, this.#breaks, tolerance)) return false
    return [...this.#missing.values()].some((spans) => !within(instant, spans, tolerance))
  }

  /** Whether a camera recorded it: it lies inside the recording, in a part, in no break or gap, in sight. */
  isSeen(at: string): boolean {
    const instant = Date.parse(at)
    if (instant < this.#since || instant > this.#until || within(instant, this.#breaks)) return false
    return [...this.#pictures].some(
      (track) => !within(instant, this.#missing.get(track) ?? []) && !within(instant, this.#unseen.get(track) ?? []),
    )
  }

  /** Milliseconds recorded between two instants: without the breaks. */
  between(from: string, to: string): number {
    const [begin, end] = [Date.parse(from), Date.parse(to)]
    const breaks = this.#breaks.reduce(
      (sum, one) => sum + Math.max(0, Math.min(one.to, end) - Math.max(one.from, begin)),
      0,
    )
    return Math.max(0, end - begin - breaks)
  }
}
