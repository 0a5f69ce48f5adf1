// What the soak counts as a missing frame.
import { expect, test } from 'vitest'
import { followFrames } from './frames.ts'

/** Two of the ten frames are alike, as those of a still scene are. */
const clip = ['a', 'b', 'c', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
const rounds = Array.from({ length: 6 }, () => clip).flat()
const without = (...places: number[]) => rounds.filter((_, at) => !places.includes(at))

test('a clip that goes on without a break has nothing missing', () => {
  expect(followFrames(rounds.slice(3), 10)).toEqual({ missing: 0, foreign: 0 })
})

test('each frame that is left out is counted, also one of two that are alike, and several in a row', () => {
  expect(followFrames(without(35), 10)).toEqual({ missing: 1, foreign: 0 })
  expect(followFrames(without(32), 10)).toEqual({ missing: 1, foreign: 0 })
  expect(followFrames(without(5, 36, 37, 38, 50), 10)).toEqual({ missing: 5, foreign: 0 })
})

test('a dark beginning is told apart', () => {
  expect(followFrames(['x', 'y', ...rounds], 10)).toEqual({ missing: 0, foreign: 2 })
  const begunAnew = [...rounds, ...rounds.slice(0, 4), 'x', 'y', ...rounds.slice(9)]
  expect(followFrames(begunAnew, 10)).toEqual({ missing: 3, foreign: 2 })
})

test('a clip that is not seen twice cannot be followed', () => {
  expect(() => followFrames(rounds.slice(0, 19), 10)).toThrow(RangeError)
})
