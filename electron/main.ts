// Electron's main process: one station, one window, and what the desktop gives beside them. Read the steps first.
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeImage,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  safeStorage,
  screen,
  Tray,
  utilityProcess,
} from 'electron'
import type { CommandId } from '../native/contract/command-ids.ts'
import { shellLogFolder, type ShellFacts, type ShellNews } from '../native/contract/shell.ts'
import type { Language } from '../native/contract/terms.ts'
import { Log } from '../native/logs/log.ts'
import { placeIn, registerLinks } from './deep-link.ts'
import { kioskOf, type Kiosk } from './kiosk.ts'
import { keyStoreOf } from './key-store.ts'
import { askBeforeLeaving, leaveWithSystem } from './leaving.ts'
import { menuTemplate } from './menu.ts'
import { tellHappening } from './notices.ts'
import { fileIn, placeOfFile } from './opened-file.ts'
import { partyScreen } from './party-window.ts'
import { keepAwake, tellOfSleep } from './power.ts'
import { weakeningSwitch } from './security.ts'
import { sayFailure, startUp } from './start-up.ts'
import { startWithComputer } from './start-with-computer.ts'
import { StationLife } from './station-life.ts'
import { startStation, type StationProcess } from './station-process.ts'
import { stateLine, trayIcon, trayOf } from './tray.ts'
import { watchForUpdates } from './updates.ts'
import { vaultFolder } from './vault-folder.ts'
import { keepAlive } from './window-life.ts'
import { boundsToOpen, keepWindowState, readWindowState } from './window-state.ts'
import { entranceTo, openWindow, windowOptions } from './window.ts'
import { languageOf, words } from './words.ts'

const log = new Log(join(app.getPath('userData'), 'logs'), 'shell')
const { note } = log
// For the diagnostics that its station collects.
process.env[shellLogFolder] = log.folder
const lookForUpdates = watchForUpdates({ isPackaged: app.isPackaged, note })
const askedIn = (argv: readonly string[]): string | null => placeIn(argv) ?? fileIn(argv)
const awake = keepAwake(powerSaveBlocker)
const askKeyStore = keyStoreOf(safeStorage, (what, error) => {
  note('error', { what, error })
})

/** How things stand, as the station said last. */
let facts: ShellFacts | null = null
/** The station that is there now, or was. */
let station: StationProcess
let window: BrowserWindow
let shown: Promise<void>
let kiosk: Kiosk
let showState: (facts: ShellFacts) => void = () => undefined
/** Where an address that was opened leads, until there is a window to lead there. */
let asked = askedIn(process.argv)
let isEnding = false
/** The window is led to a station that was started again: nothing ends by that. */
let isMoved = false

const language = (): Language => facts?.language ?? languageOf(app.getLocale())
const say = () => words[language()]
const origin = (): string => new URL(station.address).origin

const life = new StationLife({
  start: () => startStation((...of) => utilityProcess.fork(...of), vaultFolder(process.argv), askKeyStore),
  said: hear,
  restarted: (again) => {
    station = again
    void enterAgain()
  },
  givenUp: (code) => {
    isEnding = true
    log.noteNow('error', { what: 'the station was given up', details: { code } })
    dialog.showErrorBox(say().stationGone, say().stationGoneNote(code))
    app.exit(1)
  },
  note: (what, details, error) => {
    note('error', { what, details, error })
  },
})

function show(): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Leads the window to a place, now or as soon as there is one. */
function open(place: string): void {
  asked = place
  if (life.address === null) return
  asked = null
  life.tell({ tell: 'open', place })
  show()
}

/** Commands of the menu: filling the screen is the shell's, all others are the window's. */
function run(command: CommandId): void {
  if (command === 'full-screen') window.setFullScreen(!window.isFullScreen())
  else life.tell({ tell: 'command', command })
}

function hear(message: ShellNews): void {
  if (message.say === 'happened') {
    const isSeen = () => BrowserWindow.getFocusedWindow() !== null
    const make = (options: Electron.NotificationConstructorOptions) => new Notification(options)
    if (Notification.isSupported()) {
      tellHappening({ isSeen, make, show }, language(), message.happening, message.room)
    }
    return
  }
  const before = facts
  facts = message
  awake(message.state)
  lookForUpdates({ ...message.updates, busy: !['off', 'standby'].includes(message.state) })
  showState(message)
  if (message.startsWithComputer !== before?.startsWithComputer) setStart(message.startsWithComputer)
}

function setStart(wanted: boolean): void {
  try {
    startWithComputer(app, wanted)
  } catch (error) {
    note('error', { what: 'start with the computer was not set', error })
  }
}

