// Pieces of the shell that need no window: links, places of windows, how often something is mended, what keeps awake.
import { EventEmitter } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { placeIn, placeOf } from '../../electron/deep-link.ts'
import { keyStoreOf } from '../../electron/key-store.ts'
import { askBeforeLeaving, leaveWithSystem } from '../../electron/leaving.ts'
import { partyScreen } from '../../electron/party-window.ts'
import { keepAwake } from '../../electron/power.ts'
import { autostartFile, startWithComputer } from '../../electron/start-with-computer.ts'
import { StationLife } from '../../electron/station-life.ts'
import type { StationProcess } from '../../electron/station-process.ts'
import { stateLine, trayIcon } from '../../electron/tray.ts'
import { keepAlive } from '../../electron/window-life.ts'
import { boundsToOpen, readWindowState } from '../../electron/window-state.ts'
import { commandIds } from '../../native/contract/command-ids.ts'
import { shellStates } from '../../native/contract/shell.ts'
import { trayIcons } from '../../scripts/icons.mjs'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { menuTemplate } from '../../electron/menu.ts'

describe('a link', () => {
  test.each([
    ['zhenglu://case/1', '/open/case/1'],
    ['ZHENGLU://case/SH-2026-18/', '/open/case/SH-2026-18'],
    [`zhenglu://case/${encodeURIComponent('沪罚〔2026〕1号')}`, `/open/case/${encodeURIComponent('沪罚〔2026〕1号')}`],
    ['zhenglu://case/a%2Fb', '/open/case/a%2Fb'],
  ])('%s leads to %s', (link, place) => {
    expect(placeOf(link)).toBe(place)
  })

  test.each([
    ...['zhenglu://case/', 'zhenglu://case/a/b', 'zhenglu://settings/1', 'zhenglu:case/1', 'https://case/1', ''],
    ...[
      'zhenglu://case/%',
      'zhenglu://case/%00',
      'zhenglu://case/1?x=2',
      'zhenglu://case/1#/settings',
      'zhenglu://case/ 1',
    ],
    ...[`zhenglu://case/${'a'.repeat(61)}`, `zhenglu://case/%E2%80%AEa`],
  ])('%j leads nowhere', (link) => {
    expect(placeOf(link)).toBeNull()
  })

  test('is found among the arguments of a start, never in the program’s own name', () => {
    expect(placeIn(['zhenglu://case/1'])).toBeNull()
    expect(placeIn(['zhenglu', '--vault', '/v', 'zhenglu://case/1'])).toBe('/open/case/1')
  })
})

describe('the system’s key store', () => {
  const store = (backend: string, isThere = true) => ({
    isAsyncEncryptionAvailable: () => Promise.resolve(isThere),
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(`sealed ${text}`)),
    decryptStringAsync: (bytes: Buffer) => {
      const [, result] = /^sealed (.*)$/.exec(bytes.toString()) ?? []
      return result === undefined ? Promise.reject(new Error('not sealed here')) : Promise.resolve({ result })
    },
  })
  const asked = (of: ReturnType<typeof store>, platform: NodeJS.Platform, noted: string[] = []) => {
    const answer = keyStoreOf(of as unknown as Electron.SafeStorage, (what) => noted.push(what), platform)
    return (ask: 'name' | 'seal' | 'open', value = '') => answer({ say: 'key-store', id: 7, ask, value })
  }

  test.each([
    ['linux', 'gnome_libsecret', 'gnome_libsecret'],
    ['linux', 'kwallet6', 'kwallet6'],
    ['linux', 'basic_text', null],
    ['linux', 'unknown', null],
    ['win32', 'unknown', 'DPAPI'],
    ['darwin', 'unknown', 'Keychain'],
  ] as const)('of %s with %s is %s', async (platform, backend, name) => {
    expect(await asked(store(backend), platform)('name')).toEqual({ tell: 'key-store', id: 7, value: name })
    expect(await asked(store(backend, false), platform)('name')).toMatchObject({ value: null })
  })

  test('seals nothing where a fixed password would do it', async () => {
    expect(await asked(store('basic_text'), 'linux')('seal', 'key')).toMatchObject({ value: null })
  })

  test('opens what it sealed; a refusal is an answer, and is noted', async () => {
    const noted: string[] = []
    const ask = asked(store('kwallet6'), 'linux', noted)
    const { value } = await ask('seal', 'key')
    expect(await ask('open', value ?? '')).toMatchObject({ value: 'key' })
    expect(await ask('open', 'c29tZXRoaW5n')).toMatchObject({ value: null })
    expect(noted).toEqual(['the key store did not open'])
  })
})

