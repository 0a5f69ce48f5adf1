// Electron's main process: the small file in each bundle that a person opens to have the bundle verified.
import { dirname, isAbsolute, join, type win32 } from 'node:path'
import { windowPlace } from '../native/contract/shell.ts'

/** What such files end with: electron-builder.yml has systems open them with this program. */
export const bundleEnding = '.zhenglu'
const longest = 1000

/** Where in the window an opened file leads: the verification of its bundle; null for any other file. */
export function placeOfFile(
  file: string,
  path: Pick<typeof win32, 'dirname' | 'isAbsolute' | 'join'> = { dirname, isAbsolute, join },
): string | null {
  if (!file.toLowerCase().endsWith(bundleEnding) || file.length > longest || !path.isAbsolute(file)) return null
  if (/\p{Cc}/u.test(file) || !file.isWellFormed()) return null
  // <bundle>/data/其他/核验.zhenglu (docs/format.md §7)
  const bundle = path.join(path.dirname(file), '..', '..')
  const place = windowPlace.safeParse(`/check?path=${encodeURIComponent(bundle)}`)
  // One that is too long for an address is typed by the person.
  return place.success ? place.data : '/check'
}

/** The place that an argument of a start leads to, as Windows and Linux hand opened files over; null for none. */
export const fileIn = (argv: readonly string[]): string | null =>
  argv
    .slice(1)
    .map((argument) => placeOfFile(argument))
    .find((place) => place !== null) ?? null
