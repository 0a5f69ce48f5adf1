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
const windows: EventEmitter[] = []

class BrowserWindow extends EventEmitter {
  readonly webContents = {
    on: () => this,
    setWindowOpenHandler: () => asked.push('locked'),
    session: {
      setPermissionRequestHandler: () => undefined,
      setPermissionCheckHandler: () => undefined,
      setDevicePermissionHandler: () => undefined,
      webRequest: { onBeforeRequest: () => undefined },
    },
  }
  constructor(options: { webPreferences: { sandbox: boolean } }) {
    super()
    asked.push(`window, sandboxed: ${options.webPreferences.sandbox}`)
    windows.push(this)
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
    dialog: { showErrorBox: (...said: string[]) => asked.push(said.join()) },
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

  const gone = once(app, 'gone')
  app.emit('window-all-closed')
  expect(asked).toEqual(['quit later'])
  await gone
  expect(asked).toEqual(['quit later', 'quit'])
  await expect(fetch(address)).rejects.toThrow()
})
