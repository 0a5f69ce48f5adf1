// Chance that can be repeated: the same seed and name give the same numbers.
import { createHash } from 'node:crypto'

export interface Chance {
  /** A number between two others. */
  between(least: number, most: number): number
  /** One of several. */
  oneOf<T>(values: readonly T[]): T
}

/** Numbers that follow from a seed and a name alone, whatever else runs. */
export function chance(seed: string, name: string): Chance {
  let turn = 0
  const next = () => {
    const digest = createHash('sha256').update(`${seed}\0${name}\0${turn++}`).digest()
    return digest.readUInt32BE(0) / 2 ** 32
  }
  return {
    between: (least, most) => least + next() * (most - least),
    oneOf: (values) => {
      const value = values[Math.floor(next() * values.length)]
      if (value === undefined) throw new RangeError('nothing to choose from')
      return value
    },
  }
}
