// Where a part that goes on has no pictures: its camera stood still and came back to the same connection.

/** In microseconds from the part's zero. */
export interface Hole {
  readonly from: number
  readonly to: number
}

/** Microseconds without a picture that are stated as missing. */
const least = 1_000_000
/** Intervals between pictures that are no hole, of a camera that is slow by itself. */
const usual = 3
/** Microseconds behind a hole within which pictures that were only held up arrive. */
const catchingUp = 500_000
/** How much the last interval counts towards the usual one. */
const weight = 0.05

/** A hole whose end is too near to say how much of it is missing. */
interface OpenHole extends Hole {
  /** The last picture behind it, and how many there are. */
  readonly until: number
  readonly followed: number
  readonly isContinued: boolean
}

export class PictureHoles {
  /** Usual microseconds from one picture to the next; null while unknown. */
  #interval: number | null
  #last: number | null = null
  #open: OpenHole | null = null

  /** @param frameRate pictures a second, as far as it is known. */
  constructor(frameRate: number | null) {
    this.#interval = frameRate === null || frameRate <= 0 ? null : 1_000_000 / frameRate
  }

  /** Takes the times of the next pictures. Answers the holes that are certain now: some time after their end. */
  add(pictures: readonly number[]): Hole[] {
    return pictures.flatMap((time) => this.#take(time))
  }

  /** What is certain when no picture follows. */
  end(): Hole[] {
    const open = this.#open
    this.#open = null
    if (open === null) return []
    // Pictures that arrive all at once had been made meanwhile, and only the network or this computer held them up.
    const interval = this.#interval ?? 0
    const heldUp = open.followed * interval - (open.until - open.to + interval)
    const from = open.from + Math.max(0, heldUp)
    return open.to - from > least ? [{ from, to: open.to }] : []
  }

  #take(time: number): Hole[] {
    const last = this.#last
    this.#last = time
    if (last === null) return []
    const passed = time - last
    if (passed > Math.max(least, usual * (this.#interval ?? passed))) {
      const before = this.end()
      this.#begin({ from: last + (this.#interval ?? 0), to: time })
      return before
    }
    if (this.#open === null) {
      this.#interval = (this.#interval ?? passed) * (1 - weight) + passed * weight
      return []
    }
    return this.#follow(this.#open, time, passed)
  }

  #begin(hole: Hole, isContinued = false): void {
    this.#open = { ...hole, until: hole.to, followed: 1, isContinued }
  }

  /** A picture behind a hole. */
  #follow(open: OpenHole, time: number, passed: number): Hole[] {
    // What came back first had waited at the camera since before the hole: that goes on.
    if (passed > catchingUp && !open.isContinued) {
      this.#begin({ from: open.from + open.followed * (this.#interval ?? 0), to: time }, true)
      return []
    }
    this.#open = { ...open, until: time, followed: open.followed + 1 }
    return time - open.to > catchingUp ? this.end() : []
  }
}
