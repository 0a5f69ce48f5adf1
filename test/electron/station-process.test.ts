// The station under Electron: the real one, in a process that stands for Electron's utility process.
import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ffmpegOf, startStation, unpacked } from '../../electron/station-process.ts'
import { forkOf } from './utility-process.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { startChild } from '../rig/child.ts'
import { buildShell, shellFolder } from '../../scripts/build-shell.mjs'
import { buildWindow } from '../../scripts/build-window.mjs'
import { findElectron } from '../../scripts/hosts.mjs'
import type { KeyStoreAnswer, KeyStoreQuestion } from '../../native/contract/signing-key.ts'

/** How electron-builder reads and checks its own settings. */
interface BuilderConfig {
  readonly getConfig: (folder: string, path: null, overrides: object) => Promise<object>
  readonly validateConfiguration: (config: object, log: object) => Promise<void>
}

const top = join(import.meta.dirname, '..', '..')

const noKeyStore = ({ id }: KeyStoreQuestion): Promise<KeyStoreAnswer> =>
  Promise.resolve({ tell: 'key-store', id, value: null })

test.each(['sources', 'build'])('the station from %s starts, lets one window in, and ends when asked', async (from) => {
  await using folder = await temporaryFolder()
  buildWindow()
  if (from === 'build') buildShell()
  const entry =
    from === 'build' ? join(shellFolder, 'electron', 'station-entry.js') : join(top, 'electron', 'station-entry.ts')
  expect(existsSync(entry)).toBe(true)
  const station = await startStation(forkOf(entry), join(folder.path, 'vault'), noKeyStore)
  const entered = await fetch(station.entrance, { redirect: 'manual' })
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const facts = await fetch(`${station.address}/call/station.facts`, {
    method: 'POST',
    headers: { cookie, origin: station.address, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(await facts.json()).toMatchObject({ host: 'electron', vault: join(folder.path, 'vault') })
  expect(await (await fetch(station.address, { headers: { cookie } })).text()).toContain('<div id="window">')
  await station.stop()
  expect(await station.ended).toBe(0)
  await expect(fetch(station.address)).rejects.toThrow()
})

test('a station that cannot start says why', async () => {
  await using folder = await temporaryFolder()
  await writeFile(join(folder.path, 'vault'), 'not a folder')
  const fork = forkOf(join(top, 'electron', 'station-entry.ts'))
  const { opened, ended } = await startStation(fork, join(folder.path, 'vault'), noKeyStore)
  await expect(opened).rejects.toThrow(/vault/)
  expect(await ended).toBe(2)
})

test('a packaged program records with the ffmpeg beside it, unless another is named', async () => {
  await using resources = await temporaryFolder()
  expect(ffmpegOf({}, resources.path)).toEqual({})
  const packed = join(resources.path, 'ffmpeg', process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg')
  await mkdir(join(resources.path, 'ffmpeg'))
  await writeFile(packed, '')
  expect(ffmpegOf({}, resources.path)).toEqual({ FFMPEG_BIN: packed })
  expect(ffmpegOf({ FFMPEG_BIN: '/usr/bin/ffmpeg' }, resources.path)).toEqual({})
})

test('a packaged station runs from plain files', () => {
  expect(unpacked('/opt/Zhenglu/resources/app.asar/electron/a.js')).toBe(
    '/opt/Zhenglu/resources/app.asar.unpacked/electron/a.js',
  )
  expect(unpacked('/home/a/zhenglu/electron/a.js')).toBe('/home/a/zhenglu/electron/a.js')
})

test('electron-builder understands electron-builder.yml', async () => {
  const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config') as BuilderConfig
  const config = await getConfig(top, null, {})
  expect(config).toMatchObject({
    win: { target: ['nsis'] },
    linux: { target: ['AppImage', 'deb', 'rpm'] },
    mac: { target: ['dmg', 'zip'] },
  })
  await validateConfiguration(config, { add: () => undefined })
})

const electron = findElectron()
test.skipIf(electron === undefined)('Electron itself shows the window and makes a vault', async () => {
  await using folder = await temporaryFolder()
  buildWindow()
  buildShell()
  const args = ['-a', electron ?? '', shellFolder, '--vault', join(folder.path, 'vault'), '--no-sandbox']
  const shown = startChild('xvfb-run', args)
  await expect.poll(() => readdir(join(folder.path, 'vault')).catch(() => []), { timeout: 60_000 }).not.toEqual([])
  await shown.stop()
})
