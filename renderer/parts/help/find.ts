// The search of the help: every word that was typed, wherever it stands, in Chinese as in English.
import type { HelpPage, Section } from './pages.ts'

export interface Piece {
  readonly text: string
  readonly marked: boolean
}

export interface Found {
  readonly page: HelpPage
  readonly section: Section
  /** Words around the first hit, in pieces. */
  readonly context: readonly Piece[]
}

/** Characters of a context before and behind its first hit. */
const before = 24
const behind = 110
/** More than anybody reads; whoever sees so many types another word. */
const most = 40

/** What is looked for: small letters, each word by itself. */
export const wordsOf = (query: string): string[] =>
  query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')

/** A text in pieces, those that were looked for marked. */
export function marked(text: string, words: readonly string[]): Piece[] {
  if (words.length === 0) return [{ text, marked: false }]
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return text
    .split(new RegExp(`(${escaped.join('|')})`, 'giu'))
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, marked: words.includes(piece.toLowerCase()) }))
}

function contextOf(text: string, words: readonly string[]): Piece[] {
  const small = text.toLowerCase()
  const hits = words.map((word) => small.indexOf(word)).filter((at) => at >= 0)
  const first = hits.length === 0 ? 0 : Math.min(...hits)
  const from = Math.max(0, first - before)
  const cut = text.slice(from, first + behind)
  return marked(`${from > 0 ? '…' : ''}${cut}${from + cut.length < text.length ? '…' : ''}`, words)
}

/** Sections that hold all the words, those first that have them in their heading. */
export function find(pages: readonly HelpPage[], query: string): readonly Found[] {
  const words = wordsOf(query)
  if (words.length === 0) return []
  const rank = (heading: string) => (words.every((word) => heading.toLowerCase().includes(word)) ? 0 : 1)
  return pages
    .flatMap((page) =>
      page.sections.map((section) => ({ page, section, heading: section.id === '' ? page.title : section.heading })),
    )
    .filter(({ section, heading }) => {
      const text = `${heading} ${section.text}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .map(({ page, section, heading }) => ({
      found: { page, section, context: contextOf(section.text, words) },
      heading,
    }))
    .sort((one, other) => rank(one.heading) - rank(other.heading))
    .slice(0, most)
    .map(({ found }) => found)
}
