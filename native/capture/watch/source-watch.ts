// What is wrong with what a source delivers, and when it was last alive: its health, from thumbnails, sound and frames.
import type { Level } from '../../contract/state.ts'
import { conditionCodes, type ConditionCode, type SourceHealth } from '../../contract/watch.ts'
import type { Fragment } from '../../media/fragment-reader.ts'
import type { Clock } from '../../vault/clock.ts'
import { FrameRate } from './frame-rate.ts'
import type { SourceLimits } from './limits.ts'
import { PictureWatch } from './picture-watch.ts'
import { isTestTone } from './tone.ts'
import { SoundWatch } from './sound-watch.ts'

/** Milliseconds by which instants of motion and speech may be old: they change only so often. */
const coarse = 1000

export class SourceWatch {
  readonly #clock: Clock
  readonly #changed: () => void
  readonly #picture: PictureWatch
  readonly #sound: SoundWatch
  readonly #frames = new FrameRate()
  readonly #holding = new Set<ConditionCode>()
  #lastMotion: Date | null = null
  #lastSpeech: Date | null = null
  #lastTone: Date | null = null

  constructor(limits: SourceLimits, clock: Clock, changed: () => void) {
    this.#clock = clock
    this.#changed = changed
    this.#picture = new PictureWatch(limits)
    this.#sound = new SoundWatch(limits)
  }

  get health(): SourceHealth {
    return {
      conditions: conditionCodes.filter((code) => this.#holding.has(code)),
      lastMotion: this.#lastMotion?.toISOString() ?? null,
      lastSpeech: this.#lastSpeech?.toISOString() ?? null,
      lastTone: this.#lastTone?.toISOString() ?? null,
    }
  }

  /** A new stream begins. What was wrong stays so until the new one shows that it is not. */
  begin(): void {
    this.#picture.restart()
    this.#sound.restart()
    this.#frames.restart()
  }

  /** Nothing is delivered, and nobody waits for it: nothing is wrong. */
  end(): void {
    this.begin()
    this.#holding.clear()
  }

  fragment({ tracks, frames }: Fragment, hasPicture: boolean): void {
    if (!hasPicture || tracks.length === 0) return
    this.#find({ 'source-slow': this.#frames.add(frames, Math.max(...tracks.map(({ to }) => to))) })
  }

  picture(pixels: Buffer): void {
    const { black, covered, frozen, motion } = this.#picture.see(pixels, this.#clock.mono())
    if (motion) this.#lastMotion = this.#noted(this.#lastMotion)
    this.#find({ 'source-black': black, 'source-covered': covered, 'source-frozen': frozen })
  }

  sound(level: Level, samples: Buffer): void {
    const { silent, stuck, clipped, speech } = this.#sound.hear(level, samples, this.#clock.mono())
    if (speech) this.#lastSpeech = this.#noted(this.#lastSpeech)
    if (isTestTone(samples)) this.#lastTone = this.#noted(this.#lastTone)
    this.#find({ 'source-silent': silent, 'source-stuck': stuck, 'source-clipped': clipped })
  }

  #find(found: Partial<Record<ConditionCode, boolean>>): void {
    let isNew = false
    for (const code of conditionCodes) {
      const holds = found[code]
      if (holds === undefined || holds === this.#holding.has(code)) continue
      isNew = true
      if (holds) this.#holding.add(code)
      else this.#holding.delete(code)
    }
    if (isNew) this.#changed()
  }

  /** Now, unless that was only just noted. */
  #noted(before: Date | null): Date {
    const now = this.#clock.now()
    if (before !== null && Math.abs(now.getTime() - before.getTime()) < coarse) return before
    queueMicrotask(this.#changed)
    return now
  }
}
