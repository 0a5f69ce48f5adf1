// Electron's main process: the one window, which shows what the station serves.
import type { BrowserWindow, BrowserWindowConstructorOptions, WindowOpenHandlerResponse } from 'electron'
import { lockContents, lockSession, webPreferences, type Origin } from './security.ts'

export const windowOptions: BrowserWindowConstructorOptions = {
  width: 1440,
  height: 900,
  minWidth: 1024,
  minHeight: 700,
  backgroundColor: '#141414',
  title: '证录',
  show: false,
  webPreferences,
}

type Shown = Pick<BrowserWindow, 'once' | 'show' | 'loadURL'> & {
  readonly webContents: Parameters<typeof lockContents>[0] & { readonly session: Parameters<typeof lockSession>[0] }
}

/** Locks the window to its station, then enters. */
export async function openWindow(
  window: Shown,
  origin: Origin,
  entrance: string,
  openPartyScreen?: () => WindowOpenHandlerResponse,
): Promise<void> {
  lockSession(window.webContents.session, origin)
  lockContents(window.webContents, origin, openPartyScreen)
  window.once('ready-to-show', () => {
    window.show()
  })
  await window.loadURL(entrance)
}

/** An address that lets a window in, and leads it to a place. */
export const entranceTo = (entrance: string, place: string | null): string =>
  place === null ? entrance : `${entrance}#${place}`
