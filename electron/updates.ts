// Electron's main process: newer versions of the program, from the agency's own server, when an administrator wants them.
import { Updates, type UpdateFacts, type Updater } from './update-check.ts'

/** Milliseconds after which a new state may be followed by a look, and between two looks. */
const settled = 60_000
const between = 6 * 3_600_000

/** Loaded when it is needed only: it opens connections and files of its own. */
async function electronUpdater(): Promise<Updater> {
  const { default: updaters } = await import('electron-updater')
  const { autoUpdater } = updaters
  autoUpdater.logger = null
  return autoUpdater
}

export interface UpdatesOf {
  /** Whether this is an installed program: only that can be another version. */
  readonly isPackaged: boolean
  readonly note: (level: 'info' | 'error', entry: { readonly what: string; readonly error?: unknown }) => void
}

/**
 * Looks for updates from now on, some time after nothing is recorded, four times a day. Answers with what is to be called
 * with each state of the station: address and key as they are set, and whether something is recorded or not sealed.
 */
export function watchForUpdates({ isPackaged, note }: UpdatesOf): (facts: UpdateFacts) => void {
  if (!isPackaged) return () => undefined
  const updates = new Updates(electronUpdater)
  let isReady = false
  const look = (): void => {
    if (isReady) return
    updates.look().then(
      (outcome) => {
        isReady = outcome === 'ready'
        if (isReady) note('info', { what: 'a newer version is installed when the program ends' })
      },
      (error: unknown) => {
        note('error', { what: 'no newer version was taken', error })
      },
    )
  }
  setInterval(look, between).unref()
  let soon: NodeJS.Timeout | undefined
  let last = ''
  return (facts) => {
    updates.know(facts)
    const said = JSON.stringify(facts)
    if (said === last) return
    last = said
    clearTimeout(soon)
    if (!facts.busy) soon = setTimeout(look, settled).unref()
  }
}
