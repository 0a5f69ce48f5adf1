// Who may write in a record: one window at a time, for as long as it says so again and again.
import { Failure } from '../contract/failures.ts'

/** Milliseconds after which who is not heard of any more has given up. */
const lapse = 15_000

export interface Holder {
  readonly window: string
  readonly person: string
}

export class Leases {
  readonly #held = new Map<string, Holder & { readonly until: number }>()
  readonly #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Who writes in a record now. */
  of(record: string): Holder | null {
    const held = this.#held.get(record)
    return held === undefined || held.until < this.#now() ? null : { window: held.window, person: held.person }
  }

  /**
   * Takes or renews it; answers whether another window had none or another before.
   * @throws Failure `written-record-held` naming who writes, unless it is to be taken over.
   */
  hold(record: string, { window, person }: Holder, take: boolean): boolean {
    const before = this.of(record)
    if (before !== null && before.window !== window && !take) {
      throw new Failure('written-record-held', { person: before.person })
    }
    this.#held.set(record, { window, person, until: this.#now() + lapse })
    return before?.window !== window || before.person !== person
  }

  /** Answers whether it was that window's. */
  release(record: string, window: string): boolean {
    return this.#held.get(record)?.window === window && this.#held.delete(record)
  }

  /** Milliseconds for which a renewal holds. */
  get lapse(): number {
    return lapse
  }
}