describe('a window', () => {
  const screens = (...xs: number[]) => ({
    getAllDisplays: () => xs.map((x) => ({ workArea: { x, y: 0, width: 1920, height: 1040 } }) as Electron.Display),
  })
  const state = (x: number, y = 10) => ({ bounds: { x, y, width: 1300, height: 800 }, maximized: false })

  test('opens where it was, or in the middle when that screen is gone', () => {
    expect(boundsToOpen(null, screens(0))).toEqual({})
    expect(boundsToOpen(state(100), screens(0))).toEqual(state(100).bounds)
    expect(boundsToOpen(state(2000), screens(0, 1920))).toEqual(state(2000).bounds)
    expect(boundsToOpen(state(2000), screens(0))).toEqual({})
    expect(boundsToOpen(state(100, 5000), screens(0))).toEqual({})
  })

  test('has no place when what was kept cannot be read', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'window.json')
    expect(readWindowState(file)).toBeNull()
    await writeFile(file, '{"bounds":{"x":1}')
    expect(readWindowState(file)).toBeNull()
  })

  test('that hangs is ended and opened again; one that fails again and again asks', async () => {
    vi.useFakeTimers()
    const contents = Object.assign(new EventEmitter(), {
      loadURL: vi.fn(() => Promise.resolve()),
      isDestroyed: () => false,
      forcefullyCrashRenderer: vi.fn(),
    })
    const [reopened, ask] = [vi.fn(), vi.fn(() => Promise.resolve(false))]
    const parts = { address: () => 'http://127.0.0.1:1', reopened, ask }
    keepAlive(contents as unknown as Parameters<typeof keepAlive>[0], parts, 100)
    contents.emit('did-navigate-in-page', {}, 'http://127.0.0.1:1/#/cases/7', true)
    contents.emit('did-navigate-in-page', {}, 'http://127.0.0.1:1/#/frame', false)
    contents.emit('unresponsive')
    contents.emit('responsive')
    await vi.advanceTimersByTimeAsync(200)
    expect(contents.forcefullyCrashRenderer).not.toHaveBeenCalled()
    contents.emit('unresponsive')
    await vi.advanceTimersByTimeAsync(200)
    expect(contents.forcefullyCrashRenderer).toHaveBeenCalledOnce()
    contents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    for (let time = 0; time < 4; time++) contents.emit('render-process-gone', {}, { reason: 'killed' })
    await vi.advanceTimersByTimeAsync(1)
    expect(contents.loadURL.mock.calls).toEqual(Array.from({ length: 3 }, () => ['http://127.0.0.1:1/#/cases/7']))
    expect(reopened).toHaveBeenCalledTimes(3)
    expect(ask).toHaveBeenCalledOnce()
    vi.useRealTimers()
  })
})

