// [Note: Words of the index] SQLite's trigrams find no word of two characters such as 处罚, and prefixes of common words
// take long. So all that can be asked for is a word of its own: Chinese characters, pairs of neighbours, their pinyin
// initials by two and by three behind a `~`, and of other words and numbers each beginning. A search is then an AND of
// whole words, which SQLite reads from the newest backwards and leaves as soon as it has enough. That the pairs also
// follow each other is looked up in the text itself: see `hits.ts`.
import { runsOf, type Run } from './folded.ts'
import { initialsOf } from './initials.ts'

/** Longest beginning of a word that is kept; what is longer is compared in the text. */
export const longestBeginning = 12

const tuples = (parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((made, letters) => made.flatMap((each) => letters.map((letter) => each + letter)), [''])

function addHan(words: Set<string>, { characters }: Run): void {
  const letters = characters.map(initialsOf)
  for (const [at, character] of characters.entries()) {
    const next = characters[at + 1]
    words.add(character)
    if (next === undefined) break
    words.add(character + next)
    const [first = [], second = [], third] = letters.slice(at, at + 3)
    for (const pair of tuples([first, second])) words.add(`~${pair}`)
    if (third !== undefined) for (const three of tuples([first, second, third])) words.add(`~${three}`)
  }
}

function addBeginnings(words: Set<string>, characters: readonly string[]): void {
  let beginning = ''
  for (const character of characters.slice(0, longestBeginning)) {
    beginning += character
    words.add(beginning)
  }
  // 000123 is asked for as 123.
  const zeros = characters.findIndex((character) => character !== '0')
  if (zeros > 0) addBeginnings(words, characters.slice(zeros))
}

/** What is stored of a text. */
export function indexWords(text: string): string {
  const words = new Set<string>()
  for (const run of runsOf(text)) {
    if (run.isHan) addHan(words, run)
    else addBeginnings(words, run.characters)
  }
  return [...words].join(' ')
}
