// The same record as DOCX, for agencies that go on working with it. A text processor breaks its pages itself: what was
// signed page by page is the PDF, and this says so.
import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'
import { sectionsOf, type RecordEntry } from '../contract/record-entries.ts'
import { run } from './docx-run.ts'
import { foot, statement } from './docx-signatures.ts'
import { headingRows } from './record-heading.ts'
import { isOfAgency, nobody, signersOf } from './record-signers.ts'
import type { PrintedRecord } from './record-pdf.ts'
import { chineseTime, recordTitle, sectionWords, speakerWords } from './record-words.ts'

const centre = AlignmentType.CENTER
const words = (text: string, points: number, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
  new Paragraph({ alignment, spacing: { after: 80 }, children: [run(text, points)] })

export async function recordDocx(record: PrintedRecord): Promise<Buffer> {
  const { present, zone, pages, software, signed } = record
  const { row, heading, entries } = present
  const signers = signersOf(heading, signed === null ? nobody : present, row.kind)
  const rows = headingRows(record).map(
    ([label, value]) =>
      new TableRow({
        children: [label, value].map(
          (text, i) =>
            new TableCell({
              width: { size: i === 0 ? 22 : 78, type: WidthType.PERCENTAGE },
              children: [new Paragraph({ children: [run(text, 11)] })],
            }),
        ),
      }),
  )
  const made = new Document({
    creator: software,
    title: `${recordTitle[row.kind]} ${row.recording} ${row.number}`,
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { left: 1440, right: 1440 } } },
        footers: { default: foot(signers) },
        children: [
          words(heading.unit, 14, centre),
          words(recordTitle[row.kind], 22, centre),
          words(`第 ${row.number} 份`, 10, centre),
          new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows }),
          words('', 6, 'left'),
          ...textOf(entries, row.kind, zone),
          ...signers.filter((signer) => !isOfAgency(signer)).flatMap((signer) => statement(signer, zone)),
          words('', 6, 'left'),
          words(`${pages.afterSeal ? '录音录像封存码' : '录音录像签名状态码'}：${pages.checkpoint.code}`, 10.5, 'left'),
          ...(signed?.afterSeal === true ? [words('封存后签署，不在录音录像封存范围内。', 10.5, 'left')] : []),
          words('本文件供后续使用；逐页阅读、签名的页面以同号 PDF 为准。', 9, 'left'),
        ],
      },
    ],
  })
  return Packer.toBuffer(made)
}

function textOf(entries: readonly RecordEntry[], kind: keyof typeof sectionsOf, zone: string): Paragraph[] {
  let section: string | null = null
  return entries.flatMap((entry) => {
    const { text, speaker, removed, corrections } = entry
    if (removed && corrections.length === 0) return []
    const isNew = kind === 'hearing' && entry.section !== section
    section = entry.section
    const struck = corrections.flatMap(({ before, person, at }) => [
      run(before, 12, { struck: true }),
      run(`〔${person} ${chineseTime(at, zone).slice(-9)}更正，捺指印□〕`, 9),
    ])
    const present = removed ? [] : [run(text, 12, { underlined: corrections.length > 0 })]
    const children = [run(`${speakerWords[speaker]}：`, 12), ...struck, ...present]
    return [
      ...(isNew ? [words(sectionWords[entry.section], 12, 'left')] : []),
      new Paragraph({ spacing: { line: 360, after: 40 }, children }),
    ]
  })
}
