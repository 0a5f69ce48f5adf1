// A room before its session, with real cameras, a real microphone and a real loudspeaker: what is checked, what a test
// tone shows, and that speech which nobody records is noticed.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import { roomFileSchema, type Room } from '../../../native/contract/rooms.ts'
import { testTone, type PreflightResult } from '../../../native/contract/preflight.ts'
import type { StationEvent } from '../../../native/contract/state.ts'
import { Station } from '../../../native/station.ts'
import { fixtures } from '../../rig/clip.ts'
import { startPulse, type Pulse } from '../../rig/pulse.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { ffmpeg, run } from '../../rig/run.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let cameras: RtspServer
let sound: Pulse
let folder: TemporaryFolder
let station: Station
let tone: string

beforeAll(async () => {
  cameras = await startRtspServer({ mounts: { whole: { picture: 'h264' } } })
  sound = await startPulse()
  folder = await temporaryFolder()
  station = await Station.open(join(folder.path, 'vault'), {
    host: 'browser',
    create: true,
    environment: { ...process.env, ...sound.env },
  })
  tone = join(folder.path, 'tone.wav')
  await run(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', `sine=frequency=${testTone}:duration=30`, tone])
})
afterAll(async () => {
  await station.close()
  await sound.stop()
  await cameras.stop()
  await folder.remove()
})

async function room(name: string, more: object): Promise<Room> {
  const added = await station.rooms.create(roomFileSchema.parse({ name, kind: 'hearing', ...more }))
  await station.sessions.put(added)
  return added
}
const whole = () => ({ id: 'cam-1', name: '全景', kind: 'rtsp', address: cameras.url('whole') })
const gone = () => ({ id: 'cam-2', name: '当事人', kind: 'rtsp', address: `${cameras.url('whole')}-not-there` })
const table = () => ({ id: 'mic-1', name: '桌面', kind: 'pulse', device: sound.device('room') })
const found = ({ checks }: PreflightResult) =>
  checks.filter(({ subject }) => subject === 'source').map(({ track, finding }) => `${track ?? ''} ${finding}`)

describe('a room before its session', () => {
  test('warns of a microphone whose sound server cannot be asked which one it gives', async () => {
    const blind = await Station.open(join(folder.path, 'without-pactl'), {
      host: 'browser',
      create: true,
      environment: {
        ...process.env,
        ...sound.env,
        PATH: join(folder.path, 'nothing'),
        FFMPEG_BIN: (await findFfmpeg()).ffmpeg,
      },
    })
    const added = await blind.rooms.create(
      roomFileSchema.parse({ name: '听证室', kind: 'hearing', sources: [table(), whole()] }),
    )
    await blind.sessions.put(added)
    const speech = await sound.play('room', fixtures['speech-en'], { loop: true })
    expect(found(await blind.preflight(added.id, false))).toEqual([
      'mic-1 source-ready',
      'cam-1 source-ready',
      'mic-1 source-unwatched',
    ])
    await speech.stop()
    await blind.close()
  })

  test('says of each source whether it delivers, and of the station what is in order', async () => {
    const { id } = await room('听证室一', { sources: [whole(), gone()] })
    const result = await station.preflight(id, false)
    expect(found(result)).toEqual(['cam-1 source-ready', 'cam-2 source-not-ready'])
    const cam2 = result.checks.find(({ track }) => track === 'cam-2')
    expect(cam2).toMatchObject({ level: 'amber', details: { code: 'source-not-found' } })
    expect(result.checks.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['vault', 'mirror', 'clock', 'power', 'key', 'time-stamp', 'chain']),
    )
    expect(station.sessions.of(id).state).toMatchObject({ phase: 'standby', preflight: result })
    await station.sessions.of(id).standby(false)
  })

  test('must not begin when nothing delivers', async () => {
    const { id } = await room('听证室二', { sources: [gone()] })
    const result = await station.preflight(id, false)
    expect(result.checks[0]).toMatchObject({ finding: 'source-none-ready', level: 'red' })
    await station.sessions.of(id).standby(false)
  })

  test('hears the test tone when it is played, and says so when it is not heard', async () => {
    const { id } = await room('听证室三', { sources: [table()] })
    const playing = await sound.play('room', tone, { loop: true })
    expect(found(await station.preflight(id, true))).toEqual(['mic-1 source-ready'])
    await playing.stop()
    await station.sessions.of(id).standby(false)
    // Another microphone: of the first one the end of the tone may still be on its way.
    await sound.addSink('corridor')
    const speech = await sound.play('corridor', fixtures['speech-en'], { loop: true })
    const elsewhere = await room('听证室四', { sources: [{ ...table(), device: sound.device('corridor') }] })
    expect(found(await station.preflight(elsewhere.id, true))).toEqual(['mic-1 tone-not-heard'])
    await speech.stop()
    await station.sessions.of(elsewhere.id).standby(false)
  })
})

test('speech in a room on standby is noticed when there is a case, and nobody started', async () => {
  const { id } = await room('询问室', { kind: 'interview', promptStartSeconds: 3, sources: [table()] })
  await station.cases.create({ number: '〔2026〕1号', cause: '无证经营', kind: 'penalty', party: '', notes: '' })
  const asked = new Promise<StationEvent>((resolve) => {
    station.onEvent((event) => {
      if (event.event === 'room' && event.state.room === id && event.state.prompt !== null) resolve(event)
    })
  })
  const speech = await sound.play('room', fixtures['speech-en'], { loop: true })
  await station.sessions.of(id).standby(true)
  expect(await asked).toMatchObject({ state: { phase: 'standby', prompt: { kind: 'start' } } })
  station.sessions.of(id).putAwayPrompt()
  expect(station.sessions.of(id).state.prompt).toBeNull()
  await speech.stop()
})
