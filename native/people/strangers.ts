// Attempts to log in with accounts that there are not: delayed as others are, so that nobody learns which ones there are.
import { accountKey } from './account-key.ts'
import type { Kept } from './people.ts'

export type Attempts = Pick<Kept, 'wrong' | 'wrongAt'>

/** Whoever tries more names than these only makes the station forget the oldest; memory stays bounded. */
const most = 1000

export class Strangers {
  readonly #attempts = new Map<string, Attempts>()

  get(account: string): Attempts {
    return this.#attempts.get(accountKey(account)) ?? { wrong: 0, wrongAt: null }
  }

  /** Takes note of an attempt. @returns how many there were. */
  attempted(account: string): number {
    const wrong = this.get(account).wrong + 1
    const key = accountKey(account)
    // To the end: the first is the one that was tried longest ago.
    this.#attempts.delete(key)
    this.#attempts.set(key, { wrong, wrongAt: new Date().toISOString() })
    const [oldest] = this.#attempts.keys()
    if (this.#attempts.size > most && oldest !== undefined) this.#attempts.delete(oldest)
    return wrong
  }
}
