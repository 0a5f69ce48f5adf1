// Watches the sound of a source, in windows of an eighth of a second: silent, stuck, clipped; and speech.
import type { Level } from '../../contract/state.ts'
import { Lasting } from './lasting.ts'
import { isConstant, isRepeating } from './repeating.ts'

export interface SoundFindings {
  readonly silent: boolean
  readonly stuck: boolean
  readonly clipped: boolean
  readonly speech: boolean
}

/** No working microphone is as quiet as the last bit of 16 (dBFS). */
const digitalSilence = -90
/** Full scale, but for the rounding of the decoder (dBFS). */
const fullScale = -0.1
/** Windows in which clipping is counted (five seconds), and how many of them make it an alarm. */
const span = 40
const tooMany = 8
/** Windows of the last second, and how many of them must be louder than the room for speech. */
const second = 8
const voiced = 4
/** dB above the room's own noise, and dBFS, that speech exceeds; dB a window by which the noise is forgotten. */
const above = 10
const quietest = -50
const forgetting = 0.05

export class SoundWatch {
  readonly #silent: Lasting
  readonly #stuck: Lasting
  #second: Buffer[] = []
  #isStuck = false
  #clipped: boolean[] = []
  #isClipped = false
  #noise = 0
  #loud: boolean[] = []

  /** @param limits milliseconds after which silence, and a stuck sound, count; 0 = not watched for. */
  constructor(limits: { readonly silent: number; readonly stuck: number }) {
    this.#silent = new Lasting(limits.silent)
    this.#stuck = new Lasting(limits.stuck)
  }

  /**
   * The next window.
   * @param samples little-endian 16-bit mono at 8 kHz.
   * @param now milliseconds of a clock that never jumps.
   */
  hear(level: Level, samples: Buffer, now: number): SoundFindings {
    const silent = level.peak <= digitalSilence
    this.#listen(samples, silent)
    return {
      silent: this.#silent.see(silent, now),
      stuck: this.#stuck.see(this.#isStuck && !silent, now),
      clipped: this.#clips(level.peak >= fullScale),
      speech: this.#speaks(level.rms),
    }
  }

  /** Another stream begins. */
  restart(): void {
    this.#silent.restart()
    this.#stuck.restart()
    this.#second = []
    this.#isStuck = false
  }

  /** Looks at each whole second. */
  #listen(samples: Buffer, silent: boolean): void {
    this.#second.push(samples)
    if (this.#second.length < second) return
    const bytes = Buffer.concat(this.#second)
    this.#second = []
    const values = Int16Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readInt16LE(2 * i))
    this.#isStuck = !silent && (isConstant(values) || isRepeating(values))
  }

  /** Many windows make it, none in all of them ends it. */
  #clips(now: boolean): boolean {
    this.#clipped = [...this.#clipped, now].slice(-span)
    const count = this.#clipped.filter(Boolean).length
    this.#isClipped = this.#isClipped ? count > 0 : count >= tooMany
    return this.#isClipped
  }

  #speaks(rms: number): boolean {
    this.#noise = Math.min(rms, this.#noise + forgetting)
    this.#loud = [...this.#loud, rms > Math.max(quietest, this.#noise + above)].slice(-second)
    return this.#loud.filter(Boolean).length >= voiced
  }
}
