// The search over everything.
import type { HandlersOf } from '../contract/calls.ts'
import type { Station } from '../station.ts'

export function searchHandlers({ search }: Station): HandlersOf<'search'> {
  return { 'search.find': (asked) => search.find(asked) }
}
