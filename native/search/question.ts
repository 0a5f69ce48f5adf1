// What was typed into the search, as words that all must be there.
import { runsOf } from './folded.ts'
import { longestBeginning } from './words.ts'

export interface Term {
  /** As it was typed, folded. */
  readonly characters: readonly string[]
  /** Chinese; pinyin initials or the beginning of a word; only the beginning of a word. */
  readonly form: 'han' | 'letters' | 'word'
}

/** The words in their order; none when there is nothing to look for. */
export function termsOf(text: string): Term[] {
  return runsOf(text).map(({ isHan, characters }) => {
    if (isHan) return { characters, form: 'han' }
    const isInitials = characters.length > 1 && characters.every((each) => /^[a-z]$/.test(each))
    return { characters, form: isInitials ? 'letters' : 'word' }
  })
}

/** All neighbours by `size`. */
const neighbours = (characters: readonly string[], size: number): string[] =>
  characters.slice(0, characters.length - size + 1).map((_, at) => characters.slice(at, at + size).join(''))

const all = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' AND ')

function conditionOf({ characters, form }: Term): string {
  if (form === 'han') return all(neighbours(characters, Math.min(2, characters.length)))
  const beginning = all([characters.slice(0, longestBeginning).join('')])
  if (form === 'word') return beginning
  const initials = neighbours(characters, Math.min(3, characters.length)).map((letters) => `~${letters}`)
  return `(${beginning} OR (${all(initials)}))`
}

/** An FTS5 expression that finds every text with all terms, and a few others. */
export const expressionOf = (terms: readonly Term[]): string => terms.map(conditionOf).join(' AND ')
