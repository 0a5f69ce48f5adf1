// Electron's main process: the menu of the program. Its commands are those of the window (native/contract/command-ids.ts):
// it shows their keys and sends their names, the window listens to the keys itself.
import type { MenuItemConstructorOptions } from 'electron'
import { commandKeys, type CommandId } from '../native/contract/command-ids.ts'
import { commands as english } from '../native/contract/sentences/en/commands.ts'
import { commands as chinese } from '../native/contract/sentences/zh-CN/commands.ts'
import type { Language } from '../native/contract/terms.ts'
import { words } from './words.ts'

const labels = { 'zh-CN': chinese, en: english }

/** Commands by the menu that they stand in; null is a line between two. */
const places = {
  file: ['open-search', 'open-party-screen', null, 'lock-window'],
  go: [
    'go-console',
    'go-cases',
    'go-recordings',
    'go-check',
    null,
    'go-acts',
    'go-rooms',
    'go-people',
    'go-audit',
    'go-settings',
  ],
  view: ['zoom-in', 'zoom-out', 'zoom-reset', null, 'toggle-theme', 'switch-language', null, 'full-screen'],
  help: ['open-help', 'open-shortcuts', 'open-palette'],
} as const satisfies Record<string, readonly (CommandId | null)[]>

export interface MenuParts {
  readonly language: Language
  readonly run: (command: CommandId) => void
}

/** No reload and no developer tools: a window that is recording is not reloaded by a slip. */
export function menuTemplate({ language, run }: MenuParts): MenuItemConstructorOptions[] {
  const say = words[language]
  const item = (id: CommandId | null): MenuItemConstructorOptions => {
    if (id === null) return { type: 'separator' }
    const keys = commandKeys[id]?.replace('Ctrl', 'CmdOrCtrl')
    const shown = keys === undefined ? {} : { accelerator: keys, registerAccelerator: false }
    const go = (): void => {
      run(id)
    }
    return { id, label: labels[language][id], ...shown, click: go }
  }
  return [
    { label: say.file, submenu: [...places.file.map(item), { type: 'separator' }, { label: say.quit, role: 'quit' }] },
    {
      label: say.edit,
      submenu: [
        { label: say.undo, role: 'undo' },
        { label: say.redo, role: 'redo' },
        { type: 'separator' },
        { label: say.cut, role: 'cut' },
        { label: say.copy, role: 'copy' },
        { label: say.paste, role: 'paste' },
        { label: say.selectAll, role: 'selectAll' },
      ],
    },
    { label: say.go, submenu: places.go.map(item) },
    { label: say.view, submenu: places.view.map(item) },
    { label: say.help, submenu: places.help.map(item) },
  ]
}
