// Another account of this computer can read the secret in a browser's arguments, and is not let in by it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ownerIn } from '../../../native/server/peer.ts'
import { startServer, type RunningServer } from '../../../native/server/server.ts'
import type { StationServices } from '../../../native/server/services.ts'
import { failureOf } from '../../../native/session/failure-of.ts'
import { ask, enter } from './ask.ts'

let server: RunningServer
let refused: string[]
beforeEach(async () => {
  refused = []
  const services = { witness: { refusedAccess: (problem: string) => refused.push(problem) } }
  const options = { window: import.meta.dirname, failureOf, ownUserOnly: true }
  server = await startServer(services as unknown as StationServices, options)
})
afterEach(() => server.close())

/** Enters as another user of the computer; answers with the status line. */
async function enterAs(uid: number): Promise<string> {
  const { port, pathname, search } = new URL(server.entrance)
  const script = `exec 3<>/dev/tcp/127.0.0.1/${port}
    printf 'GET %s HTTP/1.1\\r\\nhost: 127.0.0.1:%s\\r\\nconnection: close\\r\\n\\r\\n' '${pathname}${search}' '${port}' >&3
    head -n 1 <&3`
  const child = spawn('bash', ['-c', script], { uid, gid: uid, stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')])
  return said.trim()
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0
test.skipIf(!isRoot)(
  'the secret in the hands of another user opens nothing, and is still good for the window',
  async () => {
    expect(await enterAs(65_534)).toBe('HTTP/1.1 403 Forbidden')
    expect(refused).toEqual(['another-user'])
    expect(await enterAs(0)).toBe('HTTP/1.1 302 Found')
  },
)

test('a window of the same person is let in', async () => {
  expect(await enter(server)).toMatch(/^zhenglu=/)
  expect((await ask(server.address, '/enter?secret=x')).status).toBe(403)
})

test('the owner of a connection is read from the kernel’s list, its other end is not taken for it', () => {
  const list = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 1 1 0 20 4 30 10 -1
   1: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000 65534        0 2 1 0 20 4 30 10 -1
   2: 0200007F:C351 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 3 1 0 20 4 30 10 -1
   3: 0000000000000000FFFF00000100007F:C352 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 00:00000000 00000000 65534        0 4 1 0 20 4 30 10 -1
`
  expect(ownerIn(list, 50_000, 8080)).toBe(65_534)
  expect(ownerIn(list, 8080, 50_000)).toBe(1000)
  expect(ownerIn(list, 50_001, 8080)).toBeUndefined()
  expect(ownerIn(list, 50_002, 8080)).toBe(65_534)
})
