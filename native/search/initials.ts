// The letters by which a Chinese character can be typed: the first of each of its readings.
import { createRequire } from 'node:module'

/** Readings that are taken in; the ones after them are hardly known to anybody. */
const most = 3

/** Each character is looked up once: a record holds the same few thousand over and over. */
const known = new Map<string, readonly string[]>()

let dictionary: typeof import('pinyin-pro') | undefined

function lookUp(character: string): readonly string[] {
  // Its dictionary takes a tenth of a second to read: not at the start of every station.
  dictionary ??= createRequire(import.meta.url)('pinyin-pro') as typeof import('pinyin-pro')
  const { pinyin } = dictionary
  const readings = pinyin(character, { toneType: 'none', pattern: 'first', multiple: true, type: 'array' })
  const letters = readings.map((reading) => reading.normalize('NFD').slice(0, 1))
  return [...new Set(letters)].filter((letter) => /^[a-z]$/.test(letter)).slice(0, most)
}

/** `长` → `c`, `z`. None for a character that has no reading. */
export function initialsOf(character: string): readonly string[] {
  const found = known.get(character) ?? lookUp(character)
  known.set(character, found)
  return found
}
