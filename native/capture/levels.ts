// Loudness of 16-bit sound, in windows of an eighth of a second.
import type { Level } from '../contract/state.ts'

/** Samples a second that the monitor listens at. */
export const monitorRate = 8000
const windowBytes = (monitorRate / 8) * 2
/** What complete silence is shown as, dBFS: below the noise of 16 bits. */
export const silence = -100

const decibels = (amplitude: number) => (amplitude > 0 ? Math.max(silence, 20 * Math.log10(amplitude)) : silence)
const rounded = (value: number) => Math.round(value * 10) / 10

/** Peak and mean power of little-endian 16-bit mono samples, dBFS. */
export function levelOf(samples: Buffer): Level {
  let peak = 0
  let power = 0
  const count = Math.floor(samples.length / 2)
  for (let i = 0; i < count; i++) {
    const value = samples.readInt16LE(2 * i) / 32768
    peak = Math.max(peak, Math.abs(value))
    power += value * value
  }
  return { peak: rounded(decibels(peak)), rms: rounded(decibels(Math.sqrt(count === 0 ? 0 : power / count))) }
}

/** Cuts a stream of samples into windows and reports the level of each. */
export class LevelMeter {
  readonly #onLevel: (level: Level, samples: Buffer) => void
  #rest: Buffer = Buffer.alloc(0)

  constructor(onLevel: (level: Level, samples: Buffer) => void) {
    this.#onLevel = onLevel
  }

  push(samples: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, samples])
    while (this.#rest.length >= windowBytes) {
      const samples = this.#rest.subarray(0, windowBytes)
      this.#onLevel(levelOf(samples), samples)
      this.#rest = this.#rest.subarray(windowBytes)
    }
  }
}
