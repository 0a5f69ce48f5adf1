// Names inside a bundle: none that a common validator, a file system or a page opened from disk would trip over.

/** Longest name in UTF-8 bytes, with room for a date and a suffix within the 255 that file systems allow. */
const longestName = 200

/**
 * Name of a case's bundle: its number, with what no file system takes replaced by `_`, and the day of the export.
 * Never holds `%`, CR or LF (RFC 8493 §2.1.3 would have them encoded, and common validators do not decode).
 */
export function bundleName(caseNumber: string, day: Date): string {
  const safe = caseNumber
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}/\\:*?"<>|%#]/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  return `${shortened(safe === '' ? '_' : safe)}_${localDay(day).replaceAll('-', '')}`
}

/** The day on which it is made where it is made, `2026-03-01`: in the name and in `bag-info.txt` the same. */
export function localDay(day: Date): string {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
}

/** Cuts between characters, not inside one. */
function shortened(name: string): string {
  let short = ''
  for (const character of name) {
    if (Buffer.byteLength(short + character) > longestName) break
    short += character
  }
  return short
}

/** Whether a path of a manifest stays inside the bundle and can be written in a manifest as it is. */
export function isSafePath(path: string): boolean {
  return !/[\p{Cc}%\\]/u.test(path) && path.split('/').every((name) => name !== '' && name !== '.' && name !== '..')
}
