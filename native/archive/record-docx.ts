// The same record as DOCX, for agencies that go on working with it. A text processor breaks its pages itself: what was
// signed page by page is the PDF, and this says so.
import {
  AlignmentType,
  Document,
  Footer,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { sectionsOf, type RecordEntry } from '../contract/written-records.ts'
import { docxFace, run } from './docx-run.ts'
import { headingRows } from './record-heading.ts'
import { isOfAgency, signersOf, type Signer } from './record-signers.ts'
import type { PrintedRecord } from './record-pdf.ts'
import { chineseTime, recordTitle, sectionWords, speakerWords } from './record-words.ts'
import { signatureBitmap } from './signature-bitmap.ts'

const centre = AlignmentType.CENTER
const words = (text: string, points: number, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
  new Paragraph({ alignment, spacing: { after: 80 }, children: [run(text, points)] })

export async function recordDocx(record: PrintedRecord): Promise<Buffer> {
  const { present, zone, pages, software, signed } = record
  const { row, heading, entries, signatures } = present
  const signers = signersOf(heading, signed === null ? [] : signatures, row.kind)
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
          ...textOf(entries, row.kind, zone),
          ...signers.filter((signer) => !isOfAgency(signer)).map((signer) => statement(signer, zone)),
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

/** A signature where it belongs, at most `height` points high. */
function mark({ signature }: Signer, height: number): TextRun | ImageRun {
  if (signature === null) return run('__________', 10.5)
  if (signature.how === 'refused') return run('拒绝签名', 10.5)
  if (signature.how === 'paper') return run(`纸质签名（证据材料第 ${signature.exhibit?.number ?? ''} 号）`, 10.5)
  const { png, width, height: high } = signatureBitmap(signature.strokes)
  const scale = Math.min(height / high, (3 * height) / width)
  // In dots of a 96th of an inch.
  const transformation = { width: (width * scale * 4) / 3, height: (high * scale * 4) / 3 }
  return new ImageRun({ type: 'png', data: png, transformation })
}

function statement(signer: Signer, zone: string): Paragraph {
  const { name, word, signature } = signer
  const isSaid = signature !== null && signature.how !== 'refused'
  const box = (way: 'read' | 'read-aloud') => (isSaid && signature.read === way ? '■' : '□')
  const said = `以上笔录${box('read')}我已看过 ${box('read-aloud')}已向我宣读，核对无误。${word}（${name}）签名：`
  const when = isSaid ? chineseTime(signature.at, zone).replace(/日.*$/u, '日') : '\u3000\u3000年\u3000月\u3000日'
  return new Paragraph({
    spacing: { before: 160 },
    children: [run(said, 12), mark(signer, 36), run(`\u3000${when}\u3000捺指印处：`, 12)],
  })
}

function foot(signers: readonly Signer[]): Footer {
  const lines = signers.map(
    (signer) =>
      new Paragraph({
        children: [
          run(`${signer.word}${signer.name === '' ? '' : `（${signer.name}）`}签名：`, 9),
          mark(signer, 18),
          run('\u3000捺指印处：', 9),
        ],
      }),
  )
  const page = new Paragraph({
    alignment: centre,
    children: [
      new TextRun({
        size: 21,
        font: docxFace,
        children: ['第 ', PageNumber.CURRENT, ' 页\u3000共 ', PageNumber.TOTAL_PAGES, ' 页'],
      }),
    ],
  })
  return new Footer({ children: [...lines, page] })
}
