// Electron's main process: one station, one window, nothing else.
import { app, BrowserWindow, dialog, Menu, powerMonitor, powerSaveBlocker, utilityProcess } from 'electron'
import { askBeforeLeaving, leaveWithSystem } from './leaving.ts'
import { menuLanguage, menuTemplate } from './menu.ts'
import { weakeningSwitch } from './security.ts'
import { startStation } from './station-process.ts'
import { vaultFolder } from './vault-folder.ts'
import { openWindow, windowOptions } from './window.ts'

const isChinese = () => menuLanguage(app.getLocale()) === 'zh-CN'

async function main(): Promise<void> {
  await app.whenReady()
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menuLanguage(app.getLocale()))))
  powerSaveBlocker.start('prevent-app-suspension')
  const station = await startStation((...of) => utilityProcess.fork(...of), vaultFolder(process.argv))
  const window = new BrowserWindow(windowOptions)
  let isEnding = false
  // Every way out leads through the window, which may ask, and the station's own end: what is recorded is sealed first.
  app.on('before-quit', (event) => {
    if (isEnding) return
    event.preventDefault()
    if (!window.isDestroyed()) {
      window.close()
      return
    }
    isEnding = true
    void station.stop().finally(() => {
      app.quit()
    })
  })
  void station.ended.then((code) => {
    if (!isEnding) fail(isChinese() ? `录制站意外结束（代码 ${code}）。` : `The station ended unexpectedly (${code}).`)
  })
  const language = menuLanguage(app.getLocale())
  askBeforeLeaving(window, (options) => dialog.showMessageBoxSync(window, options), language)
  leaveWithSystem(app, powerMonitor, window)
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  await openWindow(window, station.address, station.entrance)
}

function fail(sentence: string): void {
  dialog.showErrorBox('证录 Zhenglu', sentence)
  app.exit(1)
}

app.enableSandbox()
const refused = app.isPackaged ? weakeningSwitch(app.commandLine) : undefined
if (refused !== undefined) {
  fail(isChinese() ? `不能带 --${refused} 启动。` : `It is not started with --${refused}.`)
} else if (app.requestSingleInstanceLock()) {
  main().catch((error: unknown) => {
    fail(error instanceof Error ? error.message : String(error))
  })
} else {
  app.quit()
}
