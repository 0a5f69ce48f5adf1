// `npm start` where there is a screen and a Chromium: the real ones.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findElectron } from '../../scripts/hosts.mjs'
import { startChild, type Child } from '../rig/child.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'

let folder: TemporaryFolder
let screen: Child
let start: Child
let address: string

beforeEach(async () => {
  folder = await temporaryFolder()
  screen = startChild('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'])
  const [display] = await screen.said(/^\d+$/)
  const args = [join(import.meta.dirname, '..', '..', 'scripts', 'start.mjs'), '--vault', join(folder.path, 'vault')]
  // The profile of the window lies in the temporary folder too.
  const env = { DISPLAY: `:${display}`, TMPDIR: folder.path }
  start = startChild(process.execPath, args, { env })
  await start.said(/^Host: .*(chrom|edge)/)
  ;[, address = ''] = await start.said(/^Station: (.+)$/)
  await expect.poll(isConnected, { timeout: 60_000 }).toBe(true)
})
afterEach(async () => {
  await start.stop()
  await screen.stop()
  await folder.remove()
})

const profile = async () => {
  const found = (await readdir(folder.path)).find((name) => name.startsWith('zhenglu-window-'))
  return found === undefined ? undefined : join(folder.path, found)
}

/** Processes that were started with `program` in their arguments and by `start`. */
async function childOf(program: RegExp): Promise<number | undefined> {
  const children = await readFile(`/proc/${start.pid}/task/${start.pid}/children`, 'utf8')
  for (const pid of children.trim().split(' ')) {
    if (program.test(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''))) return Number(pid)
  }
  return undefined
}

/** Whether somebody is connected to the station: the kernel's list of established connections (proc(5)). */
async function isConnected(): Promise<boolean> {
  const port = Number(new URL(address).port).toString(16).toUpperCase().padStart(4, '0')
  return new RegExp(`^ *\\d+: 0100007F:${port} \\S+ 01 `, 'm').test(await readFile('/proc/net/tcp', 'utf8'))
}

const skipped = findElectron() !== undefined

test.skipIf(skipped)('the station ends with its window, and nothing of the window stays', async () => {
  process.kill((await childOf(/--app=/)) ?? 0, 'SIGTERM')
  expect(await start.ended).toEqual({ code: 0, signal: null })
  await expect(fetch(address)).rejects.toThrow()
  expect(await profile()).toBeUndefined()
})

test.skipIf(skipped)('a window that crashes ends no station', async () => {
  process.kill((await childOf(/--app=/)) ?? 0, 'SIGKILL')
  await start.said(/The window failed\. The station goes on/)
  expect((await fetch(address, { headers: { accept: 'text/html' } })).status).toBe(401)
  start.signal('SIGHUP')
  expect(await start.ended).toEqual({ code: 0, signal: null })
})
