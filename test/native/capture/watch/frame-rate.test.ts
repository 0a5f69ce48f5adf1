// A source that delivers far fewer frames than it began with.
import { expect, test } from 'vitest'
import { FrameRate } from '../../../../native/capture/watch/frame-rate.ts'

/** Feeds fragments of a quarter of a second; answers with the second at which it is slow first. */
function slowAt(rate: FrameRate, framesOf: (second: number) => number, seconds: number, from = 0): number | null {
  for (let i = 1; i <= 4 * seconds; i++) {
    if (rate.add(framesOf(i / 4) / 4, (from + i / 4) * 1e6)) return i / 4
  }
  return null
}

test('is told within five seconds, and not before half is gone', () => {
  const at = slowAt(new FrameRate(), (second) => (second < 60 ? 25 : 5), 70)
  expect(at).toBeGreaterThan(60)
  expect(at).toBeLessThanOrEqual(65)
  expect(slowAt(new FrameRate(), (second) => (second < 60 ? 25 : 14), 120)).toBeNull()
})

test('is measured against what was usual before a new part, whose times begin anew', () => {
  const rate = new FrameRate()
  expect(slowAt(rate, () => 25, 10)).toBeNull()
  rate.restart()
  expect(slowAt(rate, () => 6, 10)).not.toBeNull()
})

test('a picture that ends while its sound goes on is slow', () => {
  expect(slowAt(new FrameRate(), (second) => (second < 10 ? 25 : 0), 20)).not.toBeNull()
})