describe('a station', () => {
  /** One that ends when it is told to by the test. */
  const stationThat = () => {
    const { promise: ended, resolve: end } = Promise.withResolvers<number>()
    const tell = vi.fn()
    const station: StationProcess = {
      ...{ address: 'http://127.0.0.1:1', entrance: 'http://127.0.0.1:1/enter', ended, tell },
      opened: Promise.resolve(),
      onSaid: () => undefined,
      stop: () => Promise.resolve(),
    }
    return { station, end, tell }
  }

  test('that ends unasked is started again and told so; the fourth time within a minute it is given up', async () => {
    const made = Array.from({ length: 5 }, stationThat)
    let next = 0
    const [restarted, givenUp, note] = [vi.fn(), vi.fn(), vi.fn()]
    const life = new StationLife({
      start: () => {
        next += 1
        const station = made[next - 1]?.station
        return station === undefined ? Promise.reject(new Error('none')) : Promise.resolve(station)
      },
      said: () => undefined,
      ...{ restarted, givenUp, note },
    })
    await life.opened(await life.begin())
    for (let time = 0; time < 4; time++) {
      made[time]?.end(9)
      await new Promise(setImmediate)
    }
    expect(made[1]?.tell).toHaveBeenCalledWith({ tell: 'station-restarted', code: 9 })
    expect(restarted).toHaveBeenCalledTimes(3)
    expect(givenUp).toHaveBeenCalledExactlyOnceWith(9)
    expect(life.address).toBeNull()
  })

  test('that cannot open its vault is not started again: the start says why', async () => {
    const { station } = stationThat()
    const [restarted, note] = [vi.fn(), vi.fn()]
    const failing = { ...station, opened: Promise.reject(new Error('the vault is in use')) }
    const start = () => Promise.resolve<StationProcess>(failing)
    const life = new StationLife({ start, said: () => undefined, restarted, givenUp: restarted, note })
    await expect(life.opened(await life.begin())).rejects.toThrow('in use')
    expect([restarted.mock.calls, note.mock.calls, life.address]).toEqual([[], [], null])
  })

  test('that was asked to end stays ended', async () => {
    const { station, end } = stationThat()
    const restarted = vi.fn()
    const start = () => Promise.resolve(station)
    const life = new StationLife({ start, said: () => undefined, restarted, givenUp: restarted, note: restarted })
    await life.opened(await life.begin())
    await life.stop()
    end(0)
    await new Promise(setImmediate)
    expect(restarted).not.toHaveBeenCalled()
  })
})

test('the computer stays awake while something is recorded, its screen too, and sleeps otherwise', () => {
  const running = new Map<number, string>()
  let last = 0
  const apply = keepAwake({
    start: (kind) => {
      last += 1
      running.set(last, kind)
      return last
    },
    stop: (id) => running.delete(id),
  })
  const seen = (['standby', 'recording', 'recording', 'break', 'failed', 'off'] as const).map((state) => {
    apply(state)
    return [...running.values()].join()
  })
  expect(seen).toEqual([
    ...['', 'prevent-display-sleep', 'prevent-display-sleep', 'prevent-app-suspension', 'prevent-display-sleep', ''],
  ])
})

test('Linux starts the program by a desktop entry, the other systems by their own list', async () => {
  await using folder = await temporaryFolder()
  const environment = { XDG_CONFIG_HOME: folder.path, APPIMAGE: '/opt/a "b"/100%.AppImage' }
  const setLoginItemSettings = vi.fn()
  const app = { isPackaged: true, setLoginItemSettings }
  startWithComputer(app, true, { environment, platform: 'linux' })
  expect(await readFile(autostartFile(environment), 'utf8')).toContain('\nExec="/opt/a \\"b\\"/100%%.AppImage"\n')
  startWithComputer(app, false, { environment, platform: 'linux' })
  await expect(readFile(autostartFile(environment))).rejects.toThrow()
  startWithComputer(app, true, { argv: ['x'], environment: {}, platform: 'win32' })
  expect(setLoginItemSettings).toHaveBeenCalledWith({ openAtLogin: true, path: process.execPath, args: [] })
})

test('each state has its icon, as the program draws it, and its line', async () => {
  for (const { name, bytes } of trayIcons()) {
    expect(await readFile(join(import.meta.dirname, '..', '..', 'resources', 'icons', 'tray', name))).toEqual(bytes)
  }
  for (const state of shellStates) await readFile(trayIcon(state))
  const rooms = [
    { name: '一室', state: 'recording' as const },
    { name: '二室', state: 'standby' as const },
    { name: '三室', state: 'recording' as const },
  ]
  expect(stateLine({ state: 'recording', rooms, language: 'zh-CN' })).toBe('正在录制：一室、三室')
  expect(stateLine({ state: 'recording', rooms, language: 'en' })).toBe('Recording: 一室, 三室')
  expect(stateLine({ state: 'off', rooms, language: 'zh-CN' })).toBe('未待机')
})

