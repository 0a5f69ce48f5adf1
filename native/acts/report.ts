// The completeness report 完整性报告: what must be recorded, what is there, and what of it can be told at a glance.
import { verdicts, type ActReport, type ActRow, type ReportAsked, type VerdictCounts } from '../contract/acts.ts'
import type { Reader } from '../database/database.ts'
import { listVersions } from './act-list.ts'
import { caseRows, type ReportCase } from './case-rows.ts'
import type { KnownRecordings } from './known-recordings.ts'
import { casesOfReport, oneCase } from './report-cases.ts'
import { statedActs } from './stated-acts.ts'

/** Without pages. */
export type ReportWanted = Omit<ReportAsked, 'offset' | 'limit'>
export type WholeReport = Omit<ActReport, 'total'>

export interface ReportSources {
  readonly reader: Reader
  readonly recordings: KnownRecordings
}

/** All rows. @throws Failure `case-unknown`. */
export async function wholeReport({ reader, recordings }: ReportSources, wanted: ReportWanted): Promise<WholeReport> {
  const versions = await listVersions(reader)
  const { gapSeconds } = wanted
  const rowsOf = async (cases: readonly ReportCase[]): Promise<ActRow[]> => {
    const known = await recordings.of(cases.flatMap(recordingsOf))
    return cases.flatMap((one) => caseRows(one, { versions, recordings: known, gapSeconds }))
  }
  const all: ActRow[] = []
  if (wanted.case === undefined) {
    for await (const cases of casesOfReport(reader, wanted.kind)) all.push(...(await rowsOf(cases)).filter(isTold))
  } else all.push(...(await rowsOf([await oneCase(reader, wanted.case)])))
  return summary(all, wanted)
}

const recordingsOf = ({ events }: ReportCase): string[] =>
  [...statedActs(events).acts.values()].flatMap((act) => [...act.recordings.keys()])

/** Over all cases, items of which nothing is due and nothing was stated would hide the others. */
const isTold = ({ act, absent, verdict }: ActRow): boolean => act !== null || absent !== null || verdict !== 'not-due'

/** A page of the report. */
export async function reportPage(
  sources: ReportSources,
  { offset, limit, ...wanted }: ReportAsked,
): Promise<ActReport> {
  const { rows, ...report } = await wholeReport(sources, wanted)
  return { ...report, rows: rows.slice(offset, offset + limit), total: rows.length }
}

function summary(
  all: readonly ActRow[],
  { case: one, unit, from = '', to = '9999', verdict, gapSeconds }: ReportWanted,
) {
  const inTime = all.filter(({ month }) => month >= from && month <= to)
  const chosen = inTime.filter((row) => unit === undefined || row.case.unit === unit)
  const rows = chosen.filter((row) => verdict === undefined || row.verdict === verdict)
  // Of one case as its list has them; of many the newest first.
  if (one === undefined) rows.sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0))
  const months = Map.groupBy(chosen, ({ month }) => month)
  const units = Map.groupBy(inTime, (row) => row.case.unit)
  return {
    made: new Date().toISOString(),
    gapSeconds,
    rows,
    counts: countsOf(chosen),
    months: [...months].map(([month, own]) => ({ month, counts: countsOf(own) })).sort(byName('month')),
    units: [...units].map(([name, own]) => ({ unit: name, counts: countsOf(own) })).sort(byName('unit')),
  }
}

const byName =
  <K extends string>(key: K) =>
  (a: Record<K, string>, b: Record<K, string>): number =>
    a[key] < b[key] ? -1 : 1

function countsOf(rows: readonly ActRow[]): VerdictCounts {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as VerdictCounts
  for (const { verdict } of rows) counts[verdict] += 1
  return counts
}
