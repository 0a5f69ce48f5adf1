// Cases.
import { stagesIn } from '../cases/stages.ts'
import { timeline } from '../cases/timeline.ts'
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
    'cases.enterStage': async (entry) => {
      const stages = await cases.enterStage(entry)
      station.changed('cases')
      return { stages }
    },
    'cases.timeline': async ({ id }) => {
      const events = await cases.events(id)
      const { recordings, statements, exhibits } = station
      const putIn = { exhibits: await exhibits.ofCase(id), documents: await exhibits.documentsOf(id) }
      const entries = timeline(events, await recordings.rowsOf(id), await statements.ofCase(id), putIn)
      return { entries, stages: stagesIn(events) }
    },
    'cases.unmask': async ({ id }) => ({ parties: (await cases.whole(id)).parties }),
    'cases.nextNumber': async ({ kind }) => ({ number: await cases.nextNumber(kind) }),
    'cases.find': (asked) => cases.find(asked),
    'cases.get': ({ id }) => cases.get(id),
  }
}
