// 卷内目录 and 结案检查表 as agencies print them: title, number of the case, table, sums, places to sign.
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { fileParts, type ClosingEntry, type ClosingFinding, type FilePart } from '../contract/case-file-events.ts'
import type { CaseFile } from '../contract/case-file.ts'
import type { Case } from '../contract/cases.ts'
import { retention } from '../contract/sentences/zh-CN/acts.ts'
import { closingFinding, closingLevel, filePart, laterChange } from '../contract/sentences/zh-CN/case-file.ts'
import { printed } from './chinese-pdf.ts'
import { findSongFace, type Face } from './cjk-font.ts'
import { contentsColumns, contentsRowsOf, spanWords } from './document-contents.ts'
import { localTime } from './words.ts'

export interface PrintedFile {
  readonly case: Pick<Case, 'number' | 'cause' | 'party'> & { readonly unit?: string | undefined }
  readonly file: CaseFile
  readonly software: string
  readonly made: Date
  readonly zone: string
}

type Margin = [number, number, number, number]

/** What a list without Chinese letters says in place of itself. */
const withoutFace =
  'NO CHINESE FONT was found on the computer that made this bundle, so this list cannot be printed here. ' +
  'The same list, complete, is in the file beside this one whose name ends in .xml.'

const foot = (page: number, pages: number) => `第 ${page} 页\u3000共 ${pages} 页`

/**
 * Each part on pages of its own, its text as text. Without a face that has Chinese letters it holds nothing but that
 * sentence: a list with empty boxes would look like a list.
 */
export function contentsPdf(of: PrintedFile, face: Face | null = findSongFace() ?? null): Promise<Buffer> {
  const { secondary } = of.file.totals
  const parts = fileParts.filter((part) => part === 'main' || secondary.items > 0)
  return filePdf(of, '卷内目录', face, () => parts.flatMap((part, at) => partContent(of, part, at, parts.length)))
}

/** @param content asked for only where there are letters to print it. */
export function filePdf(of: PrintedFile, title: string, face: Face | null, content: () => Content[]): Promise<Buffer> {
  const { software, made } = of
  return printed(
    {
      ...{ title: `${of.case.number} ${title}`, software, made, fontSize: 10.5, margins: [62, 56, 48, 56], foot },
      ...{ content: face === null ? [{ text: withoutFace, fontSize: 14 }] : content(), footSize: 10 },
    },
    face,
  )
}

const heading = ({ unit }: PrintedFile['case'], title: string, at = 0): Content[] => [
  ...(unit === undefined || unit === ''
    ? []
    : [
        {
          ...{ text: unit, fontSize: 14, alignment: 'center' as const, margin: [0, 0, 0, 4] as Margin },
          ...(at === 0 ? {} : { pageBreak: 'before' as const }),
        },
      ]),
  {
    ...{ text: title, fontSize: 20, alignment: 'center', margin: [0, 0, 0, 10] as Margin },
    ...(at === 0 || (unit !== undefined && unit !== '') ? {} : { pageBreak: 'before' as const }),
  },
]

function partContent({ case: of, file }: PrintedFile, part: FilePart, at: number, parts: number): Content[] {
  const rows = contentsRowsOf(file, part)
  const { items, pages, unknown } = file.totals[part]
  const recorded =
    part === 'main' && file.totals.recordings > 0
      ? `\u3000录音录像 ${file.totals.recordings} 件，时长 ${spanWords(file.totals.seconds)}`
      : ''
  const empty: TableCell[] = ['', '', '', '卷内还没有材料', '', '', '']
  return [
    ...heading(of, parts > 1 ? `卷内目录（${filePart[part]}）` : '卷内目录', at),
    { columns: [{ text: `案号：${of.number}` }, { text: `保管期限：${retention[file.retention]}`, width: 'auto' }] },
    { text: `案由：${of.cause}` },
    { text: `当事人：${of.party}`, margin: [0, 0, 0, 8] as Margin },
    {
      fontSize: 10,
      lineHeight: 1.15,
      margin: [0, 0, 0, 8] as Margin,
      table: {
        ...{ headerRows: 1, dontBreakRows: true, widths: [36, 88, 56, '*', 58, 32, 84] },
        body: [[...contentsColumns], ...(rows.length === 0 ? [empty] : rows.map((row) => [...row]))],
      },
    },
    { text: `合计 ${items} 件 ${pages} 页${unknown > 0 ? `，另有 ${unknown} 件页数未清点` : ''}${recorded}` },
    ...(file.closed === null || file.changedSince.length === 0
      ? []
      : [{ text: `${file.closed.day} 结案后又有变动 ${file.changedSince.length} 项，见结案检查表。` }]),
  ]
}

