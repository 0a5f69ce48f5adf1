// Whether somebody forgot to start or to end, by what is seen and heard in the room.
import { describe, expect, test } from 'vitest'
import { off } from '../../../native/capture/track-state.ts'
import type { SourceState } from '../../../native/contract/state.ts'
import { Forgetting } from '../../../native/session/forgetting.ts'

const noon = Date.parse('2026-03-01T12:00:00.000Z')
const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString()

function source(lastSpeech: string | null, lastMotion: string | null): SourceState {
  return {
    ...off,
    source: 'cam-1',
    phase: 'standby',
    health: { conditions: [], lastSpeech, lastMotion, lastTone: null },
  }
}

/** Looks each second from `from` to `to`; speech at the instants that `speaks` says. Answers with the prompt's kind. */
function standby(forgetting: Forgetting, seconds: number, speaks: (second: number) => boolean, caseIsOpen = true) {
  let spoken: string | null = null
  for (let second = 0; second <= seconds; second++) {
    if (speaks(second)) spoken = at(second)
    const room = { phase: 'standby' as const, sources: [source(spoken, null)], since: null }
    forgetting.look(room, caseIsOpen, noon + second * 1000)
  }
  return forgetting.prompt?.kind ?? null
}

const limits = { promptStartSeconds: 30, promptEndMinutes: 10 }

describe('a room on standby', () => {
  test('asks to start when somebody has spoken for the set time, with the pauses that speech has', () => {
    expect(standby(new Forgetting(limits), 29, () => true)).toBeNull()
    expect(standby(new Forgetting(limits), 31, (second) => second % 8 < 4)).toBe('start')
  })
  test('does not ask for a word in passing, without a case, or when it is set to never', () => {
    expect(standby(new Forgetting(limits), 120, (second) => second % 40 < 3)).toBeNull()
    expect(standby(new Forgetting(limits), 120, () => true, false)).toBeNull()
    expect(standby(new Forgetting({ ...limits, promptStartSeconds: 0 }), 120, () => true)).toBeNull()
  })
  test('stays silent for ten minutes when it was put away', () => {
    const forgetting = new Forgetting(limits)
    expect(standby(forgetting, 40, () => true)).toBe('start')
    forgetting.putAway(noon + 40_000)
    expect(standby(forgetting, 600, () => true)).toBeNull()
    expect(standby(forgetting, 700, () => true)).toBe('start')
  })
})

describe('a room that records', () => {
  const recording = (forgetting: Forgetting, seconds: number, speech: string | null, motion: string | null) => {
    const room = { phase: 'recording' as const, sources: [source(speech, motion)], since: at(0) }
    forgetting.look(room, true, noon + seconds * 1000)
    return forgetting.prompt?.kind ?? null
  }
  test('asks to end when nobody has spoken or moved for the set time', () => {
    const forgetting = new Forgetting(limits)
    expect(recording(forgetting, 599, null, null)).toBeNull()
    expect(recording(forgetting, 601, null, null)).toBe('end')
    expect(recording(forgetting, 700, at(100), at(650))).toBeNull()
    expect(recording(forgetting, 1000, at(100), at(380))).toBe('end')
  })
  test('takes the question back when somebody comes in', () => {
    const forgetting = new Forgetting(limits)
    expect(recording(forgetting, 700, null, null)).toBe('end')
    expect(recording(forgetting, 701, null, at(701))).toBeNull()
  })
})
