// Electron's main process: the window for the other screen, which shows the party that and what is recorded. It is an
// ordinary page of the station, locked like the first one, and goes when that one goes or its screen is taken away.
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Display,
  Screen,
  WindowOpenHandlerResponse,
} from 'electron'
import { lockContents, webPreferences, type Origin } from './security.ts'

type Main = Pick<BrowserWindow, 'on' | 'getBounds'> & { readonly webContents: Pick<BrowserWindow['webContents'], 'on'> }
type Screens = Pick<Screen, 'on' | 'getAllDisplays' | 'getDisplayMatching'>

/** A screen on which the main window is not; undefined when there is one screen. */
const otherScreen = (main: Pick<Main, 'getBounds'>, screen: Screens): Display | undefined => {
  const { id } = screen.getDisplayMatching(main.getBounds())
  return screen.getAllDisplays().find((display) => display.id !== id)
}

/** It fills the other screen; where there is one screen it is a window that a person moves. */
export function partyOptions(display: Display | undefined): BrowserWindowConstructorOptions {
  const place = display === undefined ? { width: 1280, height: 720 } : { ...display.bounds, fullscreen: true }
  return { ...place, backgroundColor: '#141414', title: '证录', autoHideMenuBar: true, webPreferences }
}

/** Answers with what the main window's page gets when it opens the party's screen. */
export function partyScreen(main: Main, screen: Screens, origin: Origin): () => WindowOpenHandlerResponse {
  let open: {
    readonly window: Pick<BrowserWindow, 'isDestroyed' | 'destroy' | 'focus'>
    readonly display: Display | undefined
  } | null = null
  const close = (): void => {
    if (open?.window.isDestroyed() === false) open.window.destroy()
    open = null
  }
  main.webContents.on('did-create-window', (window) => {
    lockContents(window.webContents, origin)
    window.setMenu(null)
    open = { window, display: otherScreen(main, screen) }
    window.on('closed', () => {
      open = null
    })
  })
  main.on('closed', close)
  screen.on('display-removed', (_, { id }) => {
    // What was for the party must not appear among what is the operator's.
    if (open?.display?.id === id) close()
  })
  return () => {
    if (open !== null) {
      open.window.focus()
      return { action: 'deny' }
    }
    return { action: 'allow', overrideBrowserWindowOptions: partyOptions(otherScreen(main, screen)) }
  }
}
