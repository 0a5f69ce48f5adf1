// `session`: what a page may have and load. Without a handler a permission is denied here, as our rules want it proved.
import type Electron from 'electron'
import { offer, tell } from './control.ts'
import { Emitter, strict } from './strict.ts'

type Before = (details: { url: string }, answer: (said: { cancel?: boolean }) => void) => void
type OnRequest = (contents: null, permission: string, answer: (granted: boolean) => void, details: object) => void
type OnCheck = (contents: null, permission: string, origin: string, details: object) => boolean

export class TheSession extends Emitter {
  #before: Before | null = null
  #onRequest: OnRequest | null = null
  #onCheck: OnCheck | null = null
  #onDevice: ((details: object) => boolean) | null = null

  constructor() {
    super('session', ['will-download'])
  }
  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: Before) => {
      this.#before = listener
    },
  })
  setPermissionRequestHandler = (handler: OnRequest): void => {
    this.#onRequest = handler
  }
  setPermissionCheckHandler = (handler: OnCheck): void => {
    this.#onCheck = handler
  }
  setDevicePermissionHandler = (handler: (details: object) => boolean): void => {
    this.#onDevice = handler
  }

  /** What the request handler and the check handler say to a permission for a page at `url`. */
  answers(permission: string, url: string): [asked: boolean, checked: boolean] {
    let granted = false
    this.#onRequest?.(null, permission, (said) => (granted = said), { requestingUrl: url })
    return [granted, this.#onCheck?.(null, permission, url, {}) === true]
  }
  grants = (permission: string, url: string): boolean => this.answers(permission, url).every((said) => said)
  /** Whether every handler is there. */
  get isLocked(): boolean {
    return ![this.#before, this.#onRequest, this.#onCheck, this.#onDevice].includes(null)
  }
  grantsDevice = (): boolean => this.#onDevice?.({}) === true

  /** Whether a request is cancelled. */
  cancels(url: string): boolean {
    const said: { cancel?: boolean }[] = []
    this.#before?.({ url }, (answer) => said.push(answer))
    const isCancelled = said.some(({ cancel }) => cancel === true)
    if (isCancelled) tell('cancelled', url)
    return isCancelled
  }

  /** Whether a download is stopped. */
  stopsDownload = (url: string): boolean => this.asks('will-download', {}, { getURL: () => url })
}

export const theSession = new TheSession()
export const session = strict('session', theSession) as unknown as Electron.Session

offer('permission', ({ permission, url }: { permission: string; url: string }) => theSession.grants(permission, url))
offer('device', () => theSession.grantsDevice())
