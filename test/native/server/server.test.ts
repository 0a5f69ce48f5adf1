// The rules of the loopback server, asked with bare sockets as a page elsewhere could: who is not our window gets nothing.
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import type { OutgoingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Failure } from '../../../native/contract/failures.ts'
import type { StationEvent } from '../../../native/contract/state.ts'
import { failureOf } from '../../../native/session/failure-of.ts'
import type { StationServices } from '../../../native/server/services.ts'
import { startServer, type RunningServer } from '../../../native/server/server.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { ask as askAt, enter as enterAt, openToAll } from './ask.ts'

let folder: TemporaryFolder
let server: RunningServer
let services: StationServices
let tell: (event: StationEvent) => void
let show: { header(header: { mime: string }): void; bytes(bytes: Buffer): void } | undefined
const witness: StationServices['witness'] = {
  call: (_, __, run) => run(),
  media: () => undefined,
  exhibit: () => undefined,
  window: () => undefined,
  refusedAccess: () => undefined,
}
/** Kinds of exhibits by their names. */
const kinds: Readonly<Record<string, string>> = {
  'exhibit-1.jpg': 'image/jpeg',
  'exhibit-2.svg': 'image/svg+xml',
  'exhibit-3.html': 'text/html',
  'exhibit-4.pdf': 'application/pdf',
}
const media = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251))

beforeEach(async () => {
  folder = await temporaryFolder()
  await mkdir(join(folder.path, 'window'))
  await writeFile(join(folder.path, 'window', 'index.html'), '<!doctype html><title>窗口</title>')
  await writeFile(join(folder.path, 'window', 'icon.svg'), '<svg/>')
  await writeFile(join(folder.path, 'cam-1.0001.mp4'), media)
  await writeFile(join(folder.path, 'mic-1.0001.mp4'), '')
  const listeners = new Set<(event: StationEvent) => void>()
  tell = (event) => {
    for (const listener of listeners) listener(event)
  }
  const handlers = {
    'settings.get': () => Promise.resolve({ language: 'zh-CN' }),
    'cases.get': ({ id }: { id: string }) => Promise.reject(new Failure('case-unknown', { case: id })),
    'jobs.cancel': () => Promise.reject(new Error('secret inner words')),
  } as unknown as StationServices['handlers']
  services = {
    handlers,
    witness,
    logIn: openToAll,
    state: () => ({
      now: new Date().toISOString(),
      rooms: [],
      disks: { vault: { free: 1, hoursLeft: 1, level: 'low' }, mirror: null },
      jobs: [],
      recovered: [],
      lostDatabase: null,
      differing: [],
      audit: { state: 'writing', failure: null, waiting: 0, lost: 0, damaged: [] },
      lamp: { webHook: null, alarmCommand: null },
      access: {
        hasAccounts: false,
        person: null,
        locked: false,
        mustChange: null,
        rules: { length: 8, kinds: 3, days: 0 },
        idleMinutes: 15,
      },
    }),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    openLive: (room, source, viewer) => {
      if (room !== 'r' || source !== 'cam-1') return null
      show = viewer
      return () => (show = undefined)
    },
    mediaFile: (recording, file) =>
      Promise.resolve(
        recording === 'x' && /^[a-z]+-1\.0001\.mp4$/.test(file)
          ? { path: join(folder.path, file), playable: null }
          : null,
      ),
    exhibitFile: (of, file) =>
      Promise.resolve(of === 'x' ? { path: join(folder.path, 'cam-1.0001.mp4'), mediaType: kinds[file] ?? '' } : null),
    uploadPiece: (upload, offset, bytes) =>
      upload === 'u'
        ? Promise.resolve(offset + bytes.length)
        : Promise.reject(new Failure('upload-unknown', { upload })),
  }
  server = await startServer(services, { window: join(folder.path, 'window'), failureOf })
})
afterEach(async () => {
  await server.close()
  await folder.remove()
})

const ask = (path: string, headers: OutgoingHttpHeaders = {}, body?: string) =>
  askAt(server.address, path, headers, body)
const enter = () => enterAt(server)
const entrancePath = () => server.entrance.slice(server.address.length)
const json = { 'content-type': 'application/json' }
const own = () => ({ ...json, origin: server.address })

