// Text as it is compared: without case, width and accents, each character with its place in what was written.

export interface Run {
  readonly isHan: boolean
  readonly characters: readonly string[]
  /** Where each character begins in the text that was written. */
  readonly places: readonly number[]
  /** Where the last one ends. */
  readonly end: number
}

const han = /^\p{Script=Han}$/u
const word = /^[\p{L}\p{N}]$/u
const plain = /^[a-z0-9]$/

const fold = (character: string): string =>
  plain.test(character) ? character : character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

type Form = 'han' | 'word' | null

function formOf(character: string): Form {
  if (plain.test(character)) return 'word'
  if (han.test(character)) return 'han'
  return word.test(character) ? 'word' : null
}

/** The runs of Chinese characters, and of letters and digits, in their order. */
export function runsOf(text: string): Run[] {
  const runs: { isHan: boolean; characters: string[]; places: number[]; end: number }[] = []
  let form: Form = null
  let place = 0
  for (const written of text) {
    for (const character of fold(written)) {
      const own = formOf(character)
      if (own !== null && own !== form) runs.push({ isHan: own === 'han', characters: [], places: [], end: place })
      form = own
      const run = own === null ? undefined : runs.at(-1)
      if (run === undefined) continue
      run.characters.push(character)
      run.places.push(place)
      run.end = place + written.length
    }
    // A mark that was folded away belongs to the character before it.
    place += written.length
  }
  return runs
}
