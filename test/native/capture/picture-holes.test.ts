// Which stretches without pictures count as missing.
import { describe, expect, test } from 'vitest'
import { PictureHoles } from '../../../native/capture/picture-holes.ts'

const second = 1_000_000
const interval = second / 25
/** Times of `count` pictures from `from` on. */
const steady = (from: number, count: number, every = interval) =>
  Array.from({ length: count }, (_, at) => from + at * every)
const found = (frameRate: number | null, ...pictures: number[][]) => {
  const holes = new PictureHoles(frameRate)
  return [...pictures.flatMap((times) => holes.add(times)), ...holes.end()]
}

describe('of a camera', () => {
  test.each([25, null])('that delivers all the time nothing is missing (%s frames a second)', (frameRate) => {
    expect(found(frameRate, steady(0, 100))).toEqual([])
  })

  test.each([25, null])('that stood still: from the end of its last picture to the next one', (frameRate) => {
    const [hole, ...more] = found(frameRate, steady(0, 100), steady(7 * second, 50))
    expect(hole?.from).toBeCloseTo(4 * second, -4)
    expect(hole?.to).toBe(7 * second)
    expect(more).toEqual([])
  })

  test('that stood still for less than a second nothing is stated', () => {
    expect(found(25, steady(0, 25), steady(1.9 * second, 25))).toEqual([])
  })

  test('whose pictures were only held up, and then came all at once, nothing is missing', () => {
    expect(found(25, steady(0, 100), steady(7 * second, 75, 1000), steady(7.1 * second, 50))).toEqual([])
  })

  test('of which one part was held up and another is missing, what is missing is stated', () => {
    const [hole] = found(25, steady(0, 100), steady(10 * second, 75, 1000), steady(10.1 * second, 50))
    expect(hole?.to).toBe(10 * second)
    expect((hole?.to ?? 0) - (hole?.from ?? 0)).toBeCloseTo(3 * second, -6)
  })

  test.each([1, null])('that is slow by itself nothing is missing (%s frames a second)', (frameRate) => {
    expect(found(frameRate, steady(0, 60, 1.1 * second))).toEqual([])
  })

  test('that stood still twice: both', () => {
    expect(found(25, steady(0, 25), steady(4 * second, 5), steady(8 * second, 25))).toHaveLength(2)
  })

  test('of which a last picture had waited meanwhile, that picture does not end what is missing', () => {
    const [hole, ...more] = found(25, steady(0, 100), [9 * second], steady(9.8 * second, 50))
    expect(hole?.from).toBeCloseTo(4 * second + interval, -4)
    expect(hole?.to).toBe(9.8 * second)
    expect(more).toEqual([])
  })

  test('that came back just before the end of the part: stated at the end', () => {
    expect(found(25, steady(0, 25), steady(4 * second, 1))).toHaveLength(1)
  })
})
