// Cases 案件: opened, changed, voided, found.
import { randomUUID } from 'node:crypto'
import type { Input, Request } from '../contract/calls.ts'
import type { RelatedCase } from '../contract/case-relations.ts'
import type { StageEntry, TimelineEntry } from '../contract/case-stages.ts'
import { caseCalls, type Case, type CaseReference } from '../contract/cases.ts'
import { Failure } from '../contract/failures.ts'
import type { CaseKind } from '../contract/terms.ts'
import { DatabaseError, type Row } from '../database/connection.ts'
import type { Database, Reader, Writer } from '../database/database.ts'
import { eventsOf, noteEvent } from './case-events.ts'
import { caseList, selectCase, sortNumber } from './case-list.ts'
import { changedColumns, columns, named, partiesIn, shownCase, valuesOf, wholeCase, writeWords } from './case-rows.ts'
import { historyOf, type CaseHistory } from './history.ts'
import { nextNumber, takeNumber } from './numbering.ts'
import { keptParties } from './parties.ts'
import { relate, relatedTo, unrelate } from './relations.ts'
import { requireClosingOrder, requireOtherReviewer, requireStageEntry, stagesIn } from './stages.ts'

type Facts = Input<'cases.create'>

function numberUsed(error: unknown, number: string): never {
  if (error instanceof DatabaseError && error.message.includes('cases.number')) {
    throw new Failure('case-number-used', { number }, { cause: error })
  }
  throw error as Error
}

/** @throws Failure `case-unknown`. */
export async function rowOf(reader: Reader, id: string): Promise<Row> {
  const row = await reader.first(`${selectCase} WHERE id = ?`, [id])
  if (row === undefined) throw new Failure('case-unknown', { case: id })
  return row
}

/** A case that still counts. @throws Failure `case-unknown`, `case-voided`. */
export async function livingRow(reader: Reader, id: string): Promise<Row> {
  const row = await rowOf(reader, id)
  if (row['voided'] !== null) throw new Failure('case-voided', { number: String(row['number']) })
  return row
}

/** Something was stated of them. */
async function touch(writer: Writer, ids: readonly string[], now: Date): Promise<void> {
  for (const id of ids) await writer.run('UPDATE cases SET changed = ? WHERE id = ?', [now.toISOString(), id])
}

