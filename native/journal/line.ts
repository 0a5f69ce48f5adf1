// One journal line: canonical JSON (RFC 8785), so that the same thing said twice is the same bytes.
import canonicalize from 'canonicalize'

/** What a journal line may hold: JSON without undefined, with an object on the outside. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
export type JsonObject = Readonly<Record<string, Json>>

/**
 * Canonical bytes of `value`, without line feed: the leaf of the tree. Half a character (a lone surrogate, as a text has
 * that was cut off in the middle of one) becomes U+FFFD: it has no UTF-8 form, and must not keep a line from being written.
 */
export function canonicalBytes(value: JsonObject): Buffer {
  const text = canonicalText(value) ?? canonicalText(wholeCharacters(value))
  if (text === undefined) throw new TypeError('value has no JSON form')
  return Buffer.from(text, 'utf8')
}

/** The canonical form; undefined for what has none. */
function canonicalText(value: unknown): string | undefined {
  try {
    return canonicalize(value)
  } catch {
    return undefined
  }
}

function wholeCharacters(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wholeCharacters)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name.toWellFormed(), wholeCharacters(of)]))
}

/** Why a line cannot be accepted as canonical JSON. */
export type LineFault = 'not-utf8' | 'not-json' | 'not-an-object' | 'not-canonical'

/** Reads one line (without line feed), accepting only its canonical form. */
export function readLine(bytes: Uint8Array): { value: JsonObject } | { fault: LineFault } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { fault: 'not-utf8' }
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'not-json' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { fault: 'not-an-object' }
  if (canonicalText(value) !== text) return { fault: 'not-canonical' }
  return { value: value as JsonObject }
}

/** The whole lines of a journal file, and the bytes after the last line feed (empty in an undamaged journal). */
export function splitLines(file: Buffer): { lines: Buffer[]; rest: Buffer } {
  const lines: Buffer[] = []
  let start = 0
  for (let end = file.indexOf(10); end !== -1; end = file.indexOf(10, start)) {
    lines.push(file.subarray(start, end))
    start = end + 1
  }
  return { lines, rest: file.subarray(start) }
}
