// Which members of a record were changed, and from what to what.
import { isDeepStrictEqual } from 'node:util'
import type { Json } from '../journal/line.ts'

type Comparable = Readonly<Record<string, unknown>>

/** As JSON says it; null for what is not there. */
export const plain = (value: unknown): Json =>
  value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json)

/** `{ member: { before, after } }` of each member of `after` that `before` has otherwise; null where nothing is known. */
export function changesBetween(before: Comparable | undefined, after: Comparable): Json {
  if (before === undefined) return null
  const changed = Object.keys(after)
    .map((name) => [name, { before: plain(before[name]), after: plain(after[name]) }] as const)
    .filter(([, change]) => !isDeepStrictEqual(change.before, change.after))
  return Object.fromEntries(changed)
}

/** How many there are of each. */
export const counted = (words: readonly string[]): Json =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, same]) => [word, same.length]))
