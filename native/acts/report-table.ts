// The completeness report as a table that office programs open.
import { reportColumn as chineseColumns } from '../contract/sentences/zh-CN/acts.ts'
import type { ActRow } from '../contract/acts.ts'
import type { Language } from '../contract/terms.ts'
import { csvText } from '../tables/write-table.ts'
import { actWords, type Table } from './list-table.ts'
import type { WholeReport } from './report.ts'
import { recordingWords, remarkWords } from './row-words.ts'

const columns = Object.keys(chineseColumns) as (keyof typeof chineseColumns)[]

export function reportTable({ rows }: Pick<WholeReport, 'rows'>, language: Language): Table {
  const words = actWords[language]
  const fields = (row: ActRow): Record<(typeof columns)[number], string> => ({
    month: row.month,
    unit: row.case.unit,
    case: row.case.number,
    kind: words.caseKind[row.case.kind],
    act: row.item.name,
    stage: words.caseStage[row.item.stage],
    form: words.recordingForm[row.item.form],
    day: row.act?.day ?? '',
    place: row.act?.place ?? '',
    person: row.act?.person ?? row.absent?.person ?? '',
    recordings: row.recordings
      .map((one) => [one.id, recordingWords(one, language)].filter((text) => text !== '').join(' '))
      .join('\n'),
    verdict: words.verdict[row.verdict],
    remarks: remarkWords(row, language),
    version: String(row.version),
  })
  const body = rows.map((row) => {
    const own = fields(row)
    return columns.map((column) => own[column])
  })
  return { title: words.reportWords.title, text: csvText([columns.map((name) => words.reportColumn[name]), ...body]) }
}
