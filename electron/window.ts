// Electron's main process: the one window, which shows what the station serves.
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { lockContents, lockSession, webPreferences } from './security.ts'

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
export async function openWindow(window: Shown, address: string, entrance: string): Promise<void> {
  const { origin } = new URL(address)
  lockSession(window.webContents.session, origin)
  lockContents(window.webContents, origin)
  window.once('ready-to-show', () => {
    window.show()
  })
  await window.loadURL(entrance)
}
