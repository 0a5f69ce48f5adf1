// When the copy of a database is written: soon after each change, as long as that leaves the disk to others.

/** How many times as long as a copy took nothing is copied after it: a large database takes seconds, and a disk's time. */
const restOfCopy = 9

/** Has copies of one database written, one after the other. */
export class CopySchedule {
  readonly #write: () => Promise<void>
  #last: Promise<unknown> = Promise.resolve()
  #next: Promise<void> | null = null
  #isWriting = false
  #restedAt = -Infinity
  #wish: { readonly at: number; readonly begun: (copying: Promise<void>) => void } | null = null
  #timer: NodeJS.Timeout | undefined

  /** @param write puts a new copy in place. */
  constructor(write: () => Promise<void>) {
    this.#write = write
  }

  /** Writes a copy after the one that is under way; once for all that ask before it begins. */
  now(): Promise<void> {
    this.#next ??= this.#last.then(() => this.#begin())
    this.#last = this.#next.catch(() => undefined)
    return this.#next
  }

  async #begin(): Promise<void> {
    clearTimeout(this.#timer)
    this.#next = null
    this.#wish = null
    this.#isWriting = true
    const begun = performance.now()
    try {
      await this.#write()
    } finally {
      const ended = performance.now()
      this.#restedAt = ended + restOfCopy * (ended - begun)
      this.#isWriting = false
      this.#plan()
    }
  }

  /**
   * Has a copy written within so many milliseconds, or when the disk has rested from the last one; once for all who ask
   * meanwhile, and at the latest at the end. @param begun is given the copy when it is under way.
   */
  within(milliseconds: number, begun: (copying: Promise<void>) => void): void {
    const at = performance.now() + milliseconds
    if (this.#wish !== null && this.#wish.at <= at) return
    this.#wish = { at, begun }
    this.#plan()
  }

  #plan(): void {
    clearTimeout(this.#timer)
    const wish = this.#wish
    if (wish === null || this.#isWriting) return
    const wait = Math.max(0, wish.at - performance.now(), this.#restedAt - performance.now())
    this.#timer = setTimeout(() => {
      wish.begun(this.now())
    }, wait).unref()
  }

  /** Writes at once what was put off, and waits for all. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#wish !== null) void this.now().catch(() => undefined) // the database itself is whole
    await this.#last
    clearTimeout(this.#timer)
  }
}
