// What people state about the acts of a case: added to its events, checked against the list and what was stated before.
import { randomUUID } from 'node:crypto'
import { eventsOf, noteEvent } from '../cases/case-events.ts'
import { livingRow } from '../cases/cases.ts'
import type { ActEvent } from '../contract/act-events.ts'
import type { ActItem } from '../contract/act-list.ts'
import type { TimelineEntry } from '../contract/case-stages.ts'
import type { Request } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import { caseKinds } from '../contract/terms.ts'
import type { Database, Reader, Writer } from '../database/database.ts'
import { listVersions } from './act-list.ts'
import { localDay } from './days.ts'
import { expectedItems, type Expected } from './expected.ts'
import { statedActs, type StatedAct } from './stated-acts.ts'

/** An act that was entered, or an item of the list. */
export type ActWanted = NonNullable<Request<'recordings.start'>['act']>

interface RecordedFor {
  readonly case: string
  readonly wanted: ActWanted
  readonly recording: string
  readonly person: string
  readonly place: string
}

type Without<E> = E extends unknown ? Omit<E, 'at'> : never

/** The case as it stands within a transaction. @throws Failure `case-unknown`, `case-voided`. */
async function standing(reader: Reader, id: string) {
  const row = await livingRow(reader, id)
  const kind = caseKinds.find((each) => each === row['kind']) ?? 'other'
  const events = await eventsOf(reader, id)
  return { kind, events, stated: statedActs(events) }
}

/** @throws Failure `act-item-unknown`. */
async function expectedOf(
  reader: Reader,
  { kind, events }: { kind: (typeof caseKinds)[number]; events: readonly TimelineEntry[] },
  item: string,
): Promise<Expected> {
  const found = expectedItems(kind, events, await listVersions(reader)).find((each) => each.item.id === item)
  if (found === undefined) throw new Failure('act-item-unknown', { item })
  return found
}

/** @throws Failure `act-unknown`. */
function actIn({ stated }: Awaited<ReturnType<typeof standing>>, act: string): StatedAct {
  const found = stated.acts.get(act)
  if (found === undefined) throw new Failure('act-unknown', { act })
  return found
}

/** The item of an act as it is judged. */
async function itemOf(reader: Reader, now: Awaited<ReturnType<typeof standing>>, act: StatedAct): Promise<ActItem> {
  const versions = await listVersions(reader)
  const expected = expectedItems(now.kind, now.events, versions).find(({ item }) => item.id === act.item)
  const former = versions.find(({ version }) => version === act.version)?.items.find(({ id }) => id === act.item)
  const item = expected?.item ?? former
  if (item === undefined) throw new Failure('act-item-unknown', { item: act.item })
  return item
}

async function requireOwnRecording(reader: Reader, of: string, recording: string): Promise<void> {
  const row = await reader.first('SELECT case_id FROM recording WHERE id = ?', [recording])
  if (row === undefined) throw new Failure('recording-unknown', { recording })
  if (row['case_id'] !== of) throw new Failure('act-recording-elsewhere', { recording })
}

