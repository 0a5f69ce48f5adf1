// Commands of the whole window: menu, command palette and help call them by the same names.
import type { CommandId } from '../../command-ids.ts'

export const commands: Record<CommandId, string> = {
  'go-console': 'Console',
  'go-cases': 'Cases',
  'go-recordings': 'Recordings',
  'go-check': 'Check',
  'go-rooms': 'Rooms',
  'go-settings': 'Settings',
  'go-audit': 'Audit log',
  'go-people': 'People',
  'go-acts': 'Recorded acts',
  'open-search': 'Search',
  'open-palette': 'Command palette',
  'open-help': 'Help',
  'open-shortcuts': 'Keyboard shortcuts',
  'open-party-screen': 'Open the party’s screen',
  'switch-language': 'Switch 中文 / English',
  'toggle-theme': 'Switch dark and light',
  'zoom-in': 'Larger',
  'zoom-out': 'Smaller',
  'zoom-reset': 'Actual size',
  'full-screen': 'Full screen',
  'lock-window': 'Lock the window',
  'leave-kiosk': 'Leave kiosk mode',
}
