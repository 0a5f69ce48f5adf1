// Where in a text what was asked for stands, and the words around it.
import type { SearchContext } from '../contract/search.ts'
import { runsOf, type Run } from './folded.ts'
import { initialsOf } from './initials.ts'
import type { Term } from './question.ts'

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Places of a term that are marked; the first of them is enough for a text to be found. */
const most = 20

const stretch = ({ places, end }: Run, at: number, length: number): Stretch => ({
  from: places[at] ?? 0,
  to: places[at + length] ?? end,
})

/** Whether the term stands at this character of the run. */
function standsAt({ characters, form }: Term, run: Run, at: number): boolean {
  if (run.isHan) {
    if (form === 'word' || at + characters.length > run.characters.length) return false
    return characters.every((wanted, n) => {
      const there = run.characters[at + n] ?? ''
      return form === 'han' ? wanted === there : initialsOf(there).includes(wanted)
    })
  }
  if (form === 'han') return false
  // Beginnings only, with or without the zeros that a number is filled up with.
  const isBeginning = at === 0 || run.characters.slice(0, at).every((character) => character === '0')
  return isBeginning && characters.every((wanted, n) => wanted === run.characters[at + n])
}

function places(term: Term, runs: readonly Run[]): Stretch[] {
  const found: Stretch[] = []
  for (const run of runs) {
    for (let at = 0; at < run.characters.length && found.length < most; at++) {
      if (!standsAt(term, run, at)) continue
      found.push(stretch(run, at, term.characters.length))
      at += term.characters.length - 1
    }
  }
  return found
}

/** All places of all terms, in order and apart from each other; null when one is nowhere. */
export function hitsIn(text: string, terms: readonly Term[]): Stretch[] | null {
  const runs = runsOf(text)
  const found: Stretch[] = []
  for (const term of terms) {
    const own = places(term, runs)
    if (own.length === 0) return null
    found.push(...own)
  }
  const joined: Stretch[] = []
  for (const each of found.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last === undefined || each.from > last.to) joined.push(each)
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, each.to) }
  }
  return joined
}

/** Characters before the first hit, and of the whole context. */
const before = 16
const longest = 96

/** A place that does not cut a character in two. */
const whole = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

const onOneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/gu, ' · ')

/** The words around the first hit, with all hits in them marked. */
export function contextOf(text: string, hits: readonly Stretch[]): SearchContext {
  const first = hits[0]?.from ?? 0
  const from = text.length <= longest || first <= before ? 0 : whole(text, first - before)
  const to = text.length - from <= longest ? text.length : whole(text, from + longest)
  const parts: SearchContext = from > 0 ? [{ text: '…', hit: false }] : []
  const add = (end: number, begin: number, hit: boolean): void => {
    const part = onOneLine(text.slice(begin, end))
    if (part !== '') parts.push({ text: part, hit })
  }
  let at = from
  for (const hit of hits) {
    if (hit.from >= to) break
    add(hit.from, at, false)
    at = Math.min(hit.to, to)
    add(at, hit.from, true)
  }
  add(to, at, false)
  if (to < text.length) parts.push({ text: '…', hit: false })
  return parts
}
