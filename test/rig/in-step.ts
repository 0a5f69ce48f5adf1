// Whether tracks are in step: the rig flashes and sounds at whole seconds of the wall clock, so what a track shows at
// another time is its delay, and the difference of two delays is how far two tracks are apart.
import { measureBursts, measureFlashes, type Setting } from './onsets.ts'

/** A recorded part, and the instant that its journal states for media time zero. */
export interface RecordedPart {
  readonly file: string
  readonly zero: Date
}

/** Milliseconds by which the flashes of a part come after (negative: before) the whole seconds; the middle one. */
export async function flashDelay(part: RecordedPart, setting: Setting = {}): Promise<number> {
  return delay(part, await measureFlashes(part.file, setting))
}

/** The same for the tone bursts of a part. */
export async function burstDelay(part: RecordedPart, setting: Setting = {}): Promise<number> {
  return delay(part, await measureBursts(part.file, setting))
}

/** Milliseconds between the earliest and the latest of `delays`. */
export function apart(delays: readonly number[]): number {
  return Math.max(...delays) - Math.min(...delays)
}

function delay({ file, zero }: RecordedPart, onsets: readonly number[]): number {
  if (onsets.length < 3) throw new Error(`${file}: only ${onsets.length} flashes or tones`)
  const delays = onsets.map((onset) => {
    const wall = zero.getTime() + onset * 1000
    return wall - Math.round(wall / 1000) * 1000
  })
  return delays.sort((a, b) => a - b)[Math.floor(delays.length / 2)] ?? NaN
}
