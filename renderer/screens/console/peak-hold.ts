// A meter's peak mark: stays at the loudest value for a while, then falls.
export interface Held {
  readonly peak: number
  /** When it was reached, in milliseconds of any clock. */
  readonly at: number
}

/** Bottom of the meters, in dBFS. */
export const floor = -60
const holdFor = 1500
/** dB per second. */
const fall = 20

/** The mark after a new peak at `now`. */
export function hold(held: Held, peak: number, now: number): Held {
  const since = now - held.at
  const shown = since <= holdFor ? held.peak : held.peak - ((since - holdFor) / 1000) * fall
  if (peak >= shown) return { peak, at: now }
  return since <= holdFor ? held : { peak: Math.max(floor, shown), at: now - holdFor }
}

/** Share of the meter's length that a loudness fills, 0 to 1. */
export const share = (dbfs: number): number => Math.min(1, Math.max(0, (dbfs - floor) / -floor))
