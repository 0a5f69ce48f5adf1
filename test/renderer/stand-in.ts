// A station for the window's tests: speaks the wire protocol from memory, with pictures and sound of real files.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocketServer, type WebSocket } from 'ws'
import { calls, type CallName } from '../../native/contract/calls.ts'
import { Failure } from '../../native/contract/failures.ts'
import type { Clip } from './clip.ts'
import { answers } from './stand-in-answers.ts'
import type { World } from './stand-in-world.ts'

const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; media-src 'self' blob:; img-src 'self' data: blob:; connect-src 'self'"
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString())
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const isOpen = (socket: WebSocket): boolean => socket.readyState === socket.OPEN

/** Sends a clip as a live source, in its own time, over and over; each round is a new part. */
async function sendLive(socket: WebSocket, clip: Clip): Promise<void> {
  for (;;) {
    socket.send(JSON.stringify({ mime: clip.mime }))
    socket.send(clip.bytes.subarray(0, clip.initLength))
    const begun = performance.now()
    for (const [offset, length, , to] of clip.fragments) {
      await pause(Math.max(0, begun + to / 1000 - performance.now()))
      if (!isOpen(socket)) return
      socket.send(clip.bytes.subarray(offset, offset + length))
    }
  }
}

export interface StandIn extends AsyncDisposable {
  readonly address: string
  readonly world: World
  /** Ends every socket, as a station that dies does. */
  dropSockets(): void
}

/** Starts the station on a free port (or `port`), serving the built window in `folder`. */
export async function startStandIn(world: World, folder: string, port = 0): Promise<StandIn> {
  const handlers = answers(world)

  async function answer(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (!(name in calls)) throw new Failure('call-unknown', { call: name })
      const input = calls[name as CallName].input.safeParse(await bodyOf(request))
      if (!input.success) throw new Failure('input-invalid', { message: input.error.message })
      const handler = handlers[name as CallName] as (request: unknown) => Promise<unknown>
      sendJson(response, 200, await handler(input.data))
    } catch (error) {
      const { code, details } = error instanceof Failure ? error : new Failure('internal', { said: String(error) })
      sendJson(response, 400, { code, details })
    }
  }

  function media(file: string, request: IncomingMessage, response: ServerResponse): void {
    const clip = world.clipOf(file.replace(/\.\d+\.mp4$/, ''))
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
    if (clip === undefined || range === null) {
      response.writeHead(404).end()
      return
    }
    const [from, to] = [Number(range[1]), Number(range[2])]
    response.writeHead(206, {
      'content-type': 'video/mp4',
      'content-range': `bytes ${from}-${to}/${clip.bytes.length}`,
    })
    response.end(clip.bytes.subarray(from, to + 1))
  }

  async function page(path: string, response: ServerResponse): Promise<void> {
    const file = join(folder, path === '/' ? 'index.html' : path)
    const found = await stat(file).catch(() => undefined)
    if (found?.isFile() !== true) {
      response.writeHead(404).end()
      return
    }
    const type = types[extname(file)] ?? 'application/octet-stream'
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy })
    createReadStream(file).pipe(response)
  }

  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://station').pathname)
    if (path.startsWith('/call/')) void answer(path.slice(6), request, response)
    else if (path.startsWith('/media/')) media(path.split('/')[3] ?? '', request, response)
    else void page(path, response)
  })
  const sockets = new WebSocketServer({ server })
  const listeners = new Set<WebSocket>()
  sockets.on('connection', (socket, request) => {
    const [, kind, , source = ''] = decodeURIComponent(request.url ?? '').split('/')
    const clip = world.clipOf(source)
    if (kind === 'live' && clip !== undefined) void sendLive(socket, clip)
    if (kind !== 'events') return
    listeners.add(socket)
    socket.on('close', () => listeners.delete(socket))
    socket.send(JSON.stringify({ event: 'snapshot', state: { ...world.state, now: new Date().toISOString() } }))
  })
  world.send = (event) => {
    for (const socket of listeners) socket.send(JSON.stringify(event))
  }
  let count = 0
  const ticking = setInterval(() => {
    world.tick(count++)
  }, 125)
  const dropSockets = (): void => {
    for (const socket of sockets.clients) socket.terminate()
  }
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    world,
    dropSockets,
    [Symbol.asyncDispose]: async () => {
      clearInterval(ticking)
      dropSockets()
      sockets.close()
      await new Promise((closed) => server.close(closed))
    },
  }
}
