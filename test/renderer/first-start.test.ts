// The steps of the first start, what a found room is made of, and when a test recording is good.
import { expect, test } from 'vitest'
import { firstStartSchema, firstStartSteps } from '../../native/contract/first-start.ts'
import type { Recording } from '../../native/contract/recordings.ts'
import type { Device } from '../../native/contract/sources.ts'
import { sourceSchema } from '../../native/contract/sources.ts'
import type { VerificationReport } from '../../native/contract/verification.ts'
import { begunAgain, isShown, stepFrom } from '../../renderer/app/first-start/course.ts'
import { sourcesOf, usableDevices } from '../../renderer/app/first-start/found-room.ts'
import { trialVerdict } from '../../renderer/app/first-start/verdict.ts'
import { en } from '../../renderer/text/en.ts'
import { zhCN } from '../../renderer/text/zh-CN.ts'

const at = (state: 'due' | 'running' | 'later' | 'done') => firstStartSchema.parse({ state })

test('steps follow each other and end at both ends', () => {
  const forwards = firstStartSteps.slice(1).map((_, index) => stepFrom(firstStartSteps[index] ?? 'ready', 1))
  expect(forwards).toEqual(firstStartSteps.slice(1))
  expect([stepFrom('ready', 1), stepFrom('language', -1), stepFrom('trial', -1)]).toEqual(['ready', 'language', 'room'])
})

test('it offers itself where nobody decided and nobody has an account, and later only to an administrator', () => {
  expect(isShown(at('due'), false, true)).toBe(true)
  expect(isShown(at('due'), true, true)).toBe(false)
  expect(isShown(at('running'), true, true)).toBe(true)
  expect(isShown(at('running'), true, false)).toBe(false)
  for (const state of ['later', 'done'] as const) expect(isShown(at(state), false, true)).toBe(false)
  // A station that never noted anything is an older one: it is left as it is.
  expect(firstStartSchema.parse({}).state).toBe('later')
})

test('begun again it keeps room and case, and needs another test recording', () => {
  const room = '6f1d4c5e-4a8e-4f7b-9a61-0d3a7f5b2c10'
  const done = firstStartSchema.parse({ state: 'done', step: 'ready', room, case: room, proved: true })
  expect(begunAgain(done)).toMatchObject({ state: 'running', step: 'language', room, case: room, proved: false })
})

const device = (kind: Device['kind'], name: string, media: Device['media']): Device => {
  return { kind, device: name, name, media }
}

test('a room is made of a found camera and microphone; screens and what loudspeakers play come last or not at all', () => {
  const devices = [
    device('screen', ':0', 'picture'),
    device('v4l2', '/dev/video0', 'picture'),
    device('pulse', 'speaker.monitor', 'sound'),
    device('pulse', 'microphone', 'sound'),
  ]
  const { cameras, microphones } = usableDevices(devices)
  expect(cameras.map((each) => each.device)).toEqual(['/dev/video0'])
  expect(microphones.map((each) => each.device)).toEqual(['microphone', 'speaker.monitor'])
  const made = sourcesOf(cameras[0], microphones[0], { camera: '全景', microphone: '桌面' })
  expect(made.map((source) => sourceSchema.parse(source))).toMatchObject([
    { id: 'cam-1', kind: 'v4l2', position: 'whole-view', device: '/dev/video0' },
    { id: 'mic-1', kind: 'pulse', position: 'table-microphone', device: 'microphone' },
  ])
  expect(sourcesOf(undefined, undefined, { camera: '', microphone: '' })).toEqual([])
})

const track = (name: string, seconds: number, sound = true): Recording['trackList'][number] => ({
  ...{ track: 'cam-1', name, position: 'whole-view', picture: null, mime: '' },
  sound: sound ? { codec: 'aac', channels: 1, sampleRate: 48_000 } : null,
  parts: [{ part: 1, file: '', length: 1, sha256: null, wall: null, duration: seconds * 1_000_000 }],
})
const recording = (trackList: Recording['trackList'], sealCode: string | null = 'ABCD'): Recording => ({
  ...{ id: '20261127-100000-abcdef', kind: 'training', case: null, room: '', roomKind: 'training' },
  ...{ opened: '', closed: null, sealed: sealCode !== null, sealCode, bytes: 0, tracks: trackList.length },
  ...{ place: '', people: [], station: '', root: null, lines: 0, timeStamp: null, trackList, marks: [] },
  ...{ exhibitsShown: [], gaps: [], breaks: [], script: null, stepsStated: [], speeches: [] },
  ...{ reconciliation: null, copies: null },
})
const report = (findings: VerificationReport['findings'] = []): VerificationReport => ({
  ...{ path: '', kind: 'recording', findings },
  recordings: [
    {
      ...{ recording: '', sealed: true, root: null, sealCode: null, lines: 0, bytes: 0 },
      ...{ findings: [], proves: [], doesNotProve: [] },
    },
  ],
})

test('a test recording is good when each device is in it, sealed, with nothing found', () => {
  const good = trialVerdict(recording([track('全景', 9.94), track('桌面', 8)]), report(), 10.2)
  expect(good.good).toBe(true)
  expect(good.lines.map(({ line }) => line)).toEqual(['recorded', 'recorded', 'sealed', 'verified'])
  expect(good.lines[0]).toMatchObject({ name: '全景', seconds: 9.9 })
})

test('it is not when a device delivered too little, when it is unsealed, or when something was found', () => {
  const short = trialVerdict(recording([track('全景', 10), track('桌面', 2)]), report(), 10)
  expect([short.good, short.lines[1]?.line]).toEqual([false, 'short'])
  // Ended early by a person: what counts is what there was time for.
  expect(trialVerdict(recording([track('全景', 2)]), report(), 3).good).toBe(true)
  expect(trialVerdict(recording([track('全景', 0)]), report(), 0).good).toBe(false)
  expect(trialVerdict(recording([]), report(), 10).good).toBe(false)
  expect(trialVerdict(recording([track('全景', 10)], null), report(), 10).lines.map(({ line }) => line)).toContain(
    'unsealed',
  )
  const silent = trialVerdict(recording([track('全景', 10, false)]), report(), 10)
  expect([silent.good, silent.lines[1]?.line]).toEqual([true, 'noSound'])
  const nothing = trialVerdict(recording([track('全景', 10)]), { ...report(), recordings: [] }, 10)
  expect([nothing.good, nothing.lines.at(-1)?.line]).toEqual([false, 'findings'])
})

test('every step has its words in both languages', () => {
  for (const { firstStart } of [zhCN, en]) {
    for (const step of firstStartSteps) expect(firstStart.step[step]).not.toBe('')
  }
})
