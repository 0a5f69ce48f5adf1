// Every command that has a name: those of the whole window (contract) and those of single screens, each with its key.
import { commandIds, commandKeys, type CommandId } from '../../native/contract/command-ids.ts'

/** What a screen can do while it is shown; `label` is the key of its words. */
const ofScreens = {
  'start-recording': { key: 's', label: 'keys.start' },
  'end-recording': { key: 'e', label: 'keys.end' },
  'begin-break': { key: 'b', label: 'breakKeys.break' },
  'end-break': { key: 'r', label: 'breakKeys.resume' },
  mark: { key: 'm', label: 'keys.mark' },
  'word-of-mark': { key: 'n', label: 'keys.word' },
  'check-room': { key: 'c', label: 'keys.check' },
  standby: { key: 'p', label: 'keys.standby' },
  'open-written-record': { key: 'w', label: 'writtenRecord.open' },
  'show-exhibit': { key: 'x', label: 'exhibits.key' },
  'tick-step': { key: 'a', label: 'scriptKeys.tick' },
  'skip-step': { key: 'k', label: 'scriptKeys.skip' },
  'withdraw-step': { key: 'u', label: 'scriptKeys.withdraw' },
  'next-on-party-screen': { key: 'v', label: 'partyKeys.next' },
  'read-script': { key: 'f', label: 'scriptKeys.read' },
} as const

export type ScreenCommand = keyof typeof ofScreens
export type Command = CommandId | ScreenCommand

const isOfScreen = (command: Command): command is ScreenCommand => command in ofScreens

export const screenCommands = Object.keys(ofScreens) as readonly ScreenCommand[]
export const windowCommands: readonly CommandId[] = commandIds

/** Where the words of a command stand among the texts. */
export const labelOf = (command: Command) =>
  isOfScreen(command) ? ofScreens[command].label : (`commands.${command}` as const)

/** The key of a command as `shortcut.ts` writes it; undefined for one that has none. */
export const keyOf = (command: Command): string | undefined =>
  isOfScreen(command) ? ofScreens[command].key : commandKeys[command]
