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
    'cases.void': async (wanted) => {
      const made = await cases.void(wanted)
      station.changed('cases')
      return made
    },
    'cases.unmask': async ({ id }) => ({ parties: (await cases.whole(id)).parties }),
    'cases.nextNumber': async ({ kind }) => ({ number: await cases.nextNumber(kind) }),
    'cases.find': (asked) => cases.find(asked),
    'cases.get': ({ id }) => cases.get(id),
  }
}
