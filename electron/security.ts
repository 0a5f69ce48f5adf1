// Electron's main process: what the window may not do. Everything but talking to its own station.
import type { Session, WebContents, WebPreferences } from 'electron'

/** The window is an ordinary page: no Node, no bridge to this process. */
export const webPreferences: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  // An alarm sounds also in a window that nobody has touched.
  autoplayPolicy: 'no-user-gesture-required',
}

const isWithin = (address: string, origin: string): boolean =>
  URL.canParse(address) && new URL(address).origin === origin

/** Keeps a page at the station's origin: no other address, no further window, no embedded page. */
export function lockContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>, origin: string): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (!isWithin(event.url, origin)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

type Locked = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'webRequest'
>

/** The one permission a page may have: filling the screen. Cameras and microphones are the station's business. */
const granted = 'fullscreen'

/** Denies every permission and device, and every request that is not for the station. */
export function lockSession(session: Locked, origin: string): void {
  session.setPermissionRequestHandler((_, permission, answer) => {
    answer(permission === granted)
  })
  session.setPermissionCheckHandler((_, permission) => permission === granted)
  session.setDevicePermissionHandler(() => false)
  const socketOrigin = origin.replace(/^http/, 'ws')
  session.webRequest.onBeforeRequest((request, answer) => {
    const { protocol } = new URL(request.url)
    const isOurs = isWithin(request.url, origin) || isWithin(request.url, socketOrigin)
    answer({ cancel: !isOurs && !['blob:', 'data:', 'devtools:'].includes(protocol) })
  })
}
