// Watches the thumbnails of a source: black, covered, frozen; and when something last moved.
import { Lasting } from './lasting.ts'
import { differenceOf, isMotion, isSame, lookOf } from './thumbnail.ts'

export interface PictureFindings {
  readonly black: boolean
  readonly covered: boolean
  readonly frozen: boolean
  readonly motion: boolean
}

export class PictureWatch {
  readonly #black: Lasting
  readonly #covered: Lasting
  readonly #frozen: Lasting
  #before: { readonly pixels: Buffer; readonly at: number } | null = null

  /** @param limits milliseconds after which each counts; 0 = not watched for. */
  constructor(limits: { readonly dark: number; readonly frozen: number }) {
    this.#black = new Lasting(limits.dark)
    this.#covered = new Lasting(limits.dark)
    this.#frozen = new Lasting(limits.frozen)
  }

  /** The next thumbnail. @param now milliseconds of a clock that never jumps. */
  see(pixels: Buffer, now: number): PictureFindings {
    const look = lookOf(pixels)
    const before = this.#before
    const difference = before === null ? null : differenceOf(before.pixels, pixels)
    const same = difference !== null && isSame(difference)
    // A covered lens gives the same picture over and over, too: it is told as what it is.
    if (same && look === 'picture') this.#frozen.see(true, before?.at ?? now)
    this.#before = { pixels, at: now }
    return {
      black: this.#black.see(look === 'black', now),
      covered: this.#covered.see(look === 'covered', now),
      frozen: this.#frozen.see(same && look === 'picture', now),
      motion: difference !== null && isMotion(difference),
    }
  }

  /** Another stream begins: what lasted before it is no proof of what comes. */
  restart(): void {
    this.#before = null
    for (const lasting of [this.#black, this.#covered, this.#frozen]) lasting.restart()
  }
}
