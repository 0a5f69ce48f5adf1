// How `npm start` finds what can show the window, and starts and ends a station: with real programs and folders.
import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { compiledCode as compiledCodeOfStation } from '../../native/code-cache.ts'
import { vaultFolder } from '../../electron/vault-folder.ts'
import { stampOf } from '../../scripts/build-window.mjs'
import { chromiumArguments, findChromium, findElectron, hasScreen, writePreferences } from '../../scripts/hosts.mjs'
import { compiledCode, defaultVault, startStation } from '../../scripts/station.mjs'
import { startChild } from '../rig/child.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

const top = join(import.meta.dirname, '..', '..')

async function program(file: string): Promise<string> {
  await writeFile(file, '#!/bin/sh\n')
  await chmod(file, 0o755)
  return file
}

test('Electron is used when its program is there, and never fetched by looking', async () => {
  await using folder = await temporaryFolder()
  expect(findElectron({}, folder.path)).toBeUndefined()
  await writeFile(join(folder.path, 'path.txt'), 'electron-program')
  expect(findElectron({}, folder.path)).toBeUndefined()
  await mkdir(join(folder.path, 'dist'))
  const file = await program(join(folder.path, 'dist', 'electron-program'))
  expect(findElectron({}, folder.path)).toBe(file)
})

test('Chromium is found on the path, in the order of preference, or where it is named', async () => {
  await using folder = await temporaryFolder()
  const [first, second] = [join(folder.path, 'a'), join(folder.path, 'b')]
  await mkdir(first)
  await mkdir(second)
  const path = `${first}${delimiter}${second}`
  expect(findChromium({ PATH: path }, 'linux')).toBeUndefined()
  const edge = await program(join(first, 'microsoft-edge'))
  expect(findChromium({ PATH: path }, 'linux')).toBe(edge)
  const chromium = await program(join(second, 'chromium'))
  expect(findChromium({ PATH: path }, 'linux')).toBe(chromium)
  expect(findChromium({ PATH: path, CHROMIUM_BIN: edge }, 'linux')).toBe(edge)
  expect(findChromium({ PATH: path, CHROMIUM_BIN: join(first, 'gone') }, 'linux')).toBeUndefined()
})

test('the browser shows one page, keeps its sandbox unless root, and calls nobody', async () => {
  await using folder = await temporaryFolder()
  const entrance = 'http://127.0.0.1:1/enter?secret=x'
  const args = chromiumArguments(entrance, folder.path, false)
  expect(args).toContain(`--app=${entrance}`)
  expect(args).toContain('--disable-background-networking')
  expect(args).not.toContain('--no-sandbox')
  expect(chromiumArguments(entrance, folder.path, true)).toContain('--no-sandbox')
  writePreferences(folder.path)
  const written: unknown = JSON.parse(await readFile(join(folder.path, 'Default', 'Preferences'), 'utf8'))
  expect(written).toMatchObject({ translate: { enabled: false } })
})

test('no window is tried where nothing can be seen', () => {
  expect(hasScreen({}, 'linux')).toBe(false)
  expect(hasScreen({ DISPLAY: ':0' }, 'linux')).toBe(true)
  expect(hasScreen({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  expect(hasScreen({}, 'win32')).toBe(true)
})

test('Electron and `npm start` keep recordings in the same folder', () => {
  for (const environment of [{}, { XDG_DATA_HOME: '/data' }, { LOCALAPPDATA: 'C:\\Local' }]) {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(vaultFolder([], environment, platform, '/home/a')).toBe(defaultVault(environment, platform, '/home/a'))
    }
  }
  expect(vaultFolder(['app', '--vault', '/vault'])).toBe('/vault')
})

test('Electron and `npm start` keep compiled code in the same folder', () => {
  for (const environment of [{}, { XDG_CACHE_HOME: '/cache' }, { LOCALAPPDATA: 'C:\\Local' }]) {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(compiledCode(environment, platform)).toBe(compiledCodeOfStation(environment, platform))
    }
  }
})

test('the window is built again when a source changed, and only then', async () => {
  await using folder = await temporaryFolder()
  await mkdir(join(folder.path, 'renderer', 'app'), { recursive: true })
  await writeFile(join(folder.path, 'renderer', 'app', 'a.ts'), '1')
  const before = stampOf(['renderer'], folder.path)
  expect(stampOf(['renderer'], folder.path)).toBe(before)
  await writeFile(join(folder.path, 'renderer', 'app', 'a.ts'), '2')
  const changed = stampOf(['renderer'], folder.path)
  expect(changed).not.toBe(before)
  await writeFile(join(folder.path, 'renderer', 'b.ts'), '')
  expect(stampOf(['renderer'], folder.path)).not.toBe(changed)
})

test('a station is entered when it says where it is, and ends when it is asked', async () => {
  await using folder = await temporaryFolder()
  const args = [join(top, 'native', 'cli.ts'), 'serve', '--vault', join(folder.path, 'vault'), '--json']
  const station = await startStation(process.execPath, args)
  try {
    expect((await fetch(station.entrance, { redirect: 'manual' })).status).toBe(302)
    expect((await fetch(station.entrance, { redirect: 'manual' })).status).toBe(403)
  } finally {
    expect(await station.stop()).toBe(0)
  }
  await expect(fetch(station.address)).rejects.toThrow()
})

test('a station that cannot start is told as such', async () => {
  const failing = startStation(process.execPath, ['-e', 'process.exit(2)'])
  await expect(failing).rejects.toThrow('code 2')
})

test('`npm start` without a window prints the address, serves it, and ends on a signal', async () => {
  await using folder = await temporaryFolder()
  const start = startChild(process.execPath, [
    join(top, 'scripts', 'start.mjs'),
    '--no-window',
    ...['--vault', join(folder.path, 'vault')],
  ])
  const [entrance] = await start.said(/http:\/\/127\.0\.0\.1:\d+\/enter\S+/)
  const answer = await fetch(entrance, { redirect: 'manual' })
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const page = await fetch(new URL('/', entrance), { headers: { cookie } })
  expect(await page.text()).toContain('<div id="window">')
  start.signal('SIGTERM')
  expect(await start.ended).toEqual({ code: 0, signal: null })
})

test('an option that is not known is refused with a sentence', async () => {
  const asked = promisify(execFile)(process.execPath, [join(top, 'scripts', 'start.mjs'), '--valt', 'x'])
  await expect(asked).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--vault DIR') as string })
})
