// Electron's main process: the computer stays awake while something is recorded, and only then; what happens when it
// sleeps all the same is the station's to state.
import type { PowerMonitor, PowerSaveBlocker } from 'electron'
import type { ShellState, ShellTells } from '../native/contract/shell.ts'

type Blocking = Parameters<PowerSaveBlocker['start']>[0]

/** While it records the screen stays on, for the alarm; in a break the computer alone. */
const needs: Readonly<Record<ShellState, Blocking | null>> = {
  off: null,
  standby: null,
  break: 'prevent-app-suspension',
  recording: 'prevent-display-sleep',
  failed: 'prevent-display-sleep',
}

/** Answers with what is to be called with each state. */
export function keepAwake(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>): (state: ShellState) => void {
  let running: { readonly kind: Blocking; readonly id: number } | null = null
  return (state) => {
    const kind = needs[state]
    if (kind === (running?.kind ?? null)) return
    const before = running
    running = kind === null ? null : { kind, id: blocker.start(kind) }
    if (before !== null) blocker.stop(before.id)
  }
}

/** Tells the station when the computer sleeps and wakes. */
export function tellOfSleep(powerMonitor: Pick<PowerMonitor, 'on'>, tell: (message: ShellTells) => void): void {
  powerMonitor.on('suspend', () => {
    tell({ tell: 'sleeps' })
  })
  powerMonitor.on('resume', () => {
    tell({ tell: 'awake' })
  })
}
