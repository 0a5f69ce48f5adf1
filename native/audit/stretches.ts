// Watching a recording asks for hundreds of its pieces: what goes on without a pause is one act.

/** Milliseconds of a pause after which it counts as done again. */
export const pause = 10 * 60_000
/** Stretches that are remembered. */
const most = 1000

export class Stretches {
  readonly #last = new Map<string, number>()

  /** Whether `key` begins anew. @param now milliseconds of a clock that never jumps. */
  begins(key: string, now: number): boolean {
    const before = this.#last.get(key)
    this.#last.delete(key)
    this.#last.set(key, now)
    if (this.#last.size > most) this.#last.delete(this.#last.keys().next().value ?? '')
    return before === undefined || now - before > pause
  }
}
