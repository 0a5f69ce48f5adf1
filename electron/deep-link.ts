// Electron's main process: addresses that other programs open: `zhenglu://case/<number>`, and no other.
import type { App } from 'electron'
import { windowPlace } from '../native/contract/shell.ts'

export const scheme = 'zhenglu'
/** Characters of a case number at most (native/contract/cases.ts). */
const longest = 60

/** Where in the window an address leads; null for any that is not of the one form. */
export function placeOf(link: string): string | null {
  if (link.length > 1000) return null
  const coded = /^zhenglu:\/\/case\/([^/?#\s]+)\/?$/i.exec(link)?.[1]
  if (coded === undefined) return null
  try {
    const number = decodeURIComponent(coded).normalize('NFC').trim()
    if (number === '' || number.length > longest || /\p{C}/u.test(number)) return null
    const place = windowPlace.safeParse(`/open/case/${encodeURIComponent(number)}`)
    return place.success ? place.data : null
  } catch {
    return null
  }
}

/** The place that an argument of a start leads to, as Windows and Linux hand addresses over; null for none. */
export const placeIn = (argv: readonly string[]): string | null =>
  argv
    .slice(1)
    .map(placeOf)
    .find((place) => place !== null) ?? null

/** Tells the system that such addresses are ours. An unpackaged program is started with its folder. */
export function registerLinks(
  app: Pick<App, 'setAsDefaultProtocolClient' | 'isPackaged' | 'on'>,
  argv: readonly string[],
  open: (place: string) => void,
): void {
  const folder = argv[1]
  if (app.isPackaged) app.setAsDefaultProtocolClient(scheme)
  else if (folder !== undefined) app.setAsDefaultProtocolClient(scheme, process.execPath, [folder])
  app.on('open-url', (event, url) => {
    event.preventDefault()
    const place = placeOf(url)
    if (place !== null) open(place)
  })
}
