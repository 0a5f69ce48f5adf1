// Electron's main process: what the window may not do. Everything but talking to its own station.
import type { CommandLine, Session, WebContents, WebPreferences, WindowOpenHandlerResponse } from 'electron'

/** The window is an ordinary page: no Node, no bridge to this process. */
export const webPreferences: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  // An alarm sounds also in a window that nobody has touched.
  autoplayPolicy: 'no-user-gesture-required',
}

const isWithin = (address: string, origin: string): boolean =>
  URL.canParse(address) && new URL(address).origin === origin

/** Where the station answers now: another port when it was started again. */
export type Origin = () => string

/** The window for the other screen: one address, with or without a room. */
const partyScreen = /^#\/party(?:\/[\w-]+)?$/

const isPartyScreen = (address: string, origin: string): boolean => {
  if (!isWithin(address, origin)) return false
  const { pathname, search, hash } = new URL(address)
  return pathname === '/' && search === '' && partyScreen.test(hash)
}

/**
 * Keeps a page at the station's origin: no other address, no further window but the one for the other screen, where the
 * page may open that, no embedded page. What else it would open in a window of its own is a document of the station: the
 * person is asked where to keep it.
 */
export function lockContents(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'downloadURL'>,
  origin: Origin,
  openPartyScreen: () => WindowOpenHandlerResponse = () => ({ action: 'deny' }),
): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (!isWithin(event.url, origin())) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    if (isPartyScreen(url, origin())) return openPartyScreen()
    if (isWithin(url, origin()) && new URL(url).pathname.startsWith('/media/')) contents.downloadURL(url)
    return { action: 'deny' }
  })
}

type Locked = Pick<
  Session,
  'on' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'webRequest'
>

/** The one permission a page may have: filling the screen. Cameras and microphones are the station's business. */
const granted = 'fullscreen'

/** Denies every permission and device, and every request and download that is not from the station. */
export function lockSession(session: Locked, origin: Origin): void {
  session.setPermissionRequestHandler((_, permission, answer, { requestingUrl }) => {
    answer(permission === granted && isWithin(requestingUrl, origin()))
  })
  session.setPermissionCheckHandler((_, permission, from) => permission === granted && isWithin(from, origin()))
  session.on('will-download', (event, item) => {
    if (!isWithin(item.getURL(), origin())) event.preventDefault()
  })
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((request, answer) => {
    const { protocol } = new URL(request.url)
    const isOurs = isWithin(request.url, origin()) || isWithin(request.url, origin().replace(/^http/, 'ws'))
    answer({ cancel: !isOurs && !['blob:', 'data:', 'devtools:'].includes(protocol) })
  })
}

/** Switches of Chromium by which whoever starts the program could look into the window or lead it elsewhere. */
const weakening = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'auto-open-devtools-for-tabs',
  'load-extension',
  'disable-web-security',
  'ignore-certificate-errors',
  'unsafely-treat-insecure-origin-as-secure',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
] as const

/** The first switch with which the installed program does not start; undefined when there is none. */
export const weakeningSwitch = (commandLine: Pick<CommandLine, 'hasSwitch'>): string | undefined =>
  weakening.find((name) => commandLine.hasSwitch(name))
