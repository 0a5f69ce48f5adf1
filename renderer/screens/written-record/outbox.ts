// What was typed and is not at the station yet: sent within a second, kept and sent again until the station has it.
import type { Failure } from '../../../native/contract/failures.ts'
import type { RecordChange } from '../../../native/contract/written-records.ts'

/** Milliseconds from a letter to its sending, at most: a window that is lost then loses less than two seconds. */
const within = 900
/** Most changes that one call takes. */
const most = 100

export interface OutboxState {
  /** Changes that the station does not have yet. */
  readonly waiting: number
  readonly sending: boolean
  /** Why the last attempt failed; null after one that did not. */
  readonly failure: Failure | null
}

type Send = (changes: RecordChange[]) => Promise<unknown>

export class Outbox {
  /** The newest change of each entry, in the order in which they came. */
  readonly #waiting = new Map<string, RecordChange>()
  readonly #send: Send
  readonly #told: () => void
  readonly #asFailure: (error: unknown) => Failure
  #timer: ReturnType<typeof setTimeout> | null = null
  #isSending = false
  #failure: Failure | null = null

  constructor(send: Send, asFailure: (error: unknown) => Failure, told: () => void) {
    this.#send = send
    this.#asFailure = asFailure
    this.#told = told
  }

  get state(): OutboxState {
    return { waiting: this.#waiting.size, sending: this.#isSending, failure: this.#failure }
  }

  /** The entry of that id as it is on its way; undefined when it has arrived. */
  has(key: string): boolean {
    return this.#waiting.has(key)
  }

  /** Takes a change; `now` when it should not wait for more letters. */
  put(key: string, change: RecordChange, now: boolean): void {
    // What cannot be sent keeps its place: order is that of the first letter.
    this.#waiting.set(key, change)
    if (now) void this.flush()
    else this.#later()
    this.#told()
  }

  /** Sends what waits. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#isSending || this.#waiting.size === 0) return
    const batch = [...this.#waiting].slice(0, most)
    this.#isSending = true
    try {
      await this.#send(batch.map(([, change]) => change))
      for (const [key, change] of batch) if (this.#waiting.get(key) === change) this.#waiting.delete(key)
      this.#failure = null
    } catch (error) {
      this.#failure = this.#asFailure(error)
    }
    this.#isSending = false
    if (this.#waiting.size > 0) this.#later()
    this.#told()
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.flush()
    }, within)
  }
}
