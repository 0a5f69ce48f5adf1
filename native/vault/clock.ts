// The two clocks of a journal: the wall clock, and one that never jumps.

export interface Clock {
  /** The wall clock. */
  now(): Date
  /** Milliseconds of a clock that never jumps; comparable within one life of the process. */
  mono(): number
}

export const systemClock: Clock = { now: () => new Date(), mono: () => performance.now() }