/** @param acting name of who is logged in; null where nobody has to be. */
export function casesStore(database: Database, acting: () => string | null = () => null) {
  const byWho = () => {
    const person = acting()
    return person === null ? {} : { person }
  }
  const get = async (id: string): Promise<Case> => shownCase(await rowOf(database.read, id))
  return {
    ...caseList(database.read),

    /** As it is shown: numbers of parties are masked. @throws Failure `case-unknown`. */
    get,

    /** With all numbers: for what is audited, and for the archive. @throws Failure `case-unknown`. */
    whole: async (id: string): Promise<Case> => wholeCase(await rowOf(database.read, id)),

    /** @throws Failure `case-unknown`, `case-voided`. */
    async requireLiving(id: string): Promise<void> {
      await livingRow(database.read, id)
    },

    nextNumber: (kind: CaseKind): Promise<string> => nextNumber(database.read, kind, new Date()),

    /** @throws Failure `case-number-used`, `identity-number-wrong`. */
    async create(facts: Facts, id: string = randomUUID()): Promise<Case> {
      const given = caseCalls['cases.create'].input.parse(facts)
      const now = new Date()
      const parties = keptParties(given.parties, [])
      await database
        .write(async (writer) => {
          const number = given.number === '' ? await takeNumber(writer, given.kind, now) : given.number
          const kept = named({ ...given, number, parties })
          const marks = columns.map(() => '?').join(', ')
          const into = `INSERT INTO cases (id, created, changed, sort_number, ${columns.join(', ')}) VALUES (?, ?, ?, ?, ${marks})`
          const at = now.toISOString()
          await writer.run(into, [id, at, at, sortNumber(number), ...valuesOf(kept)])
          await writeWords(writer, id, kept)
          await noteEvent(writer, id, { kind: 'opened', ...byWho() }, now)
        })
        .catch((error: unknown) => numberUsed(error, given.number))
      return get(id)
    },

    /** @throws Failure `case-unknown`, `case-number-used`, `case-voided`, `identity-number-wrong`. */
    async change({ id, ...given }: Request<'cases.change'>): Promise<Case> {
      await database
        .write(async (writer) => {
          const row = await livingRow(writer, id)
          const facts = named({ ...given, parties: keptParties(given.parties, partiesIn(row)) })
          const set = columns.map((column) => `${column} = ?`).join(', ')
          const now = new Date()
          await writer.run(`UPDATE cases SET changed = ?, sort_number = ?, ${set} WHERE id = ?`, [
            ...[now.toISOString(), sortNumber(facts.number), ...valuesOf(facts), id],
          ])
          await writeWords(writer, id, facts)
          const members = changedColumns(row, facts)
          if (members.length > 0) await noteEvent(writer, id, { kind: 'changed', members, ...byWho() }, now)
        })
        .catch((error: unknown) => numberUsed(error, given.number))
      return get(id)
    },

    /** Never undone, and nothing goes away by it. @throws Failure `case-unknown`, `case-voided`. */
    async void({ id, reason, person }: Request<'cases.void'>): Promise<Case> {
      await database.write(async (writer) => {
        await livingRow(writer, id)
        const now = new Date()
        const at = now.toISOString()
        const set = 'UPDATE cases SET changed = ?, voided = ? WHERE id = ?'
        await writer.run(set, [at, JSON.stringify({ at, reason, person }), id])
        await noteEvent(writer, id, { kind: 'voided', reason, person }, now)
      })
      return get(id)
    },

    /** Everything that was done to a case, oldest first. @throws Failure `case-unknown`. */
    async events(id: string): Promise<TimelineEntry[]> {
      await rowOf(database.read, id)
      return eventsOf(database.read, id)
    },

    /** @throws Failure `case-unknown`, `case-voided`, `stage-reason-missing`, `stage-not-entered`, `reviewer-handled-case`, `closing-by-check`, `archiving-before-closing`. */
    async enterStage({ id, ...entry }: Request<'cases.enterStage'>): Promise<StageEntry[]> {
      await database.write(async (writer) => {
        const row = await livingRow(writer, id)
        const before = await eventsOf(writer, id)
        requireStageEntry(entry, before)
        requireClosingOrder(entry, before)
        requireOtherReviewer(entry, wholeCase(row).officers)
        const now = new Date()
        await noteEvent(writer, id, { kind: 'stage', ...entry }, now)
        const last = stagesIn(await eventsOf(writer, id)).at(-1)?.stage ?? ''
        await writer.run('UPDATE cases SET changed = ?, stage = ? WHERE id = ?', [now.toISOString(), last, id])
      })
      return stagesIn(await eventsOf(database.read, id))
    },

    /** Gives cases of before their place in the order of numbers. */
    async completeOrder(): Promise<void> {
      const rows = await database.read.all(`SELECT id, number FROM cases WHERE sort_number = ''`)
      if (rows.length === 0) return
      await database.write(async (writer) => {
        const set = 'UPDATE cases SET sort_number = ? WHERE id = ?'
        for (const row of rows) await writer.run(set, [sortNumber(String(row['number'])), String(row['id'])])
      })
    },

    /** What was stated of a case. @throws Failure `case-unknown`. */
    async history(id: string): Promise<CaseHistory> {
      await rowOf(database.read, id)
      return historyOf(database.read, id)
    },

    /** Cases that belong to this one. @throws Failure `case-unknown`. */
    async related(id: string): Promise<RelatedCase[]> {
      await rowOf(database.read, id)
      return relatedTo(database.read, await eventsOf(database.read, id))
    },

    /** @throws Failure `case-unknown`, `case-voided`, `case-related-already`, `case-related-to-itself`. */
    async relate({ id, other, ...stated }: Request<'cases.relate'>): Promise<RelatedCase[]> {
      if (id === other) throw new Failure('case-related-to-itself', {})
      await database.write(async (writer) => {
        const now = new Date()
        await relate(writer, [await livingRow(writer, id), await livingRow(writer, other)], stated, now)
        await touch(writer, [id, other], now)
      })
      return this.related(id)
    },

    /** @throws Failure `case-unknown`, `case-relation-unknown`. */
    async unrelate(stated: Request<'cases.unrelate'>): Promise<RelatedCase[]> {
      await database.write(async (writer) => {
        const now = new Date()
        const row = await rowOf(writer, stated.id)
        const other = await unrelate(writer, stated, String(row['number']), now)
        await touch(writer, [stated.id, other], now)
      })
      return this.related(stated.id)
    },

    /** Whether there is any case that could be recorded for. */
    async isAny(): Promise<boolean> {
      return (await database.read.first('SELECT 1 FROM cases WHERE voided IS NULL LIMIT 1')) !== undefined
    },

    async byNumber(number: string): Promise<Case | undefined> {
      const row = await database.read.first(`${selectCase} WHERE number = ?`, [number])
      return row === undefined ? undefined : shownCase(row)
    },

    /**
     * Takes in a case that a recording names and that is not known: after the database was lost. Answers with the id
     * under which it is known here, by its number if the case was opened anew; null when it cannot be a case of ours.
     */
    async restore({ id, number, cause, kind, party }: CaseReference): Promise<string | null> {
      const which = 'SELECT id FROM cases WHERE id = ? OR number = ? ORDER BY id = ? DESC'
      const known = await database.read.first(which, [id, number, id])
      if (known !== undefined) return String(known['id'])
      const facts = caseCalls['cases.create'].input.safeParse({ number, cause, kind, party })
      return facts.success ? (await this.create(facts.data, id)).id : null
    },
  }
}
export type CasesStore = ReturnType<typeof casesStore>
export type CaseFacts = Input<'cases.create'>
