// Cases, lists of them, their causes.
import { exportCases } from '../archive/export-cases.ts'
import { timeline } from '../cases/timeline.ts'
import type { HandlersOf } from '../contract/calls.ts'
import type { Station } from '../station.ts'
import { outside } from './target-folder.ts'

export function casesHandlers(station: Station): HandlersOf<'cases' | 'causes'> {
  const { cases, causes, jobs, savedFilters, vault } = station
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
      const { stages, related, events } = await cases.history(id)
      const { recordings, statements, exhibits } = station
      const putIn = { exhibits: await exhibits.ofCase(id), documents: await exhibits.documentsOf(id) }
      const entries = timeline(events, await recordings.rowsOf(id), await statements.ofCase(id), putIn)
      return { entries, stages: [...stages], related: [...related] }
    },
    'cases.relate': async (stated) => {
      const related = await cases.relate(stated)
      station.changed('cases')
      return { related }
    },
    'cases.unrelate': async (stated) => {
      const related = await cases.unrelate(stated)
      station.changed('cases')
      return { related }
    },
    'cases.units': async () => ({ units: await cases.units() }),
    'cases.filters': async () => ({ filters: await savedFilters.list() }),
    'cases.saveFilter': async (wanted) => {
      const saved = await savedFilters.save(wanted)
      station.changed('cases')
      return saved
    },
    'cases.removeFilter': async ({ id }) => {
      await savedFilters.remove(id)
      station.changed('cases')
      return {}
    },
    'cases.exportList': ({ to, listing }) => {
      const target = outside(vault.folder, to)
      const job = jobs.start('export', 'cases', async (tools) => ({
        folder: await exportCases({ cases, listing, to: target, vault: vault.folder, ...tools }),
      }))
      return Promise.resolve({ job })
    },
    'causes.list': async ({ kind }) => ({ causes: await causes.list(kind) }),
    'causes.add': async ({ kind, causes: given }) => {
      const added = await causes.add(kind, given)
      station.changed('cases')
      return { added }
    },
    'causes.remove': async ({ kind, cause }) => {
      await causes.remove(kind, cause)
      station.changed('cases')
      return {}
    },
    'cases.unmask': async ({ id }) => ({ parties: (await cases.whole(id)).parties }),
    'cases.nextNumber': async ({ kind }) => ({ number: await cases.nextNumber(kind) }),
    'cases.find': (asked) => cases.find(asked),
    'cases.get': ({ id }) => cases.get(id),
  }
}
