// Whether a source delivers far fewer frames a second than it began with. Pure; times are those of the media.

/** Microseconds over which frames are counted. */
const span = 4_000_000

export class FrameRate {
  #usual: number | null = null
  #counted: { readonly to: number; readonly frames: number }[] = []
  #from: number | null = null

  /** Frames that ended at media time `to` (microseconds), also when there were none. Answers whether it is slow. */
  add(frames: number, to: number): boolean {
    this.#from ??= to
    this.#counted.push({ to, frames })
    while ((this.#counted[0]?.to ?? to) <= to - span) this.#counted.shift()
    if (to - this.#from < span) return false
    const rate = (this.#counted.reduce((sum, each) => sum + each.frames, 0) / span) * 1e6
    if (rate > 0) this.#usual ??= rate
    return this.#usual !== null && rate < this.#usual / 2
  }

  /** Another part begins: counted anew, against what was usual before. */
  restart(): void {
    this.#counted = []
    this.#from = null
  }
}
