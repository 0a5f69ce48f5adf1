// Gathers fragments into chunks of about a second: what is hashed, synced and journaled at once.
import { mediaOf, type Media } from '../vault/lines.ts'
import type { Beginning, Fragment } from '../media/fragment-reader.ts'

export interface GatheredChunk {
  readonly bytes: Buffer
  /** Microseconds from the part's zero. */
  readonly mediaFrom: number
  readonly mediaTo: number
  readonly frames: number
  readonly wall: string | null
  readonly media?: Media[]
}

/** Length in microseconds of media and in milliseconds of waiting at which a chunk is complete. */
const span = 1_000_000
const patience = 1000

export class ChunkGatherer {
  readonly #zero: Date
  #beginning: Beginning | null = null
  #fragments: Fragment[] = []
  #since = 0
  #mediaTo = 0

  /** @param zero instant that is media time zero. */
  constructor(zero: Date) {
    this.#zero = zero
  }

  get isEmpty(): boolean {
    return this.#beginning === null && this.#fragments.length === 0
  }

  /** Instant at which what has media time `micros` was captured. */
  wallOf(micros: number): string {
    return new Date(this.#zero.getTime() + micros / 1000).toISOString()
  }

  add(piece: Beginning | Fragment, mono: number): void {
    if (this.isEmpty) this.#since = mono
    if (piece.kind === 'beginning') this.#beginning = piece
    else this.#fragments.push(piece)
  }

  /** The next chunk when it is complete, or whatever there is when `all`; null when there is none yet. */
  take(mono: number, all: boolean): GatheredChunk | null {
    const times = this.#fragments.flatMap((fragment) => fragment.tracks)
    const from = times.length === 0 ? this.#mediaTo : Math.max(0, Math.min(...times.map((time) => time.from)))
    const to = Math.max(from, ...times.map((time) => time.to))
    const complete = to - from >= span || mono - this.#since >= patience
    if (this.isEmpty || (!all && (times.length === 0 || !complete))) return null
    const beginning = this.#beginning
    const chunk = {
      bytes: Buffer.concat([...(beginning === null ? [] : [beginning.bytes]), ...this.#fragments.map((f) => f.bytes)]),
      mediaFrom: from,
      mediaTo: to,
      frames: this.#fragments.reduce((sum, fragment) => sum + fragment.frames, 0),
      wall: times.length === 0 ? null : this.wallOf(from),
      ...(beginning !== null && { media: beginning.tracks.map(mediaOf) }),
    }
    this.#beginning = null
    this.#fragments = []
    this.#mediaTo = to
    return chunk
  }
}
