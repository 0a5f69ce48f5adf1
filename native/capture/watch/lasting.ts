// Something that must last for a while before it counts.

export class Lasting {
  readonly #limit: number
  #since: number | null = null

  /** @param limit milliseconds; 0 = never counts. */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Whether it has lasted long enough. @param now milliseconds of a clock that never jumps. */
  see(holds: boolean, now: number): boolean {
    if (!holds || this.#limit === 0) {
      this.#since = null
      return false
    }
    this.#since ??= now
    return now - this.#since >= this.#limit
  }

  restart(): void {
    this.#since = null
  }
}
