// Cameras that send JPEG pictures over HTTP (multipart/x-mixed-replace), as many cheap network cameras do.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fps, pictureFile, type ClipName, type Size } from './clip.ts'
import { ffmpeg, runForBytes } from './run.ts'

export interface MjpegCamera extends AsyncDisposable {
  /** Where its pictures are; its login is not part of it. */
  readonly address: string
  /** Authorisations that came with requests, decoded: `user:password`, or '' for none. */
  readonly logins: readonly string[]
  /** Its picture stands still from now on, or moves again. */
  freeze(isFrozen: boolean): void
  /** Sends only every so many-th picture from now on. */
  slow(every: number): void
  stop(): Promise<void>
}

interface Look {
  /** `flash`: black, with a white flash of three pictures at each whole second of the wall clock. */
  readonly picture?: ClipName | 'flash'
  readonly size?: Size
  /** Without it the camera lets anybody look. */
  readonly login?: { readonly user: string; readonly password: string }
}

const boundary = 'zhenglu-picture'
const path = '/cam.mjpg'

/** Starts a camera on a free port of the loopback interface. Any path but that of {@link MjpegCamera.address} is 404. */
export async function startMjpegCamera({ picture = 'street-cars', size = '640x360', login }: Look = {}) {
  const pictureAt = picture === 'flash' ? await flashes(size) : await clip(picture, size)
  const logins: string[] = []
  const state: { frozenAt: number | null; every: number } = { frozenAt: null, every: 1 }
  const server = createServer((request, response) => {
    const given = Buffer.from(request.headers.authorization?.split(' ')[1] ?? '', 'base64').toString('utf8')
    logins.push(given)
    if (request.url !== path) return void response.writeHead(404).end()
    if (login !== undefined && given !== `${login.user}:${login.password}`) {
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="camera"' }).end()
    }
    response.writeHead(200, { 'content-type': `multipart/x-mixed-replace; boundary=${boundary}` })
    send(response, (tick) => (tick % state.every === 0 ? pictureAt(state.frozenAt ?? tick) : null))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
  const camera: MjpegCamera = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    logins,
    freeze: (isFrozen) => {
      state.frozenAt = isFrozen ? 0 : null
    },
    slow: (every) => {
      state.every = every
    },
    stop,
    [Symbol.asyncDispose]: stop,
  }
  return camera
}

/** Sends the picture of each tick of the wall clock as soon as it begins; one that comes too late is left out. */
function send(response: ServerResponse, pictureAt: (tick: number) => Buffer | null): void {
  let next: NodeJS.Timeout
  const sendOne = () => {
    const tick = Math.floor((Date.now() * fps) / 1000)
    const jpeg = pictureAt(tick)
    if (jpeg !== null) {
      response.write(`--${boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: ${jpeg.length}\r\n\r\n`)
      response.write(jpeg)
      response.write('\r\n')
    }
    next = setTimeout(sendOne, Math.ceil(((tick + 1) * 1000) / fps - Date.now()))
  }
  response.once('close', () => {
    clearTimeout(next)
  })
  sendOne()
}

async function clip(name: ClipName, size: Size): Promise<(tick: number) => Buffer> {
  const frames = split(await readFile(await pictureFile(name, size, 'mjpeg')))
  return (tick) => frames[tick % frames.length] ?? Buffer.of()
}

async function flashes(size: Size): Promise<(tick: number) => Buffer> {
  const [black, white] = await Promise.all([plain('black', size), plain('white', size)])
  return (tick) => (tick % fps < 3 ? white : black)
}

const plain = (colour: string, size: Size): Promise<Buffer> =>
  runForBytes(ffmpeg, [
    ...['-nostdin', '-v', 'error', '-f', 'lavfi', '-i', `color=${colour}:s=${size}`, '-frames:v', '1'],
    ...['-pix_fmt', 'yuvj420p', '-f', 'mjpeg', '-'],
  ])

/** The pictures of a file that holds nothing but JPEGs, one after the other. */
function split(bytes: Buffer): Buffer[] {
  const beginning = Buffer.from('ffd8ff', 'hex')
  const starts: number[] = []
  for (let at = bytes.indexOf(beginning); at >= 0; at = bytes.indexOf(beginning, at + 3)) starts.push(at)
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1]))
}
