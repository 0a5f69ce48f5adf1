// Whether sound is the same value, or the same stretch over and over, as broken devices and drivers deliver it. Pure.

/** Samples of 8 kHz between which a stretch can begin again: 5 ms to half a second. */
const shortest = 40
const longest = 4000
/** Samples by which a candidate is judged before all are compared. */
const sample = 256
/** Share of the energy that coding may add between two equal stretches: −35 dB. */
const coding = 10 ** -3.5

const mean = (values: Int16Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Energy of the difference between the last `count` samples and those `lag` before them; stops above `most`. */
function difference(values: Int16Array, count: number, lag: number, most: number): number {
  let sum = 0
  for (let i = values.length - count; i < values.length && sum <= most; i++) {
    sum += ((values[i] ?? 0) - (values[i - lag] ?? 0)) ** 2
  }
  return sum
}

function energy(values: Int16Array, count: number, centre: number): number {
  let sum = 0
  for (let i = values.length - count; i < values.length; i++) sum += ((values[i] ?? 0) - centre) ** 2
  return sum
}

/** Whether a second of 8 kHz sound is one constant value. */
export function isConstant(values: Int16Array): boolean {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  return most - least <= 2 + Math.abs(mean(values)) / 100
}

/** Whether its second half is its first over again, in steps of up to half a second. */
export function isRepeating(values: Int16Array): boolean {
  const centre = mean(values)
  const half = Math.floor(values.length / 2)
  const [some, all] = [energy(values, sample, centre) * coding, energy(values, half, centre) * coding]
  for (let lag = shortest; lag <= Math.min(longest, half); lag++) {
    if (difference(values, sample, lag, some) <= some && difference(values, half, lag, all) <= all) return true
  }
  return false
}
