// How much room is left, in hours of recording.
import { statfs } from 'node:fs/promises'
import type { DiskState } from '../contract/state.ts'

/** Bytes a second of a usual room: two cameras of 4 Mbit/s and a microphone. */
const usualRate = 1_100_000
/** Hours below which the disk counts as low. */
const lowBelow = 4
/** Seconds over which the rate of what runs is measured. */
const window = 60

export class DiskGuard {
  readonly #folder: string
  #written: { at: number; bytes: number }[] = []

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Looks. @param written bytes of all running recordings; 0 when none runs. @param now milliseconds, monotonic. */
  async look(written: number, now: number): Promise<DiskState> {
    const { bavail, bsize } = await statfs(this.#folder)
    const free = bavail * bsize
    const hoursLeft = Math.round((free / this.#rate(written, now) / 3600) * 10) / 10
    return { free, hoursLeft, low: hoursLeft < lowBelow }
  }

  #rate(written: number, now: number): number {
    const last = this.#written.at(-1)
    if (written === 0 || (last !== undefined && written < last.bytes)) this.#written = []
    if (written === 0) return usualRate
    this.#written.push({ at: now, bytes: written })
    this.#written = this.#written.filter(({ at }) => now - at <= window * 1000)
    const first = this.#written[0]
    const seconds = first === undefined ? 0 : (now - first.at) / 1000
    // Too short a stretch says little.
    if (first === undefined || seconds < 5 || written === first.bytes) return usualRate
    return (written - first.bytes) / seconds
  }
}
