// What the party's screen says of a recording: never better than it is known to be.
import { describe, expect, test } from 'vitest'
import type { Alarm } from '../../native/contract/alarms.ts'
import type { RoomState, RunningRecording, SourceState } from '../../native/contract/state.ts'
import { stepUnderWay } from '../../renderer/screens/party/said-words.tsx'
import { recordedOf, showsMore, sizeFor, standingOf, withoutNumbers } from '../../renderer/screens/party/standing.ts'

const at = '2026-11-27T01:00:00.000Z'
const id = '00000000-0000-4000-8000-000000000001'
const source = (phase: SourceState['phase'], name = 'camera'): SourceState => ({
  ...{ source: name, phase, failure: null, picture: null, sound: null, bytes: 0, frames: 0, lastChunk: null, part: 1 },
  health: { conditions: [], microphone: null } as unknown as SourceState['health'],
})
const running: RunningRecording = {
  ...{ id: 'r', kind: 'interview', operator: '书记员', since: at, marks: [], exhibitsShown: [], breaks: [] },
  case: { id, number: '1', cause: '案由', kind: 'penalty', party: '' },
  ...{ announcements: [], speaking: { speakers: [], current: null }, vault: 'writing', mirror: null },
}
const alarm = (code: Alarm['code'], cleared: string | null = null): Alarm => ({
  ...{ id, code, track: null, details: {}, raised: at, cleared, acknowledged: null },
})
const recording: RoomState = {
  ...{ room: id, phase: 'recording', recording: running, failure: null, lastSeal: null, preflight: null, prompt: null },
  ...{ sources: [source('recording'), source('recording', 'microphone')], alarms: [] },
}

describe('the standing', () => {
  test('is recording only while it is heard that everything is recorded', () => {
    expect(standingOf(recording, true)).toBe('recording')
    expect(standingOf(recording, false)).toBe('unknown')
    expect(standingOf(undefined, true)).toBe('no-room')
    expect(standingOf(undefined, false)).toBe('unknown')
  })

  test.each([
    ['a source that is lost', { sources: [source('recording'), source('lost')] }, 'troubled'],
    ['a source that stalls', { sources: [source('stalled'), source('recording')] }, 'troubled'],
    ['a danger that lasts', { alarms: [alarm('source-covered')] }, 'troubled'],
    ['a danger that is over', { alarms: [alarm('source-covered', at)] }, 'recording'],
    ['a warning', { alarms: [alarm('disk-low')] }, 'recording'],
    ['a spare microphone that stands by', { sources: [source('recording'), source('standby')] }, 'recording'],
    [
      'a vault that failed beside a second copy',
      { recording: { ...running, vault: 'failed', mirror: 'writing' } },
      'troubled',
    ],
    ['a vault that failed without one', { recording: { ...running, vault: 'failed' } }, 'halted'],
    ['no source that records', { sources: [source('lost'), source('stalled')] }, 'halted'],
    ['sources that open after a break', { sources: [source('opening'), source('opening')] }, 'starting'],
    ['no recording', { recording: null }, 'halted'],
  ] as const satisfies readonly (readonly [string, Partial<RoomState>, string])[])('with %s', (_, change, expected) => {
    expect(standingOf({ ...recording, ...change }, true)).toBe(expected)
  })

  test.each([
    ['off', 'off'],
    ['standby', 'off'],
    ['starting', 'starting'],
    ['pausing', 'pausing'],
    ['break', 'break'],
    ['sealing', 'sealing'],
    ['failed', 'halted'],
  ] as const)('in the phase %s is %s', (phase, expected) => {
    expect(standingOf({ ...recording, phase }, true)).toBe(expected)
    expect(standingOf({ ...recording, phase }, false)).toBe('unknown')
  })

  test('leaves no room for more where it is unknown or nothing is recorded', () => {
    expect(showsMore('recording') && showsMore('break') && showsMore('troubled')).toBe(true)
    expect(showsMore('unknown') || showsMore('halted') || showsMore('off')).toBe(false)
  })
})

test('what is recorded is named as far as it is known', () => {
  const picture = { width: 1, height: 1 } as unknown as SourceState['picture']
  const sound = { channels: 1 } as unknown as SourceState['sound']
  const seen = { ...source('recording'), picture }
  const heard = { ...source('recording', 'microphone'), sound }
  expect([seen, heard].map((one) => recordedOf({ sources: [one] }))).toEqual(['picture', 'sound'])
  expect(recordedOf({ sources: [seen, heard] })).toBe('both')
  expect(recordedOf({ sources: [source('recording')] })).toBe('something')
})

test('the step under way is the one the operator turned to, else the first that is due', () => {
  const step = (name: string, said: string | null) => ({
    ...{ step: name, title: { 'zh-CN': name, en: name }, section: 'opening', required: true, evidence: false },
    ...{ at: said, person: null, skipped: null, shown: [] },
  })
  const steps = [step('a', at), step('b', null), step('c', null)] as unknown as RunningRecording['announcements']
  expect(stepUnderWay(steps, null)?.step).toBe('b')
  expect(stepUnderWay(steps, 'c')?.step).toBe('c')
  expect(stepUnderWay(steps, 'of another script')?.step).toBe('b')
  expect(stepUnderWay(steps.slice(0, 1), null)).toBe(undefined)
})

test('identity numbers are never shown', () => {
  expect(withoutNumbers('我的号码是11010519491231002X，电话13800138000。')).toBe(
    '我的号码是110105********002X，电话13800138000。',
  )
  expect(withoutNumbers('旧号110105491231002')).toBe('旧号110105*********')
  expect(withoutNumbers('案号2026年17号')).toBe('案号2026年17号')
})

test('letters are larger the fewer there are, within the screen', () => {
  expect(sizeFor(20, 1024, 500)).toBeGreaterThan(sizeFor(400, 1024, 500))
  expect(sizeFor(1, 1024, 600)).toBeLessThanOrEqual(150)
  expect(sizeFor(100_000, 1024, 600)).toBe(22)
})
