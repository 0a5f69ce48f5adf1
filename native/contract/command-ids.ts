// Commands of the whole window, by name: menu, keys, command palette and help speak of this one list. No dependency, so
// that Electron's main process can take it in.

export const commandIds = [
  'go-console',
  'go-cases',
  'go-recordings',
  'go-check',
  'go-rooms',
  'go-settings',
  'go-audit',
  'go-people',
  'go-acts',
  'open-search',
  'open-palette',
  'open-help',
  'open-shortcuts',
  'open-party-screen',
  'switch-language',
  'toggle-theme',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'full-screen',
  'lock-window',
  'leave-kiosk',
] as const
export type CommandId = (typeof commandIds)[number]

/**
 * Keys of commands that have some, as `renderer/parts/shortcut.ts` writes them. The window listens to them; the menu of
 * the desktop program only shows them.
 */
export const commandKeys: Readonly<Partial<Record<CommandId, string>>> = {
  'go-console': 'Alt+1',
  'go-cases': 'Alt+2',
  'go-recordings': 'Alt+3',
  'go-check': 'Alt+4',
  'go-rooms': 'Alt+5',
  'go-settings': 'Alt+6',
  'go-audit': 'Alt+7',
  'go-people': 'Alt+8',
  'go-acts': 'Alt+9',
  'open-search': 'Ctrl+K',
  'open-palette': 'Ctrl+Shift+P',
  'open-help': 'F1',
  'open-party-screen': 'Alt+D',
  'zoom-in': 'Ctrl+=',
  'zoom-out': 'Ctrl+-',
  'zoom-reset': 'Ctrl+0',
  'lock-window': 'Alt+L',
}
