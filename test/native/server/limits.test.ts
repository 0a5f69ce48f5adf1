// What one client may take of the station, and what every answer tells a browser.
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { longestCall, mostConnections } from '../../../native/server/limits.ts'
import { mostAtOnce } from '../../../native/server/refusals.ts'
import { startServer, type RunningServer } from '../../../native/server/server.ts'
import type { StationServices } from '../../../native/server/services.ts'
import { failureOf } from '../../../native/session/failure-of.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { ask, enter, openToAll, send } from './ask.ts'

let folder: TemporaryFolder
let server: RunningServer
let refused: string[]

beforeEach(async () => {
  folder = await temporaryFolder()
  const window = join(folder.path, 'window')
  await mkdir(join(window, 'assets'), { recursive: true })
  await writeFile(join(window, 'index.html'), '<!doctype html><title>窗口</title>')
  await writeFile(join(window, 'assets', 'a.js'), '1')
  await writeFile(join(window, '.env'), 'hidden')
  await writeFile(join(folder.path, 'cam-1.0001.mp4'), 'media')
  refused = []
  const services = {
    handlers: { 'settings.get': () => Promise.resolve({}) },
    logIn: openToAll,
    witness: {
      call: (_: string, __: unknown, run: () => Promise<unknown>) => run(),
      media: () => undefined,
      refusedAccess: (problem: string) => refused.push(problem),
    },
    mediaFile: (_: string, file: string) =>
      Promise.resolve(file === 'cam-1.0001.mp4' ? { path: join(folder.path, file), playable: null } : null),
  } as unknown as StationServices
  const patience = { head: 300, request: 600, silence: 5000 }
  server = await startServer(services, { window, failureOf, patience })
})
afterEach(async () => {
  await server.close()
  await folder.remove()
})

const own = () => ({ 'content-type': 'application/json', origin: server.address })

describe('every answer', () => {
  test('forbids scripts that are not ours, frames, devices and guesses at types', async () => {
    const wrong = await ask(server.address, '/enter?secret=x')
    const cookie = await enter(server)
    const answers = [
      wrong,
      await ask(server.address, '/'),
      await ask(server.address, '/%zz'),
      await ask(server.address, '/', { cookie }),
      await ask(server.address, '/assets/a.js', { cookie }),
      await ask(server.address, '/assets/gone.js', { cookie }),
      await ask(server.address, '/media/x/cam-1.0001.mp4', { cookie }),
      await ask(server.address, '/call/settings.get', { ...own(), cookie }, '{}'),
      await ask(server.address, '/call/no.such', { ...own(), cookie }, '{}'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 400, 200, 200, 404, 200, 200, 404])
    for (const { headers } of answers) {
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'self'; script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy.replace("style-src 'self' 'unsafe-inline'", '')).not.toContain('unsafe')
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      })
      expect(headers['permissions-policy']).toContain('camera=(), microphone=()')
      expect(headers).not.toHaveProperty('server')
      expect(headers).not.toHaveProperty('x-powered-by')
      expect(headers).not.toHaveProperty('access-control-allow-origin')
    }
  })

  test('of a call is kept nowhere', async () => {
    const cookie = await enter(server)
    const { headers } = await ask(server.address, '/call/settings.get', { ...own(), cookie }, '{}')
    expect(headers['cache-control']).toBe('no-store')
  })
})

describe('the window’s folder', () => {
  test('is never listed, and hidden files in it are not served', async () => {
    const cookie = await enter(server)
    for (const path of ['/assets', '/assets/', '/assets/..', '/.'])
      expect((await ask(server.address, path, { cookie })).body.toString()).not.toContain('a.js')
    expect((await ask(server.address, '/.env', { cookie })).body.toString()).not.toContain('hidden')
  })
})

describe('a page of another port of this computer', () => {
  test.each(['same-site', 'cross-site'])(
    'that embeds what is ours (%s) gets nothing though the cookie comes along',
    async (site) => {
      const cookie = await enter(server)
      const headers = { cookie, 'sec-fetch-site': site }
      expect((await ask(server.address, '/media/x/cam-1.0001.mp4', headers)).status).toBe(403)
      expect((await ask(server.address, '/assets/a.js', headers)).status).toBe(403)
      expect(refused).toEqual(['wrong-origin', 'wrong-origin'])
    },
  )

  test.each(['same-origin', 'none'])('is told apart from the window itself (%s)', async (site) => {
    const headers = { cookie: await enter(server), 'sec-fetch-site': site }
    expect((await ask(server.address, '/media/x/cam-1.0001.mp4', headers)).status).toBe(200)
  })

  test('cannot send what a form could send', async () => {
    const cookie = await enter(server)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await ask(server.address, '/call/settings.get', { ...own(), cookie, 'content-type': type }, '{}')
      expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([400, { code: 'input-invalid' }])
    }
  })
})

