// Cameras that are none: what they answer leads ffmpeg to no file of this computer and takes no memory without end.
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server as WebServer } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import type { Place } from '../../../native/capture/place.ts'
import { bounded } from '../../../native/capture/reach.ts'
import { trySource } from '../../../native/capture/try-source.ts'
import { sourceSchema } from '../../../native/contract/sources.ts'
import { ffmpeg, ffprobe, run, runForBytes } from '../../rig/run.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let place: Place
let camera: WebServer
let rtsp: Server
let port: number
/** What the camera answers at each path. */
const answers = new Map<string, { readonly type: string; readonly body: Buffer | string; readonly location?: string }>()
/** What the RTSP camera answers to everything. */
let rtspAnswer = ''

const listening = async (server: Server | WebServer): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

beforeAll(async () => {
  folder = await temporaryFolder()
  place = { ffmpeg: await findFfmpeg(), resources: 'resources', scratch: folder.path, environment: process.env }
  camera = createServer(({ url = '' }, response) => {
    const answer = answers.get(url)
    if (answer === undefined) return void response.writeHead(404).end()
    const { type, body, location } = answer
    response.writeHead(location === undefined ? 200 : 302, { 'content-type': type, ...(location && { location }) })
    response.end(body)
  })
  port = await listening(camera)
  rtsp = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (asked) =>
      socket.write(rtspAnswer.replace('CSEQ', /CSeq: (\d+)/.exec(String(asked))?.[1] ?? '1')),
    )
  })
  await listening(rtsp)
})
afterAll(async () => {
  camera.close()
  camera.closeAllConnections()
  rtsp.close()
  await folder.remove()
})

const named = { id: 'cam-1', name: '全景' }
const tried = (source: object) => trySource(sourceSchema.parse({ ...named, ...source }), place)
const httpCamera = (path: string) => ({ kind: 'mjpeg', address: `http://127.0.0.1:${port}${path}` })

describe('a recording of this computer', () => {
  /** A file that a hostile camera would like to see in its own recording. */
  const own = () => join(folder.path, 'of-another-case.mp4')
  const playlist = () => `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://${own()}\n#EXT-X-ENDLIST\n`

  beforeAll(async () => {
    const picture = ['-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=5', '-t', '1', '-y', own()]
    await run(ffmpeg, ['-v', 'error', ...picture])
    answers.set('/playlist', { type: 'application/vnd.apple.mpegurl', body: playlist() })
    answers.set('/picture', { type: 'image/jpeg', body: playlist() })
    answers.set('/concat', { type: 'image/jpeg', body: `ffconcat version 1.0\nfile ${own()}\n` })
    answers.set('/moved', { type: 'text/plain', body: '', location: `file://${own()}` })
    answers.set('/mp4', { type: 'video/mp4', body: await readFile(own()) })
  })

  test('would be opened by a player that may open files: the playlist works', async () => {
    const open = [
      '-v',
      'error',
      '-protocol_whitelist',
      'file,http,tcp',
      '-show_entries',
      'stream=width',
      '-of',
      'csv=p=0',
    ]
    expect(await run(ffprobe, [...open, `http://127.0.0.1:${port}/picture`])).toContain('160')
  })

  test.each(['/playlist', '/picture', '/concat', '/mp4'])(
    'is not what a camera shows that answers with %s',
    async (path) => {
      await expect(tried(httpCamera(path))).rejects.toMatchObject({ code: 'source-codec-unsupported' })
    },
  )

  test('is not what a camera shows that says it has moved there', async () => {
    await expect(tried(httpCamera('/moved'))).rejects.toMatchObject({
      code: expect.stringMatching(/^source-/) as string,
    })
  })

  test.each(['file://', 'http://127.0.0.1:1/', 'concat:'])('is not where an RTSP camera can lead (%s)', async (to) => {
    rtspAnswer = `RTSP/1.0 302 Moved\r\nCSeq: CSEQ\r\nLocation: ${to}${own()}\r\n\r\n`
    const address = `rtsp://127.0.0.1:${(rtsp.address() as AddressInfo).port}/1`
    await expect(tried({ kind: 'rtsp', address })).rejects.toMatchObject({
      code: expect.stringMatching(/^source-/) as string,
    })
  })

  test('leaves nothing behind of all that', async () => {
    expect(await readdir(folder.path)).toEqual(['of-another-case.mp4'])
  })
})

test('a picture larger than 8K is not decoded', async () => {
  const huge = ['-f', 'lavfi', '-i', 'color=black:size=8000x4500', '-frames:v', '1', '-f', 'mjpeg', '-']
  const jpeg = await runForBytes(ffmpeg, ['-v', 'error', ...huge])
  const part = `--x\r\nContent-Type: image/jpeg\r\nContent-Length: ${jpeg.length}\r\n\r\n`
  const body = Buffer.concat(
    Array(5)
      .fill([Buffer.from(part), jpeg, Buffer.from('\r\n')])
      .flat() as Buffer[],
  )
  answers.set('/huge', { type: 'multipart/x-mixed-replace; boundary=x', body })
  await expect(tried(httpCamera('/huge'))).rejects.toMatchObject({ code: 'source-codec-unsupported' })
  // The limit is what stopped it: without, it is decoded.
  const file = join(folder.path, 'huge.jpg')
  await writeFile(file, jpeg)
  const decoded = (limits: readonly string[]) =>
    run(ffmpeg, ['-v', 'error', ...limits, '-i', file, '-f', 'framecrc', '-']).catch(() => '')
  expect(await decoded([])).toContain('54000000')
  expect(await decoded(bounded)).not.toContain('54000000')
})
