// Electron's main process: the icon beside the clock says whether it records, also when the window is out of sight.
import { join } from 'node:path'
import type { MenuItemConstructorOptions, Tray } from 'electron'
import type { ShellFacts, ShellState } from '../native/contract/shell.ts'
import { unpacked } from './station-process.ts'
import { words } from './words.ts'

/** Drawn by scripts/icons.mjs. */
export const trayIcon = (state: ShellState): string =>
  unpacked(join(import.meta.dirname, '..', 'resources', 'icons', 'tray', `${state}.png`))

/** What a state is in one line: the state, and of which rooms it is true. */
export function stateLine({ state, rooms, language }: Pick<ShellFacts, 'state' | 'rooms' | 'language'>): string {
  const where = rooms.filter((room) => room.state === state && state !== 'off').map(({ name }) => name)
  const said = words[language].state[state]
  if (where.length === 0) return said
  return language === 'en' ? `${said}: ${where.join(', ')}` : `${said}：${where.join('、')}`
}

export interface TrayParts {
  readonly tray: Pick<Tray, 'setImage' | 'setToolTip' | 'on'>
  readonly setMenu: (template: MenuItemConstructorOptions[]) => void
  readonly show: () => void
  readonly quit: () => void
}

/** Answers with what is to be called with each state. */
export function trayOf({ tray, setMenu, show, quit }: TrayParts): (facts: ShellFacts) => void {
  tray.on('click', show)
  return (facts) => {
    const say = words[facts.language]
    const line = stateLine(facts)
    tray.setImage(trayIcon(facts.state))
    tray.setToolTip(`${say.name} · ${line}`)
    const leave: MenuItemConstructorOptions[] = [{ type: 'separator' }, { label: say.quit, click: quit }]
    setMenu([{ label: line, enabled: false }, { label: say.show, click: show }, ...(facts.kiosk ? [] : leave)])
  }
}
