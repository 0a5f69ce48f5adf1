// Notices when the wall clock is set: what it says is held against the clock that never jumps.
import type { Clock } from '../vault/clock.ts'

/** A step of the wall clock. */
export interface ClockJump {
  /** What it would say had it not been set. */
  readonly from: string
  readonly to: string
  /** Milliseconds by which it went forward; negative when it was set back. */
  readonly difference: number
}

/** Milliseconds from which on a step is told. Time services that only slow or hasten the clock make none. */
const least = 500

export class ClockWatch {
  readonly #clock: Clock
  #offset: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#offset = this.#difference()
  }

  /** To be called often: the step since the last call; null when there was none. */
  look(): ClockJump | null {
    const [offset, now] = [this.#difference(), this.#clock.now().getTime()]
    const difference = Math.round(offset - this.#offset)
    if (Math.abs(difference) < least) return null
    this.#offset = offset
    const instant = (milliseconds: number) => new Date(milliseconds).toISOString()
    return { from: instant(now - difference), to: instant(now), difference }
  }

  #difference(): number {
    return this.#clock.now().getTime() - this.#clock.mono()
  }
}
