// Cases.
import type { HandlersOf } from '../contract/calls.ts'
import type { Station } from '../station.ts'

export function casesHandlers(station: Station): HandlersOf<'cases'> {
  const { cases } = station
  return {
    'cases.create': async (facts) => {
      const made = await cases.create(facts)
      station.changed('cases')
      return made
    },
    'cases.change': async (facts) => {
      const made = await cases.change(facts)
      station.changed('cases')
      return made
    },
    'cases.find': (asked) => cases.find(asked),
    'cases.get': ({ id }) => cases.get(id),
  }
}