describe('the entrance', () => {
  test('lets in once, by a cookie that scripts and other sites never get', async () => {
    const first = await ask(entrancePath())
    expect(first.status).toBe(302)
    expect(first.headers.location).toBe('/')
    expect(first.headers['set-cookie']?.[0]).toMatch(/^zhenglu=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const replayed = await ask(entrancePath())
    expect(replayed.status).toBe(403)
    expect(replayed.headers['set-cookie']).toBeUndefined()
  })

  test.each(['/enter', '/enter?secret=', '/enter?secret=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'refuses %s, and the right secret still works after',
    async (path) => {
      expect((await ask(path)).status).toBe(403)
      expect((await ask(entrancePath())).status).toBe(302)
    },
  )
})

describe('a request', () => {
  test('of our window is answered', async () => {
    const cookie = await enter()
    const answer = await ask('/call/settings.get', { ...own(), cookie }, '{}')
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([200, { language: 'zh-CN' }])
    const page = await ask('/rooms/any', { cookie })
    expect(page.body.toString()).toContain('窗口')
    expect(page.headers['content-security-policy']).toContain("default-src 'self'")
  })

  test.each([
    ['with the name of another site (DNS rebinding)', { host: 'evil.example' }],
    ['with another port in its host', { host: '127.0.0.1:1' }],
    ['from another origin', { origin: 'http://evil.example' }],
    ['from a sandboxed page', { origin: 'null' }],
    ['from another port of this computer', { origin: 'http://127.0.0.1:1' }],
    ['without cookie', { cookie: '' }],
    ['with a wrong cookie', { cookie: 'zhenglu=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ])('%s is refused: calls, pages, media, sockets', async (_, wrong) => {
    const cookie = await enter()
    const headers = { ...own(), cookie, ...wrong }
    for (const [path, body] of [
      ['/call/settings.get', '{}'],
      ['/media/x/cam-1.0001.mp4', undefined],
      ['/', undefined],
    ] as const) {
      expect((await ask(path, headers, body)).status).toBe(403)
    }
    const socket = new WebSocket(`${server.address.replace('http', 'ws')}/events`, { headers })
    const [error] = (await once(socket, 'error')) as [Error]
    expect(error.message).toContain('403')
  })

  test('without any origin is refused where a browser would tell one', async () => {
    const cookie = await enter()
    expect((await ask('/call/settings.get', { ...json, cookie }, '{}')).status).toBe(403)
    expect((await ask('/media/x/cam-1.0001.mp4', { cookie })).status).toBe(200)
  })

  test.each(['//evil.example/enter', '/%2fenter', '/enter/', '/enter/x', '/ENTER'])(
    'for %s, which only looks like the entrance, is refused',
    async (path) => {
      expect((await ask(path)).status).toBe(403)
    },
  )

  test('for a file of the window gets it, for one that is not there nothing', async () => {
    const cookie = await enter()
    const icon = await ask('/icon.svg', { cookie })
    expect([icon.status, icon.headers['content-type']]).toEqual([200, 'image/svg+xml'])
    for (const path of ['/assets/gone.js', '/..%2fcam-1.0001.mp4', '/../cam-1.0001.mp4', '/%2e%2e/cam-1.0001.mp4']) {
      const { status, headers, body } = await ask(path, { cookie })
      expect([status, headers['x-content-type-options']]).toEqual([404, 'nosniff'])
      expect(body.includes(media.subarray(0, 50))).toBe(false)
    }
  })

  test('of a browser that was not let in is told what to do, in both languages', async () => {
    const { status, body } = await ask('/', { accept: 'text/html' })
    expect(status).toBe(401)
    expect(body.toString()).toMatch(/重新打开证录[\s\S]*open Zhenglu again/)
  })

  test('that fails says its code; what is inside stays inside', async () => {
    const cookie = await enter()
    const call = async (name: string, body: string) => {
      const { status, body: said } = await ask(`/call/${name}`, { ...own(), cookie }, body)
      return [status, JSON.parse(said.toString())] as const
    }
    const id = '00000000-0000-4000-8000-000000000000'
    expect(await call('cases.get', JSON.stringify({ id }))).toEqual([
      404,
      { code: 'case-unknown', details: { case: id } },
    ])
    expect(await call('cases.get', '{"id":"7"}')).toEqual([
      400,
      { code: 'input-invalid', details: { member: 'id', problem: 'invalid_format' } },
    ])
    expect(await call('cases.get', '{')).toMatchObject([400, { code: 'input-invalid' }])
    const malformed = [400, { code: 'input-invalid', details: { problem: 'malformed' } }]
    expect(await call('cases.find', String.raw`{"text":"\ud800"}`)).toEqual(malformed)
    expect(await call('cases.find', String.raw`{"\udfff":1}`)).toEqual(malformed)
    expect(await call('cases.find', `{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)).toEqual(malformed)
    expect(await call('no.such', '{}')).toMatchObject([404, { code: 'call-unknown' }])
    expect(await call('constructor', '{}')).toMatchObject([404, { code: 'call-unknown' }])
    expect(await call('jobs.cancel', JSON.stringify({ job: id }))).toEqual([500, { code: 'internal', details: {} }])
  })
})

describe('media', () => {
  test('come whole or in ranges', async () => {
    const cookie = await enter()
    const get = (range?: string) => ask('/media/x/cam-1.0001.mp4', { cookie, ...(range && { range }) })
    expect((await get()).body).toEqual(media)
    const part = await get('bytes=10-19')
    expect([part.status, part.headers['content-range'], part.body]).toEqual([
      206,
      'bytes 10-19/1000',
      media.subarray(10, 20),
    ])
    expect((await get('bytes=990-')).body).toEqual(media.subarray(990))
    expect((await get('bytes=-5')).body).toEqual(media.subarray(995))
    expect((await get('bytes=1000-')).status).toBe(416)
    expect((await ask('/media/x/mic-1.0001.mp4', { cookie })).body).toHaveLength(0)
    expect((await ask('/media/x/..%2f..%2fetc%2fpasswd', { cookie })).status).toBe(404)
  })
})

describe('media that is known already', () => {
  test('is not sent again; a range of what has grown since is the whole', async () => {
    const cookie = await enter()
    const get = (headers: OutgoingHttpHeaders) => ask('/media/x/cam-1.0001.mp4', { cookie, ...headers })
    const { headers } = await get({})
    const etag = headers.etag ?? ''
    expect((await get({ 'if-none-match': etag })).status).toBe(304)
    expect((await get({ 'if-range': etag, range: 'bytes=0-9' })).status).toBe(206)
    await appendFile(join(folder.path, 'cam-1.0001.mp4'), 'more')
    expect((await get({ 'if-none-match': etag })).status).toBe(200)
    const whole = await get({ 'if-range': etag, range: 'bytes=0-9' })
    expect([whole.status, whole.body.length]).toEqual([200, 1004])
  })
})

describe('sockets', () => {
  const open = async (path: string) => {
    const socket = new WebSocket(`${server.address.replace('http', 'ws')}${path}`, {
      headers: { cookie: await enter(), origin: server.address },
    })
    const messages: { data: Buffer; isBinary: boolean }[] = []
    let wake: () => void = () => undefined
    socket.on('message', (data: Buffer, isBinary) => {
      messages.push({ data, isBinary })
      wake()
    })
    const until = async (count: number) => {
      while (messages.length < count) await new Promise<void>((resolve) => (wake = resolve))
      return messages
    }
    return { socket, until }
  }

  test('tell a snapshot first, then every change in order', async () => {
    const { until, socket } = await open('/events')
    await until(1)
    for (let at = 0; at < 5; at++) tell({ event: 'room-removed', room: `00000000-0000-4000-8000-00000000000${at}` })
    const told = (await until(6)).map(({ data }) => JSON.parse(data.toString()) as StationEvent)
    expect(told[0]?.event).toBe('snapshot')
    expect(told.slice(1).map((event) => (event.event === 'room-removed' ? event.room.at(-1) : ''))).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
    ])
    socket.close()
  })

  test('show a live source: its header, then its bytes; and say so when there is none', async () => {
    const { until, socket } = await open('/live/r/cam-1')
    await once(socket, 'open')
    show?.header({ mime: 'video/mp4; codecs="avc1.64001f"' })
    show?.bytes(Buffer.from('fragment'))
    const [header, bytes] = await until(2)
    expect([header?.isBinary, JSON.parse(header?.data.toString() ?? '')]).toEqual([
      false,
      { mime: 'video/mp4; codecs="avc1.64001f"' },
    ])
    expect([bytes?.isBinary, bytes?.data.toString()]).toEqual([true, 'fragment'])
    socket.close()
  })

  test('of a viewer that reads no longer are cut off before they fill the memory', async () => {
    const { socket } = await open('/live/r/cam-1')
    await once(socket, 'open')
    socket.pause()
    let sent = 0
    for (; show !== undefined && sent < 100; sent++) {
      show.bytes(Buffer.alloc(1 << 20))
      await new Promise(setImmediate)
    }
    expect(show).toBeUndefined()
    expect(sent).toBeLessThan(100)
    socket.terminate()
  })

  test('that send what nobody asked for end, and the station goes on', async () => {
    const { socket } = await open('/events')
    await once(socket, 'open')
    socket.send(Buffer.alloc(4096))
    await once(socket, 'close')
    const { status } = await ask('/', { accept: 'text/html' })
    expect(status).toBe(401)
  })

  test('of a source that is not open are closed with a reason', async () => {
    const { socket } = await open('/live/r/cam-9')
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(4404)
  })
})

describe('a station that is being opened', () => {
  let opening: PromiseWithResolvers<StationServices>
  beforeEach(async () => {
    await server.close()
    opening = Promise.withResolvers()
    server = await startServer(opening.promise, { window: join(folder.path, 'window'), failureOf })
  })

  test('lets its window in and gives it; what that asks is answered when the station is open', async () => {
    const cookie = await enter()
    const asked = ask('/call/settings.get', { ...own(), cookie }, '{}')
    const { port } = new URL(server.address)
    const headers = { cookie, origin: server.address }
    const socket = new WebSocket(`ws://127.0.0.1:${port}/events`, { headers })
    const told = once(socket, 'message')
    await once(socket, 'open')
    expect((await ask('/', { cookie })).body.toString()).toContain('窗口')
    expect((await ask('/icon.svg', { cookie })).status).toBe(200)
    expect((await ask('/call/settings.get', { ...own(), cookie: 'zhenglu=x' }, '{}')).status).toBe(403)
    expect(await Promise.race([asked, told, Promise.resolve('waits')])).toBe('waits')
    const refused: string[] = []
    opening.resolve({ ...services, witness: { ...witness, refusedAccess: (problem) => refused.push(problem) } })
    expect((await asked).body.toString()).toBe('{"language":"zh-CN"}')
    const [snapshot] = (await told) as [Buffer]
    expect(snapshot.toString()).toContain('"snapshot"')
    expect(refused).toEqual(['not-let-in'])
    socket.close()
  })

  test('that cannot be is said to whoever asked meanwhile', async () => {
    const cookie = await enter()
    const asked = ask('/call/settings.get', { ...own(), cookie }, '{}')
    opening.reject(new Failure('vault-read-only', { path: '/vault' }))
    const { status, body } = await asked
    expect([status, JSON.parse(body.toString())]).toEqual([
      409,
      { code: 'vault-read-only', details: { path: '/vault' } },
    ])
  })
})

test('a port that is taken is told as such', async () => {
  const port = Number(new URL(server.address).port)
  const failure: unknown = await startServer({} as StationServices, {
    port,
    window: join(folder.path, 'window'),
    failureOf,
  }).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'port-taken', details: { port } })
})

test('answers that break the contract are found where that is wanted', async () => {
  await server.close()
  const handlers = { 'cases.find': () => Promise.resolve({ cases: 'none' }) } as unknown as StationServices['handlers']
  const options = { window: join(folder.path, 'window'), failureOf, checkAnswers: true }
  server = await startServer({ handlers, witness, logIn: openToAll } as unknown as StationServices, options)
  const cookie = await enter()
  expect((await ask('/call/cases.find', { ...own(), cookie }, '{}')).status).toBe(500)
})

test('a station whose window was never built says so', async () => {
  await server.close()
  server = await startServer({} as StationServices, { window: join(folder.path, 'gone'), failureOf })
  const { status, body } = await ask('/', { cookie: await enter() })
  expect(status).toBe(404)
  expect(body.toString()).toMatch(/尚未构建[\s\S]*npm run build/)
})
