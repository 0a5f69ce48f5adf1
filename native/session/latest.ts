// Delivers the latest of what changes, one at a time, and tries again with growing pauses until it is delivered or no
// longer the latest.
import { pause } from '../capture/standby.ts'

/** Milliseconds before the next attempt. */
const delay = (attempt: number) => Math.min(60_000, 1000 * 2 ** Math.min(attempt, 6))

export class Latest<T> {
  readonly #deliver: (value: T, signal: AbortSignal) => Promise<void>
  readonly #closing = new AbortController()
  #waiting: { readonly value: T } | null = null
  #newer = new AbortController()
  #running: Promise<void> | null = null

  /** @param deliver throws when it could not; is tried again. */
  constructor(deliver: (value: T, signal: AbortSignal) => Promise<void>) {
    this.#deliver = deliver
  }

  put(value: T): void {
    if (this.#closing.signal.aborted) return
    this.#waiting = { value }
    this.#newer.abort()
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
  }

  /** Waits for what is being delivered; tries nothing again. */
  async close(): Promise<void> {
    this.#closing.abort()
    this.#newer.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    for (let attempt = 0; this.#waiting !== null; attempt++) {
      const taken = this.#waiting
      this.#newer = new AbortController()
      const isDelivered = await this.#deliver(taken.value, this.#closing.signal).then(
        () => true,
        () => false,
      )
      const isLatest = this.#waiting === taken
      if (isDelivered && isLatest) this.#waiting = null
      if (isDelivered || !isLatest) attempt = -1
      if (this.#closing.signal.aborted && !isDelivered && isLatest) return
      if (!isDelivered && isLatest) await pause(delay(attempt), this.#newer.signal)
    }
  }
}
