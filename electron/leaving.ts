// Electron's main process: whoever closes, logs off or shuts down while a room records is asked first. The window says
// whether one does (its `beforeunload`); whoever goes all the same loses nothing, since the station seals as it ends.
import type { App, BrowserWindow, MessageBoxSyncOptions, PowerMonitor } from 'electron'
import type { Language } from '../native/contract/terms.ts'

const questions: Record<Language, Pick<MessageBoxSyncOptions, 'message' | 'detail' | 'buttons'>> = {
  'zh-CN': {
    message: '正在录制',
    detail: '现在离开将结束录制并立即封存。',
    buttons: ['继续录制', '结束、封存并离开'],
  },
  en: {
    message: 'A recording is being made',
    detail: 'Leaving ends it; it is sealed at once.',
    buttons: ['Go on recording', 'End, seal and leave'],
  },
}

/** Asks when the window says that it should not be closed. */
export function askBeforeLeaving(
  window: Pick<BrowserWindow, 'webContents'>,
  ask: (options: MessageBoxSyncOptions) => number,
  language: Language,
): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const leaves = ask({ type: 'warning', defaultId: 0, cancelId: 0, ...questions[language] }) === 1
    // Preventing this event lets the window go.
    if (leaves) event.preventDefault()
  })
}

/** Ends the program as a person would when the system shuts down or logs off, and delays that until all is sealed. */
export function leaveWithSystem(
  app: Pick<App, 'quit'>,
  powerMonitor: Pick<PowerMonitor, 'on'>,
  window: Pick<BrowserWindow, 'on'>,
): void {
  const leave = (event?: { preventDefault(): void }) => {
    event?.preventDefault()
    app.quit()
  }
  powerMonitor.on('shutdown', leave)
  window.on('query-session-end', leave)
}
