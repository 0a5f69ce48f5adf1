// `app`: the program as a whole.
import { join } from 'node:path'
import type Electron from 'electron'
import { offer, options, tell } from './control.ts'
import { Emitter, strict } from './strict.ts'

const events = ['before-quit', 'window-all-closed', 'second-instance', 'open-url', 'open-file']

class App extends Emitter {
  readonly isPackaged = options.packaged
  readonly commandLine = strict('app.commandLine', { hasSwitch: (name: string) => options.switches.includes(name) })
  #isQuitting = false

  constructor() {
    super('app', events)
  }
  whenReady = (): Promise<void> => Promise.resolve()
  getLocale = (): string => options.locale
  getVersion = (): string => '0.0.0'
  getPath = (name: string): string => join(options.folder, name)
  setAppUserModelId = (id: string): void => {
    tell('model id', id)
  }
  enableSandbox = (): void => {
    tell('sandbox')
  }
  requestSingleInstanceLock = (): boolean => !options.second
  setAsDefaultProtocolClient = (scheme: string): boolean => {
    tell('scheme', scheme)
    return true
  }
  setLoginItemSettings = (settings: Electron.Settings): void => {
    tell('login item', settings)
  }
  exit = (code = 0): void => {
    tell('exit', code)
    process.exit(code)
  }
  /** As Electron: asks whether something stands against it, and is gone otherwise. */
  quit = (): void => {
    if (this.#isQuitting) return
    const isLater = this.asks('before-quit')
    tell('quit', isLater ? 'later' : 'now')
    if (isLater) return
    this.#isQuitting = true
    process.exit(0)
  }
}

export const theApp = new App()
export const app = strict('app', theApp)

offer('app', ({ event, args }: { event: string; args: unknown[] }) => theApp.asks(event, {}, ...args))
offer('quit', () => {
  theApp.quit()
})
