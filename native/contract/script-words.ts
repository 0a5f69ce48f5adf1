// The fields in the words of a script: which there are, and what they say in a recording.
import type { ScriptFacts } from './scripts.ts'
import { scriptFields, type ScriptField } from './terms.ts'

const field = /\{(?<name>[^{}]*)\}/gu
/** What stands where nothing is known: whoever reads fills it in. */
const blank = '____'

const isField = (name: string): name is ScriptField => scriptFields.some((each) => each === name)

/** Fields that no script can have, as they are written. */
export function unknownFields(words: string): string[] {
  return [...words.matchAll(field)].map(({ groups }) => groups?.['name'] ?? '').filter((name) => !isField(name))
}

/** The words as they are read. */
export function filledIn(words: string, facts: Partial<ScriptFacts>, time: string): string {
  return words.replace(field, (whole, name: string) => {
    if (!isField(name)) return whole
    const value = name === 'time' ? time : facts[name]
    return value === undefined || value === '' ? blank : value
  })
}
