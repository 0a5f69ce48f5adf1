// `BrowserWindow`: a window around a real page.
import type Electron from 'electron'
import type { Page } from 'playwright'
import { theApp } from './app.ts'
import { offer, tell } from './control.ts'
import { Emitter, strict } from './strict.ts'
import { TheContents, webContents } from './web-contents.ts'

const events = [
  ...['ready-to-show', 'close', 'closed', 'resize', 'move', 'maximize', 'unmaximize', 'leave-full-screen'],
  ...['query-session-end', 'page-title-updated'],
]
/** What every window must be: no other is made. */
const rules = {
  ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false },
  ...{ nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, allowRunningInsecureContent: false },
} as const

const windows: TheWindow[] = []
let focused: TheWindow | null = null

function requireRules({ webPreferences = {} }: Electron.BrowserWindowConstructorOptions): void {
  for (const [name, value] of Object.entries(rules)) {
    if (webPreferences[name as keyof typeof rules] !== value) throw new TypeError(`A window without ${name}: ${value}`)
  }
  if (webPreferences.preload !== undefined) throw new TypeError('A window with a preload script')
}

export class TheWindow extends Emitter {
  readonly contents: TheContents
  readonly webContents: TheContents
  #bounds = { x: 240, y: 90, width: 1440, height: 900 }
  #is = { destroyed: false, maximized: false, minimized: false, kiosk: false, fullScreen: false }
  #isShown = false

  constructor(options: Electron.BrowserWindowConstructorOptions, page?: Page) {
    super('BrowserWindow', events)
    requireRules(options)
    const { x, y, width, height } = { ...this.#bounds, ...options }
    this.#bounds = { x, y, width, height }
    this.#is.fullScreen = options.fullscreen === true
    this.contents = new TheContents({
      closed: () => {
        this.#closed()
      },
      ready: () => {
        if (!this.#isShown) this.emit('ready-to-show')
      },
      title: (text) => {
        if (!this.asks('page-title-updated', {}, text, true)) tell('title', text)
      },
      child: (child, opened) => facade(new TheWindow(child, opened)),
    })
    this.webContents = webContents(this.contents)
    if (page !== undefined) this.contents.adopt(page)
    windows.push(this)
    tell('window', { bounds: this.#bounds, fullScreen: this.#is.fullScreen })
  }

  loadURL = (url: string): Promise<void> => this.contents.loadURL(url)
  isDestroyed = (): boolean => this.#is.destroyed
  isMinimized = (): boolean => this.#is.minimized
  isMaximized = (): boolean => this.#is.maximized
  isKiosk = (): boolean => this.#is.kiosk
  isFullScreen = (): boolean => this.#is.fullScreen
  getBounds = (): Electron.Rectangle => this.#bounds
  getNormalBounds = (): Electron.Rectangle => this.#bounds
  setMenu = (menu: null): void => {
    tell('window menu', menu)
  }
  setTitle = (title: string): void => {
    tell('title', title)
  }
  show = (): void => {
    this.#isShown = true
    this.focus()
  }
  focus = (): void => {
    const at = windows.indexOf(this)
    focused = windows[at] ?? null
    tell('focus', at)
  }
  restore = (): void => {
    this.#is.minimized = false
    tell('restore')
  }
  maximize = (): void => {
    this.#is.maximized = true
    this.emit('maximize')
  }
  setKiosk = (wanted: boolean): void => {
    this.#is.kiosk = wanted
    tell('kiosk', wanted)
  }
  setFullScreen = (wanted: boolean): void => {
    this.#is.fullScreen = wanted
    tell('full screen', wanted)
  }
  /** As a person does: asked of the program, then of the page. */
  close = (): void => {
    if (this.#is.destroyed || this.asks('close')) return
    void this.contents.page?.close({ runBeforeUnload: true }).catch(() => undefined)
  }
  destroy = (): void => {
    void this.contents.page?.close().catch(() => undefined)
  }

  /** Moves it as a person does. */
  move(bounds: Electron.Rectangle): void {
    this.#bounds = bounds
    this.emit('move')
    this.emit('resize')
  }
  minimize(): void {
    this.#is.minimized = true
    focused = null
  }

  #closed(): void {
    this.#is.destroyed = true
    windows.splice(windows.indexOf(this), 1)
    if (focused === this) focused = null
    this.emit('closed')
    tell('closed', windows.length)
    if (windows.length === 0) theApp.emit('window-all-closed')
  }
}

const facade = (window: TheWindow): TheWindow => strict('BrowserWindow', window, window.isDestroyed)

/** The class as the shell has it: `new`, and what is asked of all windows. */
export const BrowserWindow = new Proxy(TheWindow, {
  construct: (of, [options]: [Electron.BrowserWindowConstructorOptions]) => facade(new of(options)),
  get(_, key): unknown {
    if (key === 'getFocusedWindow') return () => focused
    throw new TypeError(`The stand-in for Electron does not know BrowserWindow.${String(key)}`)
  },
})

const main = (): TheWindow => {
  const [window] = windows
  if (window === undefined) throw new Error('There is no window')
  return window
}
offer('close', () => {
  main().close()
})
offer('crash', () => main().contents.crash())
offer('hang', () => main().contents.emit('unresponsive'))
offer('session end', () => main().asks('query-session-end'))
offer('move', (bounds: Electron.Rectangle) => {
  main().move(bounds)
})
offer('minimize', () => {
  main().minimize()
})
offer('windows', () => windows.map((window) => ({ bounds: window.getBounds(), kiosk: window.isKiosk() })))
