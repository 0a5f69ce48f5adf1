// 音像记录完整性报告 as it is printed: scope, shares by verdict, months, then every act.
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { recordingWords, remarkWords } from '../acts/row-words.ts'
import type { ReportWanted, WholeReport } from '../acts/report.ts'
import { verdicts, type ActRow, type VerdictCounts } from '../contract/acts.ts'
import { Failure } from '../contract/failures.ts'
import { caseKind, recordingForm, reportColumn, reportWords, verdict } from '../contract/sentences/zh-CN/acts.ts'
import { printed } from './chinese-pdf.ts'
import { findChineseFace, type Face } from './cjk-font.ts'
import { localTime } from './words.ts'

/** As many rows are laid out in some seconds; more belong into the table file. */
const mostRows = 3000

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** @throws Failure `font-missing`, `act-report-too-long`. */
export async function completenessPdf(
  report: WholeReport,
  wanted: ReportWanted,
  software: string,
  face: Face | null = findChineseFace() ?? null,
): Promise<Buffer> {
  if (face === null) throw new Failure('font-missing')
  if (report.rows.length > mostRows)
    throw new Failure('act-report-too-long', { rows: report.rows.length, most: mostRows })
  const made = localTime(report.made, zone())
  return printed(
    {
      title: `${reportWords.title} ${made}`,
      software,
      made: new Date(report.made),
      fontSize: 10.5,
      margins: [50, 56, 46, 56],
      content: [
        { text: reportWords.title, fontSize: 20, alignment: 'center', margin: [0, 0, 0, 12] },
        { text: `${reportWords.scope}：${scopeOf(report, wanted)}` },
        { text: `${reportWords.made}：${made}` },
        { text: reportWords.listRule + reportWords.gapRule.replace('{{seconds}}', String(report.gapSeconds)) },
        heading(reportWords.shares),
        countsTable([['', report.counts]]),
        ...countsOf(
          reportWords.months,
          report.months.map(({ month, counts }) => [month, counts]),
        ),
        ...countsOf(
          reportWords.units,
          wanted.unit === undefined ? report.units.map(({ unit, counts }) => [unit || reportWords.noUnit, counts]) : [],
        ),
        heading(reportWords.rows),
        report.rows.length === 0 ? { text: reportWords.none } : rowsTable(report.rows),
        { columns: ['制表人：__________', '审核人：__________'], margin: [0, 20, 0, 0] },
      ],
      foot: (page, pages) => `第 ${page} 页\u3000共 ${pages} 页`,
      footSize: 10,
    },
    face,
  )
}

const heading = (text: string): Content => ({ text, fontSize: 12, margin: [0, 10, 0, 4] })

function scopeOf({ rows }: WholeReport, { case: one, unit, from, to, kind, verdict: only }: ReportWanted): string {
  const parts = [
    one === undefined ? '' : (rows[0]?.case.number ?? ''),
    unit === undefined ? '' : unit === '' ? reportWords.noUnit : unit,
    from === undefined ? '' : reportWords.from.replace('{{month}}', from),
    to === undefined ? '' : reportWords.to.replace('{{month}}', to),
    kind === undefined ? '' : caseKind[kind],
    only === undefined ? '' : verdict[only],
  ].filter((part) => part !== '')
  return parts.length === 0 ? reportWords.everything : parts.join('，')
}

/** Nothing where it would say what the whole says. */
const countsOf = (title: string, lines: readonly (readonly [string, VerdictCounts])[]): Content[] =>
  lines.length < 2 ? [] : [heading(title), countsTable(lines)]

function countsTable(lines: readonly (readonly [string, VerdictCounts])[]): Content {
  const head = ['', ...verdicts.map((each) => verdict[each]), reportWords.count]
  const body = lines.map(([name, counts]) => [
    name === '' ? reportWords.count : name,
    ...verdicts.map((each) => String(counts[each])),
    String(verdicts.reduce((sum, each) => sum + counts[each], 0)),
  ])
  return {
    fontSize: 9.5,
    lineHeight: 1.1,
    table: { headerRows: 1, widths: verdicts.map(() => '*').concat('*', '*'), body: [head, ...body] },
  }
}

function rowsTable(rows: readonly ActRow[]): Content {
  const { case: number, act, form, day, recordings, verdict: found, remarks } = reportColumn
  const head: TableCell[] = [number, act, form, day, recordings, found, remarks]
  return {
    fontSize: 8.5,
    lineHeight: 1.1,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [84, 78, 46, 48, '*', 36, 72],
      body: [head, ...rows.map(cells)],
    },
  }
}

const cells = (row: ActRow): TableCell[] => [
  [row.case.number, row.case.unit].filter((text) => text !== '').join('\n'),
  row.item.name,
  `${recordingForm[row.item.form]}\n${reportWords.version.replace('{{version}}', String(row.version))}`,
  row.act?.day ?? '',
  row.recordings.map((one) => `${one.id}\n${recordingWords(one, 'zh-CN')}`).join('\n'),
  verdict[row.verdict],
  remarkWords(row, 'zh-CN'),
]
