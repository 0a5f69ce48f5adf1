// Whether the test tone of the check before a session is in the sound: one frequency, by Goertzel's algorithm.
import { testTone } from '../../contract/preflight.ts'
import { monitorRate } from '../levels.ts'

/** Share of the sound's power at which the tone counts as heard: speech never has that much at one frequency. */
const enough = 0.35
/** Mean power below which nothing counts as heard: noise of an idle input. */
const audible = 1e-6

/** Whether 16-bit mono samples at the monitor's rate are mostly the test tone. */
export function isTestTone(samples: Buffer): boolean {
  const count = Math.floor(samples.length / 2)
  const turn = 2 * Math.cos((2 * Math.PI * testTone) / monitorRate)
  let [before, last, power] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const value = samples.readInt16LE(2 * i) / 32768
    power += value * value
    ;[before, last] = [last, value + turn * last - before]
  }
  if (count === 0 || power / count < audible) return false
  const atTone = last * last + before * before - turn * last * before
  return (2 * atTone) / (count * power) > enough
}
