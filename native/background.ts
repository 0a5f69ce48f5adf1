// What a station does beside what it is asked for: work that nobody waits for, some of it again and again until it closes.
import { atMost, farewell } from './vault/at-most.ts'

export class Background {
  readonly #timers: NodeJS.Timeout[] = []
  readonly #later = new Set<() => void>()
  readonly #working = new Set<Promise<unknown>>()
  readonly #stopping = new AbortController()
  readonly #failed: (error: unknown) => void

  /** @param failed is told what work failed with: it stops nothing. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed
  }

  /** Aborted when the station closes. */
  get signal(): AbortSignal {
    return this.#stopping.signal
  }

  /** Lets work run that nobody waits for: its failure is told and stops nothing. */
  run(work: Promise<unknown>): void {
    const done = work
      .catch((error: unknown) => {
        if (!this.signal.aborted) this.#failed(error)
      })
      .finally(() => this.#working.delete(done))
    this.#working.add(done)
  }

  /** Runs work once, later; at the latest when the station closes. */
  after(milliseconds: number, work: () => Promise<unknown>): void {
    const begin = (): void => {
      clearTimeout(timer)
      if (this.#later.delete(begin)) this.run(work())
    }
    const timer = setTimeout(begin, milliseconds)
    this.#later.add(begin)
  }

  /** Runs work again and again. */
  every(milliseconds: number, work: () => Promise<unknown>): void {
    this.#timers.push(
      setInterval(() => {
        this.run(work())
      }, milliseconds),
    )
  }

  /** Begins nothing more but what was put off; what runs may end early. */
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
    for (const begin of this.#later) begin()
    this.#stopping.abort()
  }

  /** Resolves when what runs now has ended, or cannot. */
  async settled(): Promise<void> {
    await atMost(farewell, Promise.all(this.#working))
  }
}
