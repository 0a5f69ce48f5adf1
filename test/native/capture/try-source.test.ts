// Before a source is saved it is tried: the person in the room learns what it delivers, or why it does not.
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processesAlive } from '../../../native/capture/child.ts'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import type { Place } from '../../../native/capture/place.ts'
import { trySource } from '../../../native/capture/try-source.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { sourceSchema, type SourceInput } from '../../../native/contract/sources.ts'
import { fixtures } from '../../rig/clip.ts'
import { startMjpegCamera, type MjpegCamera } from '../../rig/mjpeg-camera.ts'
import { probe } from '../../rig/probe.ts'
import { startPulse, type Pulse } from '../../rig/pulse.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { startDisplay, type Display } from '../../rig/xvfb.ts'

const login = { user: 'admin', password: 'p@ss:word/1' }
const wrong = { user: 'admin', password: 'not-this-one' }
let cameras: RtspServer
let web: MjpegCamera
let sound: Pulse
let display: Display
let folder: TemporaryFolder
let place: Place
/** A service that is no camera: it greets and says no more. */
let other: Server
/** A port at which nothing listens. */
let deadPort: number

const listen = async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end('SSH-2.0-OpenSSH_9.2\r\n')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
const portOf = (server: Server) => (server.address() as AddressInfo).port

beforeAll(async () => {
  cameras = await startRtspServer({
    mounts: {
      whole: { picture: 'h264', sound: 'aac', size: '1280x720' },
      digest: { picture: 'h264', login: { ...login, scheme: 'digest' } },
      basic: { picture: 'mjpeg', login: { ...login, scheme: 'basic' } },
      intercom: { picture: 'none', sound: 'alaw' },
      foreign: { picture: 'jpeg2000' },
    },
  })
  web = await startMjpegCamera({ login })
  sound = await startPulse()
  await sound.play('room', fixtures['speech-en'], { loop: true })
  display = await startDisplay()
  folder = await temporaryFolder()
  place = {
    ffmpeg: await findFfmpeg(),
    resources: 'resources',
    scratch: folder.path,
    environment: { ...process.env, ...sound.env },
  }
  other = await listen()
  const gone = await listen()
  deadPort = portOf(gone)
  gone.close()
  await once(gone, 'close')
})
afterAll(async () => {
  other.close()
  await display.stop()
  await sound.stop()
  await web.stop()
  await cameras.stop()
  await folder.remove()
})

const named = { id: 'cam-1', name: '全景' }
const rtsp = (address: string, own: Partial<typeof login> = {}): SourceInput => ({
  ...named,
  kind: 'rtsp',
  address,
  ...own,
})
const trial = (source: SourceInput) => trySource(sourceSchema.parse(source), place)

describe('a source that works', () => {
  test('a camera with sound: what it delivers, a small still, how loud it is', async () => {
    const { picture, sound, still, peak } = await trial(rtsp(cameras.url('whole')))
    expect(picture).toMatchObject({ codec: 'h264', width: 1280, height: 720 })
    expect(sound).toMatchObject({ codec: 'aac', sampleRate: 48_000 })
    expect(peak).toBeGreaterThan(-40)
    const file = join(folder.path, 'still.jpg')
    await writeFile(file, Buffer.from(/^data:image\/jpeg;base64,(.+)$/.exec(still ?? '')?.[1] ?? '', 'base64'))
    expect((await probe(file)).streams[0]).toMatchObject({ codec_name: 'mjpeg', width: 640, height: 360 })
  })

  test.each([
    ['an RTSP camera with digest login', () => rtsp(cameras.url('digest'), login), 'h264'],
    ['an RTSP camera with basic login', () => rtsp(cameras.url('basic'), login), 'mjpeg'],
    [
      'an HTTP camera with login',
      (): SourceInput => ({ ...named, kind: 'mjpeg', address: web.address, ...login }),
      'mjpeg',
    ],
    ['a screen', (): SourceInput => ({ ...named, kind: 'screen', device: display.name }), 'rawvideo'],
  ])('%s', async (_, source, codec) => {
    const { picture, sound, still, peak } = await trial(source())
    expect(picture).toMatchObject({ codec, width: 640, height: 360 })
    expect([sound, peak]).toEqual([null, null])
    expect(still).toMatch(/^data:image\/jpeg;base64,/)
  })

  test('a microphone: heard, and nothing to see', async () => {
    const {
      picture,
      still,
      sound: heard,
      peak,
    } = await trial({ ...named, kind: 'pulse', device: sound.device('room') })
    expect([picture, still]).toEqual([null, null])
    expect(heard?.sampleRate).toBeGreaterThan(0)
    expect(peak).toBeGreaterThan(-40)
    expect(peak).toBeLessThanOrEqual(0)
  })
})

