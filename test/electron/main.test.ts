// Electron's main process from start to end, with a stand-in for Electron and the real station.
import { EventEmitter, once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { buildWindow } from '../../scripts/build-window.mjs'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { forkOf } from './utility-process.ts'

/** What was asked of Electron, in order. */
const asked: string[] = []

class App extends EventEmitter {
  isPackaged = false
  commandLine = { hasSwitch: (name: string) => name === 'remote-debugging-port' }
  whenReady = () => Promise.resolve()
  getLocale = () => 'zh-CN'
  enableSandbox = () => asked.push('sandbox')
  requestSingleInstanceLock = () => true
  exit = (code: number) => asked.push(`exit ${code}`)
  /** As Electron: asks whether something stands against it, and is gone otherwise. */
  quit(): void {
    const preventDefault = vi.fn()
    this.emit('before-quit', { preventDefault })
    const isLater = preventDefault.mock.calls.length > 0
    asked.push(isLater ? 'quit later' : 'quit')
    if (!isLater) this.emit('gone')
  }
}
const app = new App()
const powerMonitor = new EventEmitter()
const windows: BrowserWindow[] = []
/** Which button a person presses when asked. */
let pressed = 0

class BrowserWindow extends EventEmitter {
  readonly webContents = {
    on: (event: string, listener: (event: { preventDefault(): void }) => void) => {
      if (event === 'will-prevent-unload') this.ask = listener
    },
    setWindowOpenHandler: () => asked.push('locked'),
    session: {
      setPermissionRequestHandler: () => undefined,
      setPermissionCheckHandler: () => undefined,
      setDevicePermissionHandler: () => undefined,
      on: () => undefined,
      webRequest: { onBeforeRequest: () => undefined },
    },
  }
  constructor(options: { webPreferences: { sandbox: boolean } }) {
    super()
    asked.push(`window, sandboxed: ${options.webPreferences.sandbox}`)
    windows.push(this)
  }
  /** Whether the page says that it should not be closed. */
  isBusy = false
  ask: (event: { preventDefault(): void }) => void = () => undefined
  #isDestroyed = false
  isDestroyed = () => this.#isDestroyed
  close(): void {
    const preventDefault = vi.fn()
    if (this.isBusy) this.ask({ preventDefault })
    if (this.isBusy && preventDefault.mock.calls.length === 0) return
    this.#isDestroyed = true
    app.emit('window-all-closed')
  }
  isMinimized = () => true
  restore = () => asked.push('restore')
  focus = () => asked.push('focus')
  show = () => asked.push('show')
  async loadURL(url: string): Promise<void> {
    const answer = await fetch(url, { redirect: 'manual' })
    asked.push(`entered: ${answer.status}`)
    app.emit('entered', new URL(url).origin)
  }
}

test('starts the station, enters its window, and seals and ends it before it quits itself', async () => {
  await using folder = await temporaryFolder()
  buildWindow()
  const vault = join(folder.path, 'vault')
  const fork = await forkOf(folder.path, join(import.meta.dirname, '..', '..', 'electron', 'station-entry.ts'))
  vi.doMock('electron', () => ({
    app,
    BrowserWindow,
    dialog: {
      showErrorBox: (...said: string[]) => asked.push(said.join()),
      showMessageBoxSync: (_: unknown, { message }: { message: string }) => {
        asked.push(`asked: ${message}`)
        return pressed
      },
    },
    powerMonitor,
    Menu: { buildFromTemplate: () => ({}), setApplicationMenu: () => asked.push('menu') },
    powerSaveBlocker: { start: (kind: string) => asked.push(kind) },
    utilityProcess: { fork },
  }))
  process.argv.push('--vault', vault)
  const entered = once(app, 'entered')
  await import('../../electron/main.ts')
  const [address] = (await entered) as [string]
  expect(asked.splice(0)).toEqual([
    'sandbox',
    'menu',
    'prevent-app-suspension',
    'window, sandboxed: true',
    'locked',
    'entered: 302',
  ])
  expect(await readdir(vault)).not.toEqual([])

  app.emit('second-instance')
  expect(asked.splice(0)).toEqual(['restore', 'focus'])

  // While a room records: asked, and stays when the person says so, whether the window or the computer is closed.
  const [window] = windows
  if (window === undefined) throw new Error('no window')
  window.isBusy = true
  window.close()
  expect(asked.splice(0)).toEqual(['asked: 正在录制'])
  const delay = vi.fn()
  powerMonitor.emit('shutdown', { preventDefault: delay })
  expect(delay).toHaveBeenCalled()
  expect(asked.splice(0)).toEqual(['asked: 正在录制', 'quit later'])
  expect(window.isDestroyed()).toBe(false)

  pressed = 1
  const gone = once(app, 'gone')
  window.emit('query-session-end', { preventDefault: delay })
  await gone
  expect(asked).toEqual(['asked: 正在录制', 'quit later', 'quit later', 'quit'])
  await expect(fetch(address)).rejects.toThrow()
})

test('the installed program does not start with a switch that lets others look into its window', async () => {
  asked.splice(0)
  app.isPackaged = true
  vi.resetModules()
  await import('../../electron/main.ts')
  expect(asked).toEqual(['sandbox', '证录 Zhenglu,不能带 --remote-debugging-port 启动。', 'exit 1'])
})
