// Electron's main process: a window whose process ends or hangs is opened again at the same place. The station, and what
// it records, does not notice.
import type { WebContents } from 'electron'
import { tooOften } from './often.ts'

/** Times within a minute that it is opened again unasked. */
const mostTimes = 3
const minute = 60_000
/** Milliseconds for which a window may answer nothing: whole minutes of journal are drawn in less. */
const patience = 15_000

export interface WindowLifeParts {
  /** Address of the station that is there now; null while there is none. */
  address(): string | null
  /** It was opened again. @param reason Electron's word for what happened. */
  reopened(reason: string): void
  /** It failed too often; answers whether a person wants it again. */
  ask(): Promise<boolean>
}

type Watched = Pick<WebContents, 'on' | 'loadURL' | 'isDestroyed' | 'forcefullyCrashRenderer'>

/** Route of an address of the window: what stands behind `#`. */
const routeOf = (url: string): string => (URL.canParse(url) ? new URL(url).hash : '')

/** Watches over a window from its first page on. */
export function keepAlive(contents: Watched, parts: WindowLifeParts, wait = patience): { route(): string } {
  let route = ''
  const isTooOften = tooOften(mostTimes, minute)
  let hanging: NodeJS.Timeout | undefined
  const remember = (url: string): void => {
    const found = routeOf(url)
    if (found !== '') route = found
  }
  const reopen = async (reason: string): Promise<void> => {
    if (isTooOften() && !(await parts.ask())) return
    const address = parts.address()
    // Without a station the window is led to the next one when that is there.
    if (address === null || contents.isDestroyed()) return
    // The cookie is the session's, not the page's: it need not be let in again.
    await contents.loadURL(`${address}/${route}`)
    parts.reopened(reason)
  }
  contents.on('did-navigate', (_, url) => {
    remember(url)
  })
  contents.on('did-navigate-in-page', (_, url, isMainFrame) => {
    if (isMainFrame) remember(url)
  })
  contents.on('render-process-gone', (_, { reason }) => {
    clearTimeout(hanging)
    if (reason !== 'clean-exit') void reopen(reason).catch(() => undefined)
  })
  contents.on('unresponsive', () => {
    clearTimeout(hanging)
    hanging = setTimeout(() => {
      contents.forcefullyCrashRenderer()
    }, wait)
  })
  contents.on('responsive', () => {
    clearTimeout(hanging)
  })
  return { route: () => route }
}
