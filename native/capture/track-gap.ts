// What of a track is not recorded at present: since when, and why; stated when it is over.
import type { RecordingWriter } from '../vault/recording-writer.ts'

export class TrackGap {
  readonly #writer: RecordingWriter
  readonly #track: string
  #missing: { readonly from: string; readonly cause: string } | null = null

  constructor(writer: RecordingWriter, track: string) {
    this.#writer = writer
    this.#track = track
  }

  get isPending(): boolean {
    return this.#missing !== null
  }

  /** Nothing is recorded since the instant `from`; of a gap that has begun the cause becomes another. */
  begin(from: string, cause: string): void {
    this.#missing = { from: this.#missing?.from ?? from, cause }
  }

  /** The part went on by itself: where in it pictures are missing, these tell, see {@link PictureHoles}. */
  dismiss(): void {
    this.#missing = null
  }

  /** What was written before the source failed reaches up to the instant `to`. */
  reached(to: string): void {
    if (this.#missing !== null && this.#missing.from < to) this.#missing = { ...this.#missing, from: to }
  }

  /** The wall clock jumped by so many milliseconds: a gap is stated by the clock that comes after it. */
  clockJumped(difference: number): void {
    if (this.#missing === null) return
    const from = new Date(Date.parse(this.#missing.from) + difference).toISOString()
    this.#missing = { ...this.#missing, from }
  }

  /** Is recorded again from the instant `to` on, or ends there. @throws VaultError when the disk fails. */
  async end(to: string): Promise<void> {
    const missing = this.#missing
    this.#missing = null
    if (missing !== null && missing.from < to) await this.#writer.gap(this.#track, missing.from, to, missing.cause)
  }
}
