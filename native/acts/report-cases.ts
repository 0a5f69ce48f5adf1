// The cases of which a report speaks, with their events: one case, or all in which acts were entered, stated, or not
// stated until they were closed.
import * as z from 'zod'
import { rowOf } from '../cases/cases.ts'
import { eventsOf } from '../cases/case-events.ts'
import { timelineEntry, type TimelineEntry } from '../contract/case-stages.ts'
import { caseKinds, type CaseKind } from '../contract/terms.ts'
import type { Row } from '../database/connection.ts'
import type { Reader } from '../database/database.ts'
import type { ReportCase } from './case-rows.ts'

/** Cases whose events are read in one statement: in between the station does other things. */
const atOnce = 200

/** The words of the index `case_event_of_report`. */
const ofReport = `(event ->> '$.kind' IN ('act', 'act-absent') OR event ->> '$.stage' IN ('closing', 'archiving'))`

const facts = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(caseKinds),
  unit: z.string(),
  created: z.string(),
})

/** @throws Failure `case-unknown`. */
export async function oneCase(reader: Reader, id: string): Promise<ReportCase> {
  return { ...facts.parse(await rowOf(reader, id)), events: await eventsOf(reader, id) }
}

/** Cases that count, by groups. */
export async function* casesOfReport(reader: Reader, kind: CaseKind | undefined): AsyncGenerator<ReportCase[]> {
  const where = `voided IS NULL AND id IN (SELECT case_id FROM case_event WHERE ${ofReport})`
  const only = kind === undefined ? '' : 'AND kind = ?'
  const columns = 'SELECT id, number, kind, unit, created FROM cases'
  const rows = await reader.all(`${columns} WHERE ${where} ${only} ORDER BY number`, kind === undefined ? [] : [kind])
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce).map((row) => facts.parse(row))
    const events = await eventsOfCases(
      reader,
      some.map(({ id }) => id),
    )
    yield some.map((of) => ({ ...of, events: events.get(of.id) ?? [] }))
  }
}

async function eventsOfCases(reader: Reader, ids: readonly string[]): Promise<Map<string, TimelineEntry[]>> {
  const marks = ids.map(() => '?').join(', ')
  const select = 'SELECT case_id, event FROM case_event WHERE case_id IN'
  const kinds = `(event ->> '$.kind' = 'stage' OR event ->> '$.kind' LIKE 'act%')`
  const rows = await reader.all(`${select} (${marks}) AND ${kinds} ORDER BY case_id, id`, ids)
  const grouped = Map.groupBy(rows, (row: Row) => String(row['case_id']))
  const parsed = [...grouped].map(
    ([id, own]) => [id, own.map((row) => timelineEntry.parse(JSON.parse(String(row['event']))))] as const,
  )
  return new Map(parsed)
}