/** Each answers with the name of the item that it is about. */
export function caseActsStore(database: Database) {
  const add = async (writer: Writer, id: string, event: Without<ActEvent>): Promise<void> => {
    const now = new Date()
    await noteEvent(writer, id, event, now)
    await writer.run('UPDATE cases SET changed = ? WHERE id = ?', [now.toISOString(), id])
  }
  return {
    /** @throws Failure `case-unknown`, `case-voided`, `act-item-unknown`, `act-day-ahead`. */
    enter({ case: id, item, day, place, person }: Request<'acts.enter'>): Promise<{ act: string; name: string }> {
      return database.write(async (writer) => {
        const now = await standing(writer, id)
        const { item: known, version } = await expectedOf(writer, now, item)
        if (day > localDay(new Date())) throw new Failure('act-day-ahead', { day })
        const act = randomUUID()
        await add(writer, id, { kind: 'act', act, item, name: known.name, version, day, place, person })
        return { act, name: known.name }
      })
    },

    /** @throws Failure `case-unknown`, `case-voided`, `act-unknown`. */
    withdraw({ case: id, act, person, reason }: Request<'acts.withdraw'>): Promise<string> {
      return database.write(async (writer) => {
        const { name } = actIn(await standing(writer, id), act)
        await add(writer, id, { kind: 'act-withdrawn', act, name, person, reason })
        return name
      })
    },

    /** @throws Failure `act-unknown`, `recording-unknown`, `act-recording-elsewhere`, `act-recording-linked`. */
    link({ case: id, act, recording, person }: Request<'acts.link'>): Promise<string> {
      return database.write(async (writer) => {
        const { name, recordings } = actIn(await standing(writer, id), act)
        await requireOwnRecording(writer, id, recording)
        if (recordings.has(recording)) throw new Failure('act-recording-linked', { recording })
        await add(writer, id, { kind: 'act-recording', act, name, recording, linked: true, person, reason: '' })
        return name
      })
    },

    /** @throws Failure `act-unknown`, `act-recording-not-linked`. */
    unlink({ case: id, act, recording, person, reason }: Request<'acts.unlink'>): Promise<string> {
      return database.write(async (writer) => {
        const { name, recordings } = actIn(await standing(writer, id), act)
        if (!recordings.has(recording)) throw new Failure('act-recording-not-linked', { recording })
        await add(writer, id, { kind: 'act-recording', act, name, recording, linked: false, person, reason })
        return name
      })
    },

    /** @throws Failure `act-unknown`, `act-must-be-recorded`. */
    explain({ case: id, act, person, reason }: Request<'acts.explain'>): Promise<string> {
      return database.write(async (writer) => {
        const now = await standing(writer, id)
        const found = actIn(now, act)
        const { form, name } = await itemOf(writer, now, found)
        if (form === 'full') throw new Failure('act-must-be-recorded', { act: name })
        await add(writer, id, { kind: 'act-unrecorded', act, name, person, reason })
        return name
      })
    },

    /** @throws Failure `act-item-unknown`, `act-took-place`, `act-absence-same`. */
    stateAbsent({ case: id, item, absent, person, reason }: Request<'acts.stateAbsent'>): Promise<string> {
      return database.write(async (writer) => {
        const now = await standing(writer, id)
        const { name } = (await expectedOf(writer, now, item)).item
        if ([...now.stated.acts.values()].some((act) => act.item === item))
          throw new Failure('act-took-place', { name })
        if (now.stated.absent.has(item) === absent) throw new Failure('act-absence-same', { name })
        await add(writer, id, { kind: 'act-absent', item, name, absent, person, reason })
        return name
      })
    },

    /** A recording was begun for an act, or for an item that takes place just now. Its row may not be there yet. */
    recordedFor({ case: id, wanted, recording, person, place }: RecordedFor): Promise<void> {
      return database.write(async (writer) => {
        const now = await standing(writer, id)
        const linked = { kind: 'act-recording', recording, linked: true, person, reason: '' } as const
        if ('act' in wanted) {
          await add(writer, id, { ...linked, act: wanted.act, name: actIn(now, wanted.act).name })
          return
        }
        const { item, version } = await expectedOf(writer, now, wanted.item)
        const [act, day] = [randomUUID(), localDay(new Date())]
        await add(writer, id, { kind: 'act', act, item: item.id, name: item.name, version, day, place, person })
        await add(writer, id, { ...linked, act, name: item.name })
      })
    },

    /** The name of the act for which a recording is about to be made. @throws Failure as `recordings.start` says. */
    async nameFor(id: string, wanted: ActWanted): Promise<string> {
      const now = await standing(database.read, id)
      if ('act' in wanted) return actIn(now, wanted.act).name
      return (await expectedOf(database.read, now, wanted.item)).item.name
    },
  }
}
export type CaseActsStore = ReturnType<typeof caseActsStore>
