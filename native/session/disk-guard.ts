// How much room is left on a disk, in hours of recording.
import { statfs } from 'node:fs/promises'
import type { DiskState } from '../contract/state.ts'

/** Bytes a second of a usual room: two cameras of 4 Mbit/s and a microphone. */
const usualRate = 1_100_000
/** Seconds over which the rate of what runs is measured. */
const window = 60
/** Hours below which a recording is not begun: two minutes. */
const leastHours = 2 / 60

/** Hours below which a person is warned, and urged. */
export interface WarningHours {
  readonly low: number
  readonly urgent: number
}

/** The rate at which the running recordings grow. */
export class GrowthRate {
  #written: { at: number; bytes: number }[] = []

  /**
   * Bytes a second, or the usual rate when none runs or it was too short to tell.
   * @param written bytes of all running recordings; 0 when none runs. @param now milliseconds, monotonic.
   */
  of(written: number, now: number): number {
    const last = this.#written.at(-1)
    if (written === 0 || (last !== undefined && written < last.bytes)) this.#written = []
    if (written === 0) return usualRate
    this.#written.push({ at: now, bytes: written })
    this.#written = this.#written.filter(({ at }) => now - at <= window * 1000)
    const first = this.#written[0]
    const seconds = first === undefined ? 0 : (now - first.at) / 1000
    if (first === undefined || seconds < 5 || written === first.bytes) return usualRate
    return (written - first.bytes) / seconds
  }
}

/** What a disk's room comes to. Pure. */
export function diskState(free: number, rate: number, hours: WarningHours): DiskState {
  const left = free / rate / 3600
  const level = left < leastHours ? 'full' : left < hours.urgent ? 'urgent' : left < hours.low ? 'low' : 'enough'
  return { free, hoursLeft: Math.round(left * 100) / 100, level }
}

/** A disk that is not there, or does not answer. */
export const diskAway: DiskState = { free: 0, hoursLeft: 0, level: 'away' }

export class DiskGuard {
  readonly root: string
  #looking: Promise<number> | null = null

  constructor(root: string) {
    this.root = root
  }

  /** Looks, once at a time: a disk that stands still is away until it answers. @param patience milliseconds. */
  async look(rate: number, hours: WarningHours, patience: number): Promise<DiskState> {
    this.#looking ??= this.#free().finally(() => {
      this.#looking = null
    })
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => {
        resolve(null)
      }, patience)
    })
    const free = await Promise.race([this.#looking.catch(() => null), late])
    clearTimeout(timer)
    return free === null ? diskAway : diskState(free, rate, hours)
  }

  async #free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.root)
    return bavail * bsize
  }
}