/** What the window, its title, menu and the tray show of how things stand. */
function follow(tray: Tray): (facts: ShellFacts) => void {
  const onTray = trayOf({
    tray,
    setMenu: (template) => {
      tray.setContextMenu(Menu.buildFromTemplate(template))
    },
    show,
    quit: () => {
      app.quit()
    },
  })
  let pageTitle: string = words['zh-CN'].name
  let inMenu: string | null = null
  const title = (): void => {
    if (window.isDestroyed()) return
    window.setTitle(facts === null ? pageTitle : `${stateLine(facts)} · ${pageTitle}`)
  }
  window.on('page-title-updated', (event, said) => {
    event.preventDefault()
    pageTitle = said
    title()
  })
  return (now) => {
    onTray(now)
    // What the station says while it ends is for the icon alone.
    if (window.isDestroyed()) return
    title()
    kiosk.apply(now.kiosk)
    const menu = now.kiosk ? 'none' : now.language
    if (menu !== inMenu) setMenu(now.kiosk, now.language)
    inMenu = menu
  }
}

function setMenu(none: boolean, of: Language): void {
  Menu.setApplicationMenu(none ? null : Menu.buildFromTemplate(menuTemplate({ language: of, run })))
}

/** Every way out leads through the window, which may ask, and the station's own end: what is recorded is sealed first. */
function guardTheWayOut(): void {
  app.on('before-quit', (event) => {
    if (isEnding) return
    event.preventDefault()
    if (!window.isDestroyed()) {
      window.close()
      return
    }
    isEnding = true
    void life.stop().finally(() => {
      app.quit()
    })
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  askBeforeLeaving(window, {
    ask: (options) => dialog.showMessageBoxSync(window, options),
    language,
    isMoved: () => isMoved,
  })
  leaveWithSystem(app, powerMonitor, window, () => {
    kiosk.release()
  })
}

let route = (): string => ''

/** The station was started again: the window is let in anew, where it was. */
async function enterAgain(): Promise<void> {
  if (window.isDestroyed()) return
  isMoved = true
  try {
    await window.loadURL(entranceTo(station.entrance, route().slice(1) || null))
  } catch (error) {
    note('error', { what: 'the window did not enter the station again', error })
  } finally {
    isMoved = false
  }
}

function makeWindow(): Promise<void> {
  const file = join(app.getPath('userData'), 'window.json')
  const kept = readWindowState(file)
  window = new BrowserWindow({ ...windowOptions, ...boundsToOpen(kept, screen) })
  if (kept?.maximized === true) window.maximize()
  keepWindowState(window, file)
  kiosk = kioskOf(window, (isOn) => {
    note('info', { what: isOn ? 'kiosk mode entered' : 'kiosk mode left' })
  })
  guardTheWayOut()
  tellOfSleep(powerMonitor, (message) => {
    life.tell(message)
  })
  const alive = keepAlive(window.webContents, {
    address: () => life.address,
    reopened: (reason) => {
      note('error', { what: 'the window was opened again', details: { reason } })
      life.tell({ tell: 'window-reopened', reason })
    },
    ask: async () => {
      const { windowGone: message, windowGoneNote: detail, again, leave } = say()
      const { response } = await dialog.showMessageBox({ type: 'error', message, detail, buttons: [again, leave] })
      if (response !== 0) app.quit()
      return response === 0
    },
  })
  route = () => alive.route()
  const entrance = entranceTo(station.entrance, asked)
  asked = null
  return openWindow(window, origin, entrance, partyScreen(window, screen, origin))
}

app.enableSandbox()
void startUp({
  switches: () => {
    const refused = app.isPackaged ? weakeningSwitch(app.commandLine) : undefined
    if (refused !== undefined)
      throw new Error([words['zh-CN'], words.en].map((w) => w.refusedSwitch(refused)).join('\n'))
    return undefined
  },
  'single-instance': () => {
    if (!app.requestSingleInstanceLock()) {
      app.quit()
      return 'stop'
    }
    app.on('second-instance', (_, argv) => {
      const place = askedIn(argv)
      if (place !== null) open(place)
      else if (life.address !== null) show()
    })
    return undefined
  },
  log: () => {
    note('info', { what: 'started', details: { version: app.getVersion(), packaged: app.isPackaged } })
    return undefined
  },
  system: () => app.whenReady(),
  links: () => {
    // Windows shows notices only of programs that its start menu knows by this name (electron-builder.yml: appId).
    app.setAppUserModelId('org.zhenglu.recorder')
    registerLinks(app, process.argv, open)
    // macOS hands files over by an event, the other systems as arguments.
    app.on('open-file', (event, file) => {
      event.preventDefault()
      const place = placeOfFile(file)
      if (place !== null) open(place)
    })
    return undefined
  },
  station: async () => {
    station = await life.begin()
    // The window is read while the station opens its vault; why that cannot be is said before what the window makes of it.
    shown = makeWindow()
    shown.catch(() => undefined)
    await life.opened(station)
  },
  window: () => shown,
  tray: () => {
    showState = follow(new Tray(nativeImage.createFromPath(trayIcon('off'))))
    if (facts === null) setMenu(false, language())
    else showState(facts)
    return undefined
  },
}).catch((error: unknown) => {
  log.noteNow('error', { what: 'not started', error })
  sayFailure((title, text) => {
    dialog.showErrorBox(title, text)
  }, error)
  app.exit(1)
})
