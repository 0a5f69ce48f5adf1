// Sources that fail in every way that real ones do: told in time, stated, tried again, while the others go on untouched.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixtures } from '../../rig/clip.ts'
import { startMjpegCamera, type MjpegCamera } from '../../rig/mjpeg-camera.ts'
import { startPulse, type Pulse } from '../../rig/pulse.ts'
import { recordRoom, type RecordedRoom } from '../../rig/recorded-room.ts'
import { ffprobe, run } from '../../rig/run.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'

/** Milliseconds within which a loss must be told (issue: 5 s). */
const inTime = 5000
const login = { user: 'admin', password: 'geheim-7', scheme: 'digest' } as const

let cameras: RtspServer
let other: RtspServer
let sound: Pulse
beforeAll(async () => {
  cameras = await startRtspServer({ mounts: { whole: { picture: 'h264', sound: 'aac', login } } })
  other = await startRtspServer({ mounts: { subject: { picture: 'h264' } } })
  sound = await startPulse()
  await sound.addSink('other')
  await sound.play('other', fixtures['speech-en'], { loop: true })
})
afterAll(async () => {
  await sound.stop()
  await other.stop()
  await cameras.stop()
})

const whole = (password = login.password) => ({
  ...{ id: 'cam-1', name: '全景', kind: 'rtsp', address: cameras.url('whole') },
  ...{ user: login.user, password },
})
const subject = () => ({ id: 'cam-2', name: '当事人', kind: 'rtsp', address: other.url('subject') })
const microphone = (id: string, sink: string) => ({ id, name: id, kind: 'pulse', device: sound.device(sink) })
const raised = (room: RecordedRoom, alarm: string, track: string) =>
  room.raised.find((each) => each.alarm === alarm && each.track === track)
const partsOf = (room: RecordedRoom, track: string) =>
  room.lines.flatMap((line) => (line.kind === 'part' && line.track === track ? [line] : []))
const gapsOf = (room: RecordedRoom, track: string) =>
  room.lines.flatMap((line) => (line.kind === 'gap' && line.track === track ? [line] : []))

