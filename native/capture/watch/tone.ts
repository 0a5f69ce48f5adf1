// Whether the test tone of the check before a session is in the sound: one frequency, by Goertzel's algorithm.
import { testTone } from '../../contract/preflight.ts'
import { monitorRate } from '../levels.ts'

/** Share of the sound's power at which the tone counts as heard: speech never has that much at one frequency. */
const enough = 0.35
/** Mean power below which nothing counts as heard: noise of an idle input. */
const audible = 1e-6

/**
 * Samples looked at together, a 64th of a second: so few that a microphone whose clock is 1 % off, or whose sound is
 * stretched while it comes in step, is still heard at the tone's frequency.
 */
const together = monitorRate / 64

/** Whether 16-bit mono samples at the monitor's rate are mostly the test tone. */
export function isTestTone(samples: Buffer): boolean {
  const count = Math.floor(samples.length / 2)
  let [atTone, power] = [0, 0]
  for (let from = 0; from < count; from += together) {
    const found = energies(samples, from, Math.min(from + together, count))
    atTone += found.atTone
    power += found.all
  }
  return count > 0 && power / count >= audible && atTone / power > enough
}

/** Energy of some samples, and how much of it is at the tone's frequency. */
function energies(samples: Buffer, from: number, to: number): { readonly atTone: number; readonly all: number } {
  const turn = 2 * Math.cos((2 * Math.PI * testTone) / monitorRate)
  let [before, last, all] = [0, 0, 0]
  for (let i = from; i < to; i++) {
    const value = samples.readInt16LE(2 * i) / 32768
    all += value * value
    ;[before, last] = [last, value + turn * last - before]
  }
  return { atTone: (2 * (last * last + before * before - turn * last * before)) / (to - from), all }
}
