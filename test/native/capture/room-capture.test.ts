// A room from standby through a recording back to standby: whoever looks goes on seeing, and the pre-roll is kept.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processesAlive } from '../../../native/capture/child.ts'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import type { Place } from '../../../native/capture/place.ts'
import { RoomCapture } from '../../../native/capture/room-capture.ts'
import { roomFileSchema } from '../../../native/contract/rooms.ts'
import type { Level } from '../../../native/contract/state.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import type { Line } from '../../../native/vault/lines.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { unheardRoom } from '../../rig/listeners.ts'
import { probe } from '../../rig/probe.ts'
import { startPulse, type Pulse } from '../../rig/pulse.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { fixtures } from '../../rig/clip.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let cameras: RtspServer
let sound: Pulse
let folder: TemporaryFolder
let vault: Vault
let place: Place

beforeAll(async () => {
  cameras = await startRtspServer({ mounts: { whole: { picture: 'h264', sound: 'aac' } } })
  sound = await startPulse()
  await sound.play('room', fixtures['speech-en'], { loop: true })
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
  await sound.stop()
  await cameras.stop()
  await folder.remove()
})

const room = (preRollSeconds: number) =>
  roomFileSchema.parse({
    name: '听证室一',
    kind: 'hearing',
    preRollSeconds,
    sources: [
      { id: 'cam-1', name: '全景', kind: 'rtsp', position: 'whole-view', address: cameras.url('whole') },
      { id: 'mic-1', name: '桌面', kind: 'pulse', position: 'table-microphone', device: sound.device('room') },
    ],
  })

test('standby is seen and heard, goes over into the recording with its pre-roll, and nothing is left running', async () => {
  let wake: () => void = () => undefined
  const heard = new Map<string, Level>()
  const seen = { headers: 0, bytes: 0 }
  const capture = new RoomCapture(room(2), place, {
    ...unheardRoom,
    changed: () => {
      wake()
    },
    level: (track, level) => {
      if (level.peak > -60) heard.set(track, level)
      wake()
    },
  })
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise<void>((resolve) => (wake = resolve))
  }
  capture.openLive('cam-1', { header: () => (seen.headers += 1), bytes: (bytes) => (seen.bytes += bytes.length) })
  expect(capture.openLive('cam-9', { header: () => undefined, bytes: () => undefined })).toBeNull()

  capture.openStandby()
  await until(() => capture.states.every(({ phase }) => phase === 'standby'))
  await until(() => heard.has('cam-1') && heard.has('mic-1') && seen.bytes > 100_000)
  heard.clear()

  const lines: Line[] = []
  const writer = await vault.openRecording({
    recordingKind: 'hearing',
    case: null,
    room: { id: 'r-1', name: '听证室一', kind: 'hearing' },
    place: '',
    people: [],
    sources: room(2).sources.map(({ id, name, kind, position }) => ({ track: id, name, kind, position, input: kind })),
    ffmpeg: { version: place.ffmpeg.version, sha256: place.ffmpeg.sha256 },
    software: 'zhenglu',
    clock: { synchronised: null, zone: 'UTC' },
  })
  writer.onLine = (line) => lines.push(line)
  expect(await capture.record(writer)).toEqual([])
  const before = seen.bytes
  await until(() => capture.states.every(({ phase, bytes }) => phase === 'recording' && bytes > 20_000))
  await until(() => heard.has('cam-1') && heard.has('mic-1') && seen.bytes > before + 50_000)
  await capture.end()
  expect(capture.states.map(({ phase }) => phase)).toEqual(['off', 'off'])
  await writer.seal('ended', null)
  expect(processesAlive()).toBe(0)
  expect(seen.headers).toBe(2)

  expect((await verifyRecording(writer.folder, {})).findings).toEqual([])
  const chunks = lines.flatMap((line) => (line.kind === 'chunk' && line.track === 'cam-1' ? [line] : []))
  const kept = chunks.filter(({ part }) => part === 0)
  const [first] = chunks.filter(({ part }) => part === 1)
  // What was kept reaches back before the start and on to where the recording process took over.
  expect(Date.parse(lines[0]?.at ?? '') > Date.parse(kept[0]?.wall ?? '')).toBe(true)
  const keptTo = Date.parse(kept[0]?.wall ?? '') + ((kept.at(-1)?.mediaTo ?? 0) - (kept[0]?.mediaFrom ?? 0)) / 1000
  expect(keptTo).toBeGreaterThanOrEqual(Date.parse(first?.wall ?? '') - 100)
  expect((await probe(join(writer.folder, 'cam-1.0000.mp4'))).streams.map(({ codec_name }) => codec_name)).toEqual([
    'h264',
    'aac',
  ])
})

test('standby that is closed leaves nothing behind', async () => {
  const capture = new RoomCapture(room(0), place, unheardRoom)
  capture.openStandby()
  await capture.closeStandby()
  expect(processesAlive()).toBe(0)
})