test('commands of the menu are those of the window', () => {
  const said = JSON.stringify(menuTemplate({ language: 'zh-CN', run: () => undefined }))
  const inMenu = [...said.matchAll(/"id":"([\w-]+)"/g)].map(([, id]) => id)
  expect(commandIds).toEqual(expect.arrayContaining(inMenu))
  expect(inMenu).toHaveLength(new Set(inMenu).size)
})

test('the party’s screen fills the other display, is there once, and goes when that or the main window goes', () => {
  const display = (id: number) => ({ id, bounds: { x: (id - 1) * 1920, y: 0, width: 1920, height: 1080 } })
  let displays = [display(1), display(2)]
  const main = Object.assign(new EventEmitter(), { webContents: new EventEmitter(), getBounds: () => ({}) })
  const screen = Object.assign(new EventEmitter(), {
    getAllDisplays: () => displays,
    getDisplayMatching: () => display(1),
  })
  const of = [main, screen, () => 'http://127.0.0.1:1'] as unknown as Parameters<typeof partyScreen>
  const open = partyScreen(...of)
  expect(open()).toMatchObject({ action: 'allow', overrideBrowserWindowOptions: { x: 1920, fullscreen: true } })
  const shown = () => {
    const window = Object.assign(new EventEmitter(), {
      webContents: Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() }),
      ...{ setMenu: vi.fn(), isDestroyed: () => false, focus: vi.fn(), destroy: vi.fn(() => window.emit('closed')) },
    })
    main.webContents.emit('did-create-window', window)
    return window
  }
  const window = shown()
  expect(open()).toEqual({ action: 'deny' })
  expect(window.focus).toHaveBeenCalledOnce()
  displays = [display(1)]
  screen.emit('display-removed', {}, display(2))
  expect(window.destroy).toHaveBeenCalledOnce()
  expect(open()).not.toHaveProperty('overrideBrowserWindowOptions.fullscreen')
  const beside = shown()
  main.emit('closed')
  expect(beside.destroy).toHaveBeenCalledOnce()
})

test('whoever closes the window while it records is asked; one that is only led elsewhere is not', () => {
  const contents = new EventEmitter()
  let isMoved = false
  let pressed = 0
  const ask = vi.fn(() => pressed)
  const window = { webContents: contents } as unknown as Parameters<typeof askBeforeLeaving>[0]
  askBeforeLeaving(window, { ask, language: () => 'zh-CN', isMoved: () => isMoved })
  const letsGo = () => {
    const preventDefault = vi.fn()
    contents.emit('will-prevent-unload', { preventDefault })
    return preventDefault.mock.calls.length > 0
  }
  expect(letsGo()).toBe(false)
  pressed = 1
  expect(letsGo()).toBe(true)
  expect(ask).toHaveBeenCalledWith(expect.objectContaining({ message: '正在录制', cancelId: 0 }))
  ask.mockClear()
  isMoved = true
  expect(letsGo()).toBe(true)
  expect(ask).not.toHaveBeenCalled()
})

test('the end of the system is delayed until all is sealed', () => {
  const [power, window] = [new EventEmitter(), new EventEmitter()]
  const [quit, begins, preventDefault] = [vi.fn(), vi.fn(), vi.fn()]
  leaveWithSystem(
    { quit },
    power as unknown as Parameters<typeof leaveWithSystem>[1],
    window as unknown as Parameters<typeof leaveWithSystem>[2],
    begins,
  )
  power.emit('shutdown', { preventDefault })
  window.emit('query-session-end', { preventDefault })
  for (const called of [quit, begins, preventDefault]) expect(called).toHaveBeenCalledTimes(2)
})