/** Breaks something and waits for its alarm; answers with how many milliseconds that took. */
async function detected(room: RecordedRoom, alarm: string, track: string, injure: () => Promise<void> | void) {
  const from = performance.now()
  await injure()
  await room.until(() => raised(room, alarm, track) !== undefined)
  return (raised(room, alarm, track)?.at ?? 0) - from
}
/** Times in seconds of a file's pictures, as ffprobe finds them. */
async function packetTimes(file: string): Promise<number[]> {
  const wanted = ['-select_streams', 'v', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', file]
  return (await run(ffprobe, ['-v', 'quiet', ...wanted])).split('\n').filter(Boolean).map(Number.parseFloat)
}
/** The two neighbours that are furthest apart. */
const longestHole = (times: readonly number[]) =>
  times
    .slice(1)
    .map((time, at): [number, number] => [times[at] ?? 0, time])
    .toSorted(([a, b], [c, d]) => d - c - (b - a))[0] ?? []
const recordsAgain = (room: RecordedRoom, track: string, part = 2) =>
  room.until(() => partsOf(room, track).length >= part && room.stateOf(track)?.phase === 'recording')

describe('a camera', () => {
  test('that stalls without closing is told in time and comes back in a new part; the other goes on in its first', async () => {
    const room = await recordRoom({ sources: [whole(), subject()] })
    const took = await detected(room, 'source-stalled', 'cam-1', () => {
      cameras.freeze()
    })
    expect(took).toBeLessThan(inTime)
    await room.until(() => room.stateOf('cam-1')?.phase === 'lost')
    cameras.thaw()
    await recordsAgain(room, 'cam-1')
    expect(await room.end()).toEqual([])
    expect(room.cleared).toContain('source-stalled cam-1')
    expect(partsOf(room, 'cam-2')).toHaveLength(1)
    expect(gapsOf(room, 'cam-1').length).toBeGreaterThan(0)
    expect(gapsOf(room, 'cam-2')).toEqual([])
  })

  test('that stalls and comes back to the same part leaves a gap, stated to a frame', async () => {
    const room = await recordRoom({ sources: [subject(), whole()] })
    const before = gapsOf(room, 'cam-1').length
    await detected(room, 'source-stalled', 'cam-1', () => {
      cameras.freeze()
    })
    cameras.thaw()
    await room.until(() => gapsOf(room, 'cam-1').length > before)
    const file = join(room.folder, partsOf(room, 'cam-1')[0]?.file ?? '')
    const zero = Date.parse(partsOf(room, 'cam-1')[0]?.zero ?? '')
    const pictures = (await packetTimes(file)).map((time) => zero + time * 1000)
    const [from = 0, to = 0] = longestHole(pictures)
    expect(to - from).toBeGreaterThan(1500)
    expect(await room.end()).toEqual([])
    expect(partsOf(room, 'cam-1')).toHaveLength(1)
    const [gap] = gapsOf(room, 'cam-1')
    expect(gapsOf(room, 'cam-1')).toHaveLength(1)
    expect(gap?.cause).toBe('source-stalled')
    expect(Math.abs(Date.parse(gap?.from ?? '') - from)).toBeLessThan(100)
    expect(Math.abs(Date.parse(gap?.to ?? '') - to)).toBeLessThan(5)
    expect(gapsOf(room, 'cam-2')).toEqual([])
  })

  test('whose password was changed says so, and is had again when it is right', async () => {
    const room = await recordRoom({ sources: [whole(), subject()] })
    await cameras.kill()
    await cameras.restart({ password: 'another-8' })
    await room.until(() => room.stateOf('cam-1')?.failure?.code === 'source-password-wrong')
    expect(raised(room, 'source-lost', 'cam-1')).toBeDefined()
    await cameras.kill()
    await cameras.restart()
    await recordsAgain(room, 'cam-1')
    expect(await room.end()).toEqual([])
    expect(partsOf(room, 'cam-2')).toHaveLength(1)
  })

  test('whose ffmpeg crashes is told in time and goes on in a new part', async () => {
    const room = await recordRoom({ sources: [subject()] })
    const pid = partsOf(room, 'cam-2')[0]?.process?.pid ?? 0
    const took = await detected(room, 'source-lost', 'cam-2', () => void process.kill(pid, 'SIGSEGV'))
    expect(took).toBeLessThan(inTime)
    await recordsAgain(room, 'cam-2')
    expect(await room.end()).toEqual([])
    expect(gapsOf(room, 'cam-2')).toMatchObject([{ cause: 'source-lost' }])
  })
})

describe('a camera that is encoded here', () => {
  let camera: MjpegCamera
  let room: RecordedRoom
  beforeAll(async () => {
    camera = await startMjpegCamera({ picture: 'street-cars' })
    const sources = [{ id: 'cam-3', name: '证人', kind: 'mjpeg', address: camera.address }]
    room = await recordRoom({ watch: { frozenSeconds: 4, darkSeconds: 4, silentSeconds: 4 }, sources })
  })
  afterAll(async () => {
    expect(await room.end()).toEqual([])
    await camera.stop()
  })

  test('and whose picture stands still, under a clock that runs on, is told; and that it moves again', async () => {
    await room.until(() => room.stateOf('cam-3')?.health.lastMotion !== null)
    expect(room.stateOf('cam-3')?.health.conditions).toEqual([])
    // The limit of the room, and up to three key frames until it is seen.
    const took = await detected(room, 'source-frozen', 'cam-3', () => {
      camera.freeze(true)
    })
    expect(took).toBeGreaterThan(3000)
    expect(took).toBeLessThan(20_000)
    camera.freeze(false)
    await room.until(() => room.stateOf('cam-3')?.health.conditions.length === 0)
    expect(partsOf(room, 'cam-3')).toHaveLength(1)
  })

  test('and delivers far fewer frames than it began with is told in time', async () => {
    const took = await detected(room, 'source-slow', 'cam-3', () => {
      camera.slow(6)
    })
    expect(took).toBeLessThan(inTime)
    camera.slow(1)
    await room.until(() => !(room.stateOf('cam-3')?.health.conditions ?? []).includes('source-slow'))
  })
})

describe('a microphone', () => {
  test('that is unplugged is never replaced by another one: told in time, and had again when it is back', async () => {
    const speech = await sound.play('room', fixtures['speech-zh'], { loop: true })
    const room = await recordRoom({ sources: [microphone('mic-1', 'room'), subject()] }, sound.env)
    const took = await detected(room, 'source-moved', 'mic-1', () => sound.unload('room'))
    expect(took).toBeLessThan(inTime)
    expect(raised(room, 'source-moved', 'mic-1')?.details).toMatchObject({
      wanted: 'room.monitor',
      found: 'other.monitor',
    })
    await room.until(() => room.stateOf('mic-1')?.failure?.code === 'source-not-found')
    expect(partsOf(room, 'mic-1')).toHaveLength(1)
    await sound.addSink('room')
    await recordsAgain(room, 'mic-1')
    expect(await room.end()).toEqual([])
    await speech.stop()
    expect(gapsOf(room, 'mic-1')).toMatchObject([{ cause: 'source-moved' }])
    expect(partsOf(room, 'cam-2')).toHaveLength(1)
  })

  test('that falls silent is alarmed, and the standby microphone takes over, from before it did', async () => {
    await sound.addSink('spare')
    const speech = await sound.play('room', fixtures['speech-zh'], { loop: true })
    await sound.play('spare', fixtures['speech-en'], { loop: true })
    const room = await recordRoom(
      {
        watch: { frozenSeconds: 15, darkSeconds: 15, silentSeconds: 3 },
        standbyMicrophone: 'mic-2',
        sources: [microphone('mic-1', 'room'), microphone('mic-2', 'spare')],
      },
      sound.env,
    )
    expect(partsOf(room, 'mic-2')).toEqual([])
    await room.until(() => (room.stateOf('mic-2')?.health.lastSpeech ?? null) !== null)
    await speech.stop()
    await room.until(() => raised(room, 'microphone-replaced', 'mic-2') !== undefined)
    expect(raised(room, 'microphone-replaced', 'mic-2')?.details).toEqual({
      replaces: 'mic-1',
      because: 'source-silent',
    })
    await room.until(() => room.stateOf('mic-2')?.phase === 'recording')
    expect(await room.end()).toEqual([])
    const first = room.lines.find((line) => line.kind === 'chunk' && line.track === 'mic-2')
    const silent = room.lines.find((line) => line.kind === 'alarm' && line.alarm === 'source-silent')
    expect(Date.parse(first?.kind === 'chunk' ? (first.wall ?? '') : '')).toBeLessThan(Date.parse(silent?.at ?? ''))
    expect(partsOf(room, 'mic-1')).toHaveLength(1)
  })
})
