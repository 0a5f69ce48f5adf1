// What the desktop gives beside windows: boxes, menus, the icon beside the clock, notices, power, screens.
import { existsSync } from 'node:fs'
import type Electron from 'electron'
import { offer, options, tell } from './control.ts'
import { Emitter, strict } from './strict.ts'

/** Which button a person presses next, and from then on. */
let pressed = 0
offer('press', (button: number) => {
  pressed = button
})
const ask = ({ message }: { message: string }): number => {
  tell('asked', message)
  return pressed
}
export const dialog = strict('dialog', {
  showErrorBox: (title: string, text: string) => {
    tell('error box', { title, text })
  },
  showMessageBoxSync: (_: unknown, said: Electron.MessageBoxSyncOptions) => ask(said),
  showMessageBox: (said: Electron.MessageBoxOptions) =>
    Promise.resolve({ response: ask(said), checkboxChecked: false }),
})

type Item = Electron.MenuItemConstructorOptions
const roles: readonly unknown[] = ['quit', 'undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']
const clicks = new Map<string, Item['click']>()

/** Labels of a menu as a person reads it; an item without any is refused. */
function shown(items: readonly Item[]): unknown[] {
  return items.map(({ id, label, type, role, submenu, click, accelerator }) => {
    if (type === 'separator') return '-'
    if (label === undefined || label === '') throw new TypeError('An item of a menu without a label')
    if (role !== undefined && !roles.includes(role))
      throw new TypeError(`A role that the stand-in does not know: ${role}`)
    if (click !== undefined) clicks.set(id ?? label, click)
    if (Array.isArray(submenu)) return { [label]: shown(submenu) }
    return accelerator === undefined ? label : `${label} ${accelerator}`
  })
}
export const Menu = strict('Menu', {
  buildFromTemplate: (template: Item[]) => ({ shown: shown(template) }),
  setApplicationMenu: (menu: { shown: unknown } | null) => {
    tell('menu', menu?.shown ?? null)
  },
})
offer('menu', (id: string) => {
  const click = clicks.get(id)
  if (click === undefined) throw new TypeError(`No menu has ${id}`)
  ;(click as () => void)()
})

class TheTray extends Emitter {
  constructor({ path }: { path: string }) {
    super('Tray', ['click'])
    tell('tray', path.replace(/^.*[\\/]/, ''))
    offer('tray', () => this.emit('click'))
  }
  setImage = (path: string): void => {
    if (!existsSync(path)) throw new TypeError(`There is no icon ${path}`)
    tell('tray', path.replace(/^.*[\\/]/, ''))
  }
  setToolTip = (text: string): void => {
    tell('tool tip', text)
  }
  setContextMenu = (menu: { shown: unknown }): void => {
    tell('tray menu', menu.shown)
  }
}
export const Tray = new Proxy(TheTray, {
  construct: (of, [image]: [{ path: string }]) => strict('Tray', new of(image)),
})
export const nativeImage = strict('nativeImage', {
  createFromPath: (path: string) => {
    if (!existsSync(path)) throw new TypeError(`There is no icon ${path}`)
    return { path }
  },
})

class TheNotification extends Emitter {
  static isSupported = (): boolean => true
  readonly #options: Electron.NotificationConstructorOptions
  constructor(said: Electron.NotificationConstructorOptions) {
    super('Notification', ['click'])
    this.#options = said
  }
  show = (): void => {
    tell('notification', this.#options.title)
    offer('notification', () => this.emit('click'))
  }
}
export const Notification = new Proxy(TheNotification, {
  construct: (of, [said]: [Electron.NotificationConstructorOptions]) => strict('Notification', new of(said)),
})

const thePower = new Emitter('powerMonitor', ['shutdown', 'suspend', 'resume'])
export const powerMonitor = strict('powerMonitor', thePower)
offer('power', (event: string) => thePower.asks(event))

const blockers = new Map<number, string>()
let lastBlocker = 0
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start: (kind: string) => {
    lastBlocker += 1
    blockers.set(lastBlocker, kind)
    tell('awake', [...blockers.values()])
    return lastBlocker
  },
  stop: (id: number) => {
    if (!blockers.delete(id)) throw new TypeError(`No blocker ${id}`)
    tell('awake', [...blockers.values()])
    return true
  },
})

const display = (id: number) => {
  const bounds = { x: (id - 1) * 1920, y: 0, width: 1920, height: 1080 }
  return { id, bounds, workArea: bounds }
}
let displays = Array.from({ length: options.displays }, (_, index) => display(index + 1))
const theScreen = Object.assign(new Emitter('screen', ['display-removed']), {
  getAllDisplays: () => displays,
  getDisplayMatching: ({ x }: Electron.Rectangle) =>
    displays.find(({ bounds }) => x < bounds.x + bounds.width) ?? displays[0],
})
export const screen = strict('screen', theScreen)
offer('displays', (count: number) => {
  const before = displays
  displays = Array.from({ length: count }, (_, index) => display(index + 1))
  for (const gone of before.slice(count)) theScreen.emit('display-removed', {}, gone)
})
