// What a station that is killed between the first chunk of a part and the statement of the gap before it leaves unsaid.
import { describe, expect, test } from 'vitest'
import type { Line } from '../../../native/vault/lines.ts'
import { unstatedGaps } from '../../../native/vault/unstated-gaps.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 25, 3, 0, 0) + seconds * 1000).toISOString()
let seq = 0
const line = (facts: object) => ({ seq: seq++, at: at(0), mono: 0, run: 'aaaaaa', ...facts }) as unknown as Line
/** A part of `track`, and what is stated of it. */
const part = (number: number, from: number, to: number, what: object = { kind: 'chunk' }, track = 'cam-1') => [
  line({ kind: 'part', track, part: number, file: `${track}.000${number}.mp4` }),
  line({
    ...what,
    track,
    part: number,
    mediaFrom: 500_000,
    mediaTo: 500_000 + (to - from) * 1e6,
    wall: at(from),
    length: 1,
  }),
]
const recovered = { kind: 'recovered', what: 'fragments' }
const gap = (from: number, to: number, track = 'cam-1') => line({ kind: 'gap', track, from: at(from), to: at(to) })

describe('between two parts', () => {
  test('that follow each other nothing is missing', () => {
    expect(unstatedGaps([...part(1, 0, 5), ...part(2, 4.5, 9), ...part(3, 9.1, 12)], 'cam-1')).toEqual([])
  })

  test.each([
    ['found on the disk', recovered],
    ['stated', { kind: 'chunk' }],
  ])('of which the second was %s, the gap that nobody stated is found', (_, what) => {
    const lines = [...part(1, 0, 5), ...part(2, 7, 9, what), ...part(3, 12, 14)]
    expect(unstatedGaps([...lines, gap(9, 12)], 'cam-1')).toEqual([{ from: at(5), to: at(7) }])
  })

  test('a gap of another track is none of this one', () => {
    const lines = [...part(1, 0, 5), gap(5, 7, 'mic-1'), ...part(1, 0, 20, recovered, 'mic-1'), ...part(2, 7, 9)]
    expect(unstatedGaps(lines, 'cam-1')).toEqual([{ from: at(5), to: at(7) }])
    expect(unstatedGaps(lines, 'mic-1')).toEqual([])
  })

  test.each([
    ['a break', { kind: 'break', reason: 'adjournment' }],
    ['a step of the clock', { kind: 'clock', difference: 7_200_000 }],
  ])('with %s between nothing is claimed', (_, facts) => {
    expect(unstatedGaps([...part(1, 0, 5), line(facts), ...part(2, 60, 65)], 'cam-1')).toEqual([])
  })
})
