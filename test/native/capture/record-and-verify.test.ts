// From real cameras and a real sound server to a sealed recording that verifies, and that other tools can play.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Source } from '../../../native/contract/sources.ts'
import { processesAlive } from '../../../native/capture/child.ts'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import type { Place } from '../../../native/capture/place.ts'
import { TrackRecorder } from '../../../native/capture/track-recorder.ts'
import type { TrackState } from '../../../native/capture/track-state.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import type { Line, OpenFacts } from '../../../native/vault/lines.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { alarmsInto } from '../../rig/listeners.ts'
import { countFrames, probe } from '../../rig/probe.ts'
import { startPulse, type Pulse } from '../../rig/pulse.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { fixtures } from '../../rig/clip.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

const login = { user: 'admin', password: 'p@ss:word/1' }
let cameras: RtspServer
let sound: Pulse
let folder: TemporaryFolder
let vault: Vault
let place: Place

beforeAll(async () => {
  cameras = await startRtspServer({
    mounts: {
      whole: { picture: 'h264', sound: 'aac', login: { ...login, scheme: 'digest' } },
      subject: { picture: 'mjpeg' },
    },
  })
  sound = await startPulse()
  await sound.play('room', fixtures['speech-zh'], { loop: true })
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

const camera = (id: string, mount: string, own: Partial<typeof login> = {}): Source => ({
  id,
  name: mount,
  kind: 'rtsp',
  position: 'other',
  address: cameras.url(mount),
  transport: 'tcp',
  sound: true,
  ...own,
})
const microphone = (): Source => ({
  id: 'mic-1',
  name: '桌面',
  kind: 'pulse',
  position: 'table-microphone',
  device: sound.device('room'),
})

const facts = (sources: readonly Source[]): OpenFacts => ({
  recordingKind: 'hearing',
  case: null,
  room: { id: 'r-1', name: '听证室一', kind: 'hearing' },
  place: '',
  people: [],
  sources: sources.map(({ id, name, kind, position }) => ({ track: id, name, kind, position, input: kind })),
  ffmpeg: { version: place.ffmpeg.version, sha256: place.ffmpeg.sha256 },
  software: 'zhenglu',
  clock: { synchronised: null, zone: 'UTC' },
})

/** Resolves with the first state of a track that fits. */
class Watched {
  readonly recorder: TrackRecorder
  readonly #waiting = new Set<(state: TrackState) => void>()

  constructor(source: Source, writer: ConstructorParameters<typeof TrackRecorder>[2]) {
    const recorded = { source, coding: { soundCodec: 'aac', burnInTime: true }, longestHours: 1 } as const
    this.recorder = new TrackRecorder(recorded, place, writer, {
      ...alarmsInto(writer, source.id),
      state: (state) => {
        for (const waiting of this.#waiting) waiting(state)
      },
    })
    this.recorder.start()
  }

  until(fits: (state: TrackState) => boolean): Promise<TrackState> {
    return new Promise((resolve) => {
      const waiting = (state: TrackState) => {
        if (!fits(state)) return
        this.#waiting.delete(waiting)
        resolve(state)
      }
      this.#waiting.add(waiting)
      waiting(this.recorder.state)
    })
  }
}

describe('a recording of two cameras and a microphone', () => {
  test('is sealed, verifies without a finding, and plays', async () => {
    const sources = [camera('cam-1', 'whole', login), camera('cam-2', 'subject'), microphone()]
    const writer = await vault.openRecording(facts(sources))
    const tracks = sources.map((source) => new Watched(source, writer))
    expect(await Promise.all(tracks.map(({ recorder }) => recorder.settled))).toEqual([null, null, null])
    await writer.mark('出示证据', '书记员')
    await Promise.all(tracks.map((track) => track.until(({ bytes, frames }) => bytes > 30_000 && frames !== 1)))
    await Promise.all(tracks.map(({ recorder }) => recorder.stop()))
    const sealed = await writer.seal('ended', '书记员')

    const report = await verifyRecording(writer.folder, { publicKey: vault.signer.publicKey })
    expect(report.findings).toEqual([])
    expect(report).toMatchObject({ sealed: true, root: sealed.root, sealCode: sealed.sealCode })
    const [whole, subject, mic] = await Promise.all(
      ['cam-1', 'cam-2', 'mic-1'].map((track) => probe(join(writer.folder, `${track}.0001.mp4`))),
    )
    expect(whole?.streams.map((stream) => stream.codec_name)).toEqual(['h264', 'aac'])
    expect(subject?.streams.map((stream) => stream.codec_name)).toEqual(['h264'])
    expect(mic?.streams.map((stream) => stream.codec_name)).toEqual(['aac'])
    expect(await countFrames(join(writer.folder, 'cam-1.0001.mp4'))).toBe(tracks[0]?.recorder.state.frames)
    // Encoded frames are the camera's own: none is made up.
    const [copied, encoded] = tracks.map(({ recorder }) => recorder.state.frames)
    expect(encoded).toBeLessThan(1.5 * (copied ?? 0))
    expect(processesAlive()).toBe(0)
  })

  test('a wrong password is told as such, and is found nowhere', async () => {
    const source = camera('cam-1', 'whole', { user: 'admin', password: 'not-this-one' })
    const writer = await vault.openRecording(facts([source]))
    const track = new Watched(source, writer)
    const failure = await track.recorder.settled
    expect(failure?.code).toBe('source-password-wrong')
    expect(JSON.stringify(failure?.details)).not.toContain('not-this-one')
    await track.recorder.stop()
    await writer.seal('interrupted', null)
    expect((await verifyRecording(writer.folder, {})).findings).toEqual([])
  })

  test('a camera that loses power and comes back: the gap is stated, the rest is there', async () => {
    const source = camera('cam-2', 'subject')
    const writer = await vault.openRecording(facts([source]))
    const lines: Line[] = []
    writer.onLine = (line) => lines.push(line)
    const track = new Watched(source, writer)
    expect(await track.recorder.settled).toBeNull()
    await cameras.kill()
    await track.until(({ phase }) => phase === 'lost')
    await cameras.restart()
    await track.until(({ phase, part }) => phase === 'recording' && part > 1)
    await track.recorder.stop()
    await writer.seal('ended', null)
    expect(lines.filter((line) => line.kind === 'alarm').map((line) => line.state)).toEqual(
      expect.arrayContaining(['raised', 'cleared']),
    )
    const gap = lines.find((line) => line.kind === 'gap')
    expect(gap).toMatchObject({ track: 'cam-2', cause: 'source-lost' })
    expect((await verifyRecording(writer.folder, {})).findings).toEqual([])
  })
})
