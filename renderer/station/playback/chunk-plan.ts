// Which chunks of a part are needed to play from some moment on. Pure.
import type { PlaybackIndex } from '../../../native/contract/recordings.ts'

export type PlaybackPart = PlaybackIndex['parts'][number]

/** Seconds before a moment from which bytes are needed: the key frame lies somewhere in them. */
const keyFrameWithin = 5
/** Bytes that are asked for at once. */
const mostAtOnce = 4_000_000

/** Instant of the part's first sample in microseconds of its own media time. */
export const partStart = ({ chunks }: PlaybackPart): number => chunks[0]?.[2] ?? 0

/** Length in seconds. */
export const partSeconds = (part: PlaybackPart): number => ((part.chunks.at(-1)?.[3] ?? 0) - partStart(part)) / 1e6

/**
 * Which part shows an instant, and how many seconds after the part's start; undefined when nothing was recorded then.
 * Parts overlap where one went over into the next, or the clock was set back: then the newest is shown.
 */
export function placeOf(parts: readonly PlaybackPart[], at: number): { part: number; seconds: number } | undefined {
  const secondsIn = ({ wall }: PlaybackPart) => (wall === null ? NaN : (at - Date.parse(wall)) / 1000)
  const part = parts.findLastIndex((each) => secondsIn(each) >= 0 && secondsIn(each) <= partSeconds(each))
  const found = parts[part]
  return found === undefined ? undefined : { part, seconds: secondsIn(found) }
}

/** The chunk with which to begin in order to play from `seconds` after the part's start. */
export function firstChunkFor(part: PlaybackPart, seconds: number): number {
  const micros = partStart(part) + (seconds - keyFrameWithin) * 1e6
  return Math.max(
    0,
    part.chunks.findLastIndex(([, , from]) => from <= micros),
  )
}

/** The next stretch of bytes from a chunk on: up to which chunk, and the range of bytes. */
export function stretchFrom(part: PlaybackPart, chunk: number): { next: number; first: number; last: number } | null {
  const begin = part.chunks[chunk]
  if (begin === undefined) return null
  let next = chunk
  let end = begin[0]
  for (const [offset, length] of part.chunks.slice(chunk)) {
    if (next > chunk && offset + length - begin[0] > mostAtOnce) break
    end = offset + length
    next += 1
  }
  return { next, first: begin[0], last: end - 1 }
}