/** What was found, or is found now, before the case is closed. */
export interface PrintedCheck extends PrintedFile {
  readonly findings: readonly (ClosingFinding & { readonly explanation?: string })[]
  /** Null while the case is open. */
  readonly closed: ClosingEntry | null
}

/** Without a face as {@link contentsPdf}. */
export function closingCheckPdf(of: PrintedCheck, face: Face | null = findSongFace() ?? null): Promise<Buffer> {
  return filePdf(of, '结案检查表', face, () => checkContent(of))
}

/** Which closing it is, where there were others before. */
function timesWord({ closings }: CaseFile): string {
  const times = closings.filter(({ kind }) => kind === 'closed').length
  return times < 2 ? '' : `第 ${times} 次结案\u3000`
}

/** What came or changed after the closing; nothing where nothing did. */
function changesContent({ file: { changedSince }, zone }: PrintedFile): Content[] {
  if (changedSince.length === 0) return []
  const rows: TableCell[][] = changedSince.map(({ at, person, kind, subject }, n) => [
    ...[String(n + 1), localTime(at, zone), laterChange[kind], subject, person],
  ])
  return [
    { text: `结案后的变动（共 ${changedSince.length} 项，不在上述检查之内）`, margin: [0, 12, 0, 0] as Margin },
    {
      fontSize: 10,
      lineHeight: 1.15,
      margin: [0, 8, 0, 8] as Margin,
      table: {
        ...{ headerRows: 1, dontBreakRows: true, widths: [28, 104, 98, '*', 64] },
        body: [['序号', '时间', '变动', '涉及材料', '办理人'], ...rows],
      },
    },
  ]
}

function checkContent(printedCheck: PrintedCheck): Content[] {
  const { case: of, file, findings, closed, made, zone } = printedCheck
  const red = findings.filter(({ level }) => level === 'red').length
  const stood =
    closed === null
      ? `案件尚未结案。以下为 ${localTime(made.toISOString(), zone)} 的检查结果。`
      : `${timesWord(file)}结案日期：${closed.day}\u3000办理人：${closed.person}\u3000检查时间：${localTime(closed.at, zone)}`
  const rows: TableCell[][] = findings.map(({ code, level, subject, explanation = '' }, at) => [
    ...[String(at + 1), closingFinding[code], subject, closingLevel[level], explanation],
  ])
  const sum =
    findings.length === 0
      ? '经检查，案卷应有的材料和录音录像齐全。'
      : `共 ${findings.length} 项，其中须处理或说明 ${red} 项。`
  return [
    ...heading(of, '结案检查表'),
    ...[`案号：${of.number}`, `案由：${of.cause}`, `当事人：${of.party}`, stood].map((text) => ({ text })),
    ...(rows.length === 0
      ? []
      : [
          {
            fontSize: 10,
            lineHeight: 1.15,
            margin: [0, 8, 0, 8] as Margin,
            table: {
              ...{ headerRows: 1, dontBreakRows: true, widths: [28, 120, '*', 74, 112] },
              body: [['序号', '检查情况', '涉及材料', '性质', '书面说明'], ...rows],
            },
          },
        ]),
    { text: sum, margin: [0, 6, 0, 0] as Margin },
    ...changesContent(printedCheck),
    { columns: ['检查人（签名）：', '负责人（签名）：'], margin: [0, 28, 0, 0] as Margin },
  ]
}