describe('whoever tries secrets', () => {
  test('is answered with a closed connection after some; the right secret still lets in', async () => {
    const trials = Array.from({ length: mostAtOnce + 20 }, (_, at) => `/enter?secret=${at}`)
    const statuses: number[] = []
    for (const path of trials) statuses.push((await ask(server.address, path)).status)
    expect(statuses.slice(0, mostAtOnce)).toEqual(Array(mostAtOnce).fill(403))
    const late = statuses.slice(mostAtOnce)
    expect(late.filter((status) => status === 429).length).toBeGreaterThan(15)
    const { status, headers } = await ask(server.address, '/enter?secret=last')
    expect([status, headers.connection, headers['retry-after']]).toEqual([429, 'close', '1'])
    expect(refused).toContain('too-often')
    const cookie = await enter(server)
    expect((await ask(server.address, '/', { cookie })).status).toBe(200)
  })

  test('with two at once is refused as with a wrong one', async () => {
    const { status } = await ask(server.address, '/enter?secret=a&secret=b')
    expect([status, refused]).toEqual([403, ['secret-used-or-wrong']])
  })
})

describe('a request that is none', () => {
  const code = (answer: string) => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as unknown

  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'malformed'],
    ['a version that is none', 'GET / HTTP/9.9\r\n\r\n', 400, 'malformed'],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400, 'malformed'],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
      400,
      'malformed',
    ],
    ['a head without end', `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}`, 431, 'too-long'],
    ['a head that stops', 'GET / HTTP/1.1\r\nhost:', 408, 'too-slow'],
  ])('%s is answered with a code', async (_, bytes, status, problem) => {
    const answer = await send(server.address, bytes)
    expect(answer).toContain(`HTTP/1.1 ${status} `)
    expect(code(answer)).toEqual({ code: 'input-invalid', details: { problem } })
  })

  test('a request that names no host is refused as one that names another', async () => {
    const answer = await send(server.address, 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n')
    expect([answer.slice(0, 12), code(answer)]).toEqual([
      'HTTP/1.1 403',
      { code: 'not-allowed', details: { problem: 'wrong-host' } },
    ])
  })

  test('a body that stops is waited for only so long', async () => {
    const cookie = await enter(server)
    const { host } = new URL(server.address)
    const head = [`host: ${host}`, `origin: ${server.address}`, `cookie: ${cookie}`, 'content-type: application/json']
    const bytes = ['POST /call/settings.get HTTP/1.1', ...head, 'content-length: 10', '', '{'].join('\r\n')
    expect(await send(server.address, bytes)).toContain('HTTP/1.1 408 ')
  })

  test('a body that is too long is not read', async () => {
    const cookie = await enter(server)
    const body = JSON.stringify({ x: 'x'.repeat(longestCall) })
    const answer = await ask(server.address, '/call/settings.get', { ...own(), cookie }, body)
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([400, { code: 'input-invalid' }])
  })
})

test('connections without end leave files for the recordings, and the window comes back when they are gone', async () => {
  await server.close()
  const window = join(folder.path, 'window')
  server = await startServer(
    { logIn: openToAll, witness: { refusedAccess: () => undefined } } as unknown as StationServices,
    {
      window,
      failureOf,
    },
  )
  const cookie = await enter(server)
  const port = Number(new URL(server.address).port)
  const beyond = 20
  let closed = 0
  const open = async (): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined).on('close', () => closed++)
    await once(socket.resume(), 'connect')
    return socket
  }
  const sockets = await Promise.all(Array.from({ length: mostConnections + beyond }, open))
  await expect.poll(() => closed).toBeGreaterThanOrEqual(beyond)
  expect(closed).toBeLessThan(2 * beyond)
  for (const socket of sockets) socket.destroy()
  const page = () => ask(server.address, '/', { cookie }).then(({ status }) => status)
  await expect.poll(() => page().catch(() => 0)).toBe(200)
})
