// What a station does beside what it is asked for: work that nobody waits for, some of it again and again until it closes.
import { failureOf } from './session/failure-of.ts'
import { atMost, farewell } from './vault/at-most.ts'

export class Background {
  readonly #timers: NodeJS.Timeout[] = []
  readonly #working = new Set<Promise<unknown>>()
  readonly #stopping = new AbortController()

  /** Aborted when the station closes. */
  get signal(): AbortSignal {
    return this.#stopping.signal
  }

  /** Lets work run that nobody waits for: its failure is told on standard error and stops nothing. */
  run(work: Promise<unknown>): void {
    const done = work
      .catch((error: unknown) => {
        if (!this.signal.aborted) process.stderr.write(`${failureOf(error).message}\n`)
      })
      .finally(() => this.#working.delete(done))
    this.#working.add(done)
  }

  /** Runs work again and again. */
  every(milliseconds: number, work: () => Promise<unknown>): void {
    this.#timers.push(
      setInterval(() => {
        this.run(work())
      }, milliseconds),
    )
  }

  /** Begins nothing more; what runs may end early. */
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
    this.#stopping.abort()
  }

  /** Resolves when what runs now has ended, or cannot. */
  async settled(): Promise<void> {
    await atMost(farewell, Promise.all(this.#working))
  }
}