describe('a source that does not work says why', () => {
  test.each([
    ['nothing listens at the RTSP port', () => rtsp(`rtsp://127.0.0.1:${deadPort}/whole`), 'source-refused'],
    ['a host that nobody knows', () => rtsp('rtsp://no-such-host.invalid/whole'), 'source-host-unknown'],
    ['a wrong password, digest', () => rtsp(cameras.url('digest'), wrong), 'source-password-wrong'],
    ['a wrong password, basic', () => rtsp(cameras.url('basic'), wrong), 'source-password-wrong'],
    ['no password where one is needed', () => rtsp(cameras.url('digest')), 'source-password-wrong'],
    ['another path', () => rtsp(cameras.url('whole').replace('/whole', '/nothing-here')), 'source-not-found'],
    ['sound without picture, where a camera should be', () => rtsp(cameras.url('intercom')), 'source-no-video'],
    ['a picture in a form that ffmpeg cannot read', () => rtsp(cameras.url('foreign')), 'source-codec-unsupported'],
    [
      'a wrong password, HTTP',
      (): SourceInput => ({ ...named, kind: 'mjpeg', address: web.address, ...wrong }),
      'source-password-wrong',
    ],
    [
      'another path, HTTP',
      (): SourceInput => ({ ...named, kind: 'mjpeg', address: new URL('/no', web.address).href, ...login }),
      'source-not-found',
    ],
    [
      'nothing listens at the HTTP port',
      (): SourceInput => ({ ...named, kind: 'mjpeg', address: `http://127.0.0.1:${deadPort}/` }),
      'source-refused',
    ],
    [
      'a microphone that is not there',
      (): SourceInput => ({ ...named, kind: 'pulse', device: 'gone.monitor' }),
      'source-not-found',
    ],
    [
      'a display that is not there',
      (): SourceInput => ({ ...named, kind: 'screen', device: ':5999' }),
      'source-not-found',
    ],
    [
      'a camera of another system',
      (): SourceInput => ({ ...named, kind: 'dshow', device: 'video=x' }),
      'source-kind-unavailable',
    ],
  ])('%s', async (_, source, code) => {
    const failure = await trial(source()).then(
      () => null,
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toMatchObject({ code })
    expect(JSON.stringify(failure)).not.toContain(wrong.password)
  })

  test('an address at which no camera answers', async () => {
    const failure = await trial(rtsp(`rtsp://127.0.0.1:${portOf(other)}/whole`)).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Failure)
    expect((failure as Failure).code).toMatch(/^source-(refused|failed|address-invalid)$/)
  })
})

test('a camera that stands still while it is connected is given up, and said to have timed out', async () => {
  cameras.freeze()
  try {
    await expect(trial(rtsp(cameras.url('whole')))).rejects.toMatchObject({ code: 'source-timeout' })
  } finally {
    cameras.thaw()
  }
})

test('a trial leaves neither a process nor a file with a password', async () => {
  await trial(rtsp(cameras.url('digest'), login))
  await trial(rtsp(cameras.url('digest'), wrong)).catch(() => undefined)
  expect(processesAlive()).toBe(0)
  expect((await readdir(folder.path)).filter((name) => name !== 'still.jpg')).toEqual([])
})
