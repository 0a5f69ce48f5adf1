// What can be completed before the caret: a phrase after `/` and its abbreviation, a name after `@`. Pure.
import type { RecordPhrase } from '../../../native/contract/record-phrases.ts'

export interface Completion {
  readonly label: string
  readonly text: string
}

export interface Completing {
  /** Where what is to be replaced begins. */
  readonly from: number
  readonly choices: readonly Completion[]
}

/** Most that are offered at once. */
const most = 8

/** With a Chinese keyboard `/` writes `、`. */
const phrase = /[/、]([a-zA-Z0-9]{0,12})$/
const name = /@([^\s@]{0,10})$/

/** Null when nothing before the caret asks for it. */
export function completing(
  before: string,
  phrases: readonly RecordPhrase[],
  names: readonly string[],
): Completing | null {
  const abbreviated = phrase.exec(before)
  // `、` alone is punctuation; it asks for a phrase only with letters behind it.
  if (abbreviated !== null && (abbreviated[0].startsWith('/') || abbreviated[0].length > 1)) {
    const wanted = (abbreviated[1] ?? '').toLowerCase()
    const fitting = phrases.filter(({ abbreviation }) => abbreviation.startsWith(wanted))
    return answer(
      abbreviated.index,
      fitting.map(({ abbreviation, text }) => ({ label: `${abbreviation}  ${text}`, text })),
    )
  }
  const named = name.exec(before)
  if (named === null) return null
  const fitting = names.filter((each) => each.includes(named[1] ?? ''))
  return answer(
    named.index,
    fitting.map((text) => ({ label: text, text })),
  )
}

const answer = (from: number, choices: readonly Completion[]): Completing | null =>
  choices.length === 0 ? null : { from, choices: choices.slice(0, most) }
