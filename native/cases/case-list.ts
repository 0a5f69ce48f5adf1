// The list of cases in the database: narrowed down and put in order there, however many there are.
import type { Output, Request } from '../contract/calls.ts'
import type { CaseFilter, CaseListing, CaseOrder } from '../contract/case-list.ts'
import type { Case } from '../contract/cases.ts'
import { caseStages } from '../contract/terms.ts'
import { searchExpression } from '../database/bigrams.ts'
import type { Value } from '../database/connection.ts'
import type { Reader } from '../database/database.ts'
import { shownCase } from './case-rows.ts'

export const selectCase =
  'SELECT cases.*, (SELECT count(*) FROM recording WHERE recording.case_id = cases.id) AS recordings FROM cases'

/** A text by which numbers stand in their order: 2号 before 10号. */
export const sortNumber = (number: string): string =>
  number.replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(12, '0'))

interface Conditions {
  readonly where: string
  readonly values: readonly Value[]
}

/** Null when nothing can be found by such words. */
function conditionsOf(filter: CaseFilter): Conditions | null {
  const { text, kind, unit, stage, confidentiality, from, to, voided } = filter
  const words = searchExpression(text)
  if (words === null && text !== '') return null
  const wanted: [string, Value | undefined][] = [
    ['word_row IN (SELECT rowid FROM case_words WHERE words MATCH ?)', words ?? undefined],
    ['kind = ?', kind],
    ['unit = ?', unit],
    ['stage = ?', stage === 'none' ? '' : stage],
    ['confidentiality = ?', confidentiality],
    ['created >= ?', from],
    ['created < ?', to],
  ]
  const given = wanted.filter((pair): pair is [string, Value] => pair[1] !== undefined)
  const all = given.map(([condition]) => condition)
  if (voided !== undefined) all.push(`voided IS ${voided ? 'NOT NULL' : 'NULL'}`)
  return { where: all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`, values: given.map(([, value]) => value) }
}

/** The place of a stage among all; cases without one come first. */
const stagePlace = `CASE stage ${caseStages.map((stage, at) => `WHEN '${stage}' THEN ${at + 1}`).join(' ')} ELSE 0 END`

const orders: Readonly<Record<CaseOrder, string>> = {
  number: 'sort_number',
  cause: 'cause',
  kind: 'kind',
  created: 'created',
  changed: 'changed',
  stage: stagePlace,
}

/** Cases that are the same in it stand by their numbers. */
function orderBy({ order, descending }: Pick<CaseListing, 'order' | 'descending'>): string {
  const way = descending ? 'DESC' : 'ASC'
  return `ORDER BY ${[orders[order], 'sort_number', 'id'].map((part) => `${part} ${way}`).join(', ')}`
}

export function caseList(read: Reader) {
  return {
    /** Cases that hold every word of `text`, of the kind, unit and so on that are given. */
    async find(asked: Request<'cases.find'>): Promise<Output<'cases.find'>> {
      const conditions = conditionsOf(asked)
      if (conditions === null) return { cases: [], total: 0 }
      const { where, values } = conditions
      // The page is cut out before anything is counted or read of its cases.
      const page = `SELECT id FROM cases ${where} ${orderBy(asked)} LIMIT ? OFFSET ?`
      const rows = await read.all(`${selectCase} WHERE id IN (${page}) ${orderBy(asked)}`, [
        ...values,
        asked.limit,
        asked.offset,
      ])
      const count = await read.first(`SELECT count(*) AS total FROM cases ${where}`, values)
      return { cases: rows.map(shownCase), total: Number(count?.['total'] ?? 0) }
    },

    /** Ids of all that are listed, in their order. */
    async ids(listing: CaseListing): Promise<string[]> {
      const conditions = conditionsOf(listing)
      if (conditions === null) return []
      const rows = await read.all(`SELECT id FROM cases ${conditions.where} ${orderBy(listing)}`, conditions.values)
      return rows.map((row) => String(row['id']))
    },

    /** Some cases as they are shown, in the order of their ids. */
    async some(ids: readonly string[]): Promise<Case[]> {
      const rows = await read.all(`${selectCase} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)])
      const known = new Map(rows.map((row) => [String(row['id']), row]))
      return ids.flatMap((id) => {
        const row = known.get(id)
        return row === undefined ? [] : [shownCase(row)]
      })
    },

    async units(): Promise<string[]> {
      const rows = await read.all(`SELECT DISTINCT unit FROM cases WHERE unit <> '' ORDER BY unit`)
      return rows.map((row) => String(row['unit']))
    },
  }
}
