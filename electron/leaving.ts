// Electron's main process: whoever closes, logs off or shuts down while a room records is asked first. The window says
// whether one does (its `beforeunload`); whoever goes all the same loses nothing, since the station seals as it ends.
import type { App, BrowserWindow, MessageBoxSyncOptions, PowerMonitor } from 'electron'
import type { Language } from '../native/contract/terms.ts'
import { words } from './words.ts'

export interface LeavingParts {
  ask(options: MessageBoxSyncOptions): number
  language(): Language
  /** Whether the window is only led elsewhere, to a station that was started again: nothing ends by that. */
  isMoved(): boolean
}

/** Asks when the window says that it should not be closed. */
export function askBeforeLeaving(window: Pick<BrowserWindow, 'webContents'>, parts: LeavingParts): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const { leaving } = words[parts.language()]
    const leaves = parts.isMoved() || parts.ask({ type: 'warning', defaultId: 0, cancelId: 0, ...leaving }) === 1
    // Preventing this event lets the window go.
    if (leaves) event.preventDefault()
  })
}

/** Ends the program as a person would when the system shuts down or logs off, and delays that until all is sealed. */
export function leaveWithSystem(
  app: Pick<App, 'quit'>,
  powerMonitor: Pick<PowerMonitor, 'on'>,
  window: Pick<BrowserWindow, 'on'>,
  begins: () => void,
): void {
  const leave = (event?: { preventDefault(): void }) => {
    event?.preventDefault()
    begins()
    app.quit()
  }
  powerMonitor.on('shutdown', leave)
  window.on('query-session-end', leave)
}
