// Several tracks of one recording show and tell the same moment at the same time of the wall clock, and kinds of
// sources that are encoded here verify like those that are copied.
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processesAlive } from '../../../native/capture/child.ts'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import type { Place } from '../../../native/capture/place.ts'
import { RoomCapture } from '../../../native/capture/room-capture.ts'
import { roomFileSchema, type RoomFile } from '../../../native/contract/rooms.ts'
import type { SourceInput } from '../../../native/contract/sources.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import type { Line } from '../../../native/vault/lines.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { unheardRoom } from '../../rig/listeners.ts'
import { apart, burstDelay, flashDelay, type RecordedPart } from '../../rig/in-step.ts'
import { startMjpegCamera, type MjpegCamera } from '../../rig/mjpeg-camera.ts'
import { countFrames, probe } from '../../rig/probe.ts'
import { startPulse, type Pulse } from '../../rig/pulse.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { startDisplay, type Display } from '../../rig/xvfb.ts'

const login = { user: 'admin', password: 'p@ss:word/1' }
/** Milliseconds that any two tracks may be apart. */
const tolerance = 80
/** Microseconds of media that every track has at the end. */
const length = 6_000_000
let cameras: RtspServer
let web: MjpegCamera
let sound: Pulse
let display: Display
let folder: TemporaryFolder
let vault: Vault
let place: Place

beforeAll(async () => {
  const flash = { picture: 'flash', sound: 'alaw' } as const
  cameras = await startRtspServer({ mounts: { whole: flash, subject: flash } })
  web = await startMjpegCamera({ picture: 'flash', login })
  sound = await startPulse()
  await sound.bursts('room')
  display = await startDisplay()
  folder = await temporaryFolder()
  await createVault(join(folder.path, 'vault'), '证录')
  vault = await Vault.open(join(folder.path, 'vault'))
  place = {
    ffmpeg: await findFfmpeg(),
    resources: 'resources',
    scratch: vaultPaths(vault.folder).scratch,
    environment: { ...process.env, ...sound.env },
  }
})
afterAll(async () => {
  await vault.close()
  await display.stop()
  await sound.stop()
  await web.stop()
  await cameras.stop()
  await folder.remove()
})

const named = (id: string, name: string) => ({ id, name })

/** Records all `sources` until each has six seconds on disk; `meanwhile` is called when all are recording. */
async function record(sources: readonly SourceInput[], meanwhile: () => Promise<void> = () => Promise.resolve()) {
  const room: RoomFile = roomFileSchema.parse({ name: '听证室一', kind: 'hearing', sources })
  let wake: () => void = () => undefined
  const lines: Line[] = []
  const writer = await vault.openRecording({
    recordingKind: 'hearing',
    case: null,
    room: { id: 'r-1', name: room.name, kind: room.kind },
    place: '',
    people: [],
    sources: room.sources.map(({ id, name, kind, position }) => ({ track: id, name, kind, position, input: kind })),
    ffmpeg: { version: place.ffmpeg.version, sha256: place.ffmpeg.sha256 },
    software: 'zhenglu',
    clock: { synchronised: null, zone: 'UTC' },
  })
  writer.onLine = (line) => {
    lines.push(line)
    wake()
  }
  const capture = new RoomCapture(room, place, unheardRoom)
  expect(await capture.record(writer)).toEqual([])
  await meanwhile()
  const chunksOf = (track: string) =>
    lines.filter((line) => line.kind === 'chunk').filter((line) => line.track === track)
  const isLong = (track: string) => {
    const chunks = chunksOf(track)
    return (chunks.at(-1)?.mediaTo ?? 0) - (chunks[0]?.mediaFrom ?? 0) > length
  }
  while (!room.sources.every(({ id }) => isLong(id))) await new Promise<void>((resolve) => (wake = resolve))
  await capture.end()
  await writer.seal('ended', null)
  const part = (track: string): RecordedPart => {
    const [first] = chunksOf(track)
    const zero = new Date(Date.parse(first?.wall ?? '') - Math.round((first?.mediaFrom ?? 0) / 1000))
    return { file: join(writer.folder, `${track}.0001.mp4`), zero }
  }
  return { folder: writer.folder, part }
}

test('two RTSP cameras with sound, an HTTP camera and a microphone are within 80 ms of each other', async () => {
  const recorded = await record([
    { ...named('cam-1', '全景'), kind: 'rtsp', address: cameras.url('whole') },
    { ...named('cam-2', '特写'), kind: 'rtsp', address: cameras.url('subject') },
    { ...named('cam-3', '证人'), kind: 'mjpeg', address: web.address, ...login },
    { ...named('mic-1', '桌面'), kind: 'pulse', device: sound.device('room') },
  ])
  const delays = {
    'cam-1 picture': await flashDelay(recorded.part('cam-1')),
    'cam-1 sound': await burstDelay(recorded.part('cam-1')),
    'cam-2 picture': await flashDelay(recorded.part('cam-2')),
    'cam-3 picture': await flashDelay(recorded.part('cam-3')),
    'mic-1': await burstDelay(recorded.part('mic-1')),
  }
  expect(apart(Object.values(delays)), JSON.stringify(delays)).toBeLessThan(tolerance)
  expect((await verifyRecording(recorded.folder, { publicKey: vault.signer.publicKey })).findings).toEqual([])
  expect(processesAlive()).toBe(0)
})

test('a screen and an HTTP camera with login: recorded, verified, and the password is nowhere', async () => {
  const arguments_: string[] = []
  const recorded = await record(
    [
      { ...named('cam-1', '屏幕'), kind: 'screen', device: display.name, frameRate: 10 },
      { ...named('cam-2', '证人'), kind: 'mjpeg', address: web.address, ...login },
    ],
    async () => {
      arguments_.push(...(await argumentsOfChildren()))
      for (const colour of ['white', 'black', 'white']) await display.show(colour)
    },
  )
  const report = await verifyRecording(recorded.folder, { publicKey: vault.signer.publicKey })
  expect(report.findings).toEqual([])
  for (const track of ['cam-1', 'cam-2']) {
    const { file } = recorded.part(track)
    expect((await probe(file)).streams).toMatchObject([{ codec_name: 'h264', width: 640, height: 360 }])
    expect(await countFrames(file)).toBeGreaterThan(40)
  }
  // It got in with the password, which is in no argument of a process and in no file that stays.
  expect(web.logins).toContain(`${login.user}:${login.password}`)
  expect(arguments_.some((each) => each.includes('libx264'))).toBe(true)
  expect(arguments_.filter((each) => each.includes('word'))).toEqual([])
  for (const name of await readdir(recorded.folder)) {
    const bytes = await readFile(join(recorded.folder, name))
    for (const secret of [login.password, encodeURIComponent(login.password)])
      expect(bytes.includes(secret)).toBe(false)
  }
  expect(await readdir(place.scratch)).toEqual([])
  expect(processesAlive()).toBe(0)
})

/** The command lines of the processes that this one has started, as any user of the computer can read them. */
async function argumentsOfChildren(): Promise<string[]> {
  const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
  const lines = children
    .trim()
    .split(' ')
    .map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''))
  return Promise.all(lines)
}
