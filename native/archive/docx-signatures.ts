// Lines to sign on in DOCX: the signature where it belongs, and beside it a box for the fingerprint.
import {
  AlignmentType,
  BorderStyle,
  Footer,
  HeightRule,
  ImageRun,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IBorderOptions,
} from 'docx'
import { signedWords } from '../contract/record-signing.ts'
import { docxFace, docxLanguage, run } from './docx-run.ts'
import type { Signer } from './record-signers.ts'
import { chineseTime } from './record-words.ts'
import { signatureBitmap } from './signature-bitmap.ts'

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }
/** Eighths of a point. */
const thin: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const bare = { top: none, bottom: none, left: none, right: none }
const boxed = { top: thin, bottom: thin, left: thin, right: thin }

/** A signature at most `height` points high. */
function mark({ signature }: Signer, height: number): TextRun | ImageRun {
  if (signature === null) return run('', 10.5)
  if (signature.how === 'refused') return run(signedWords.refused, 10.5)
  if (signature.how === 'paper')
    return run(`${signedWords.paper}（证据材料第 ${signature.exhibit?.number ?? ''} 号）`, 9)
  const { png, width, height: high } = signatureBitmap(signature.strokes)
  const scale = Math.min(height / high, (3 * height) / width)
  // In dots of a 96th of an inch.
  const transformation = { width: (width * scale * 4) / 3, height: (high * scale * 4) / 3 }
  return new ImageRun({ type: 'png', data: png, transformation })
}

/** @param width hundredths of the table's. */
function cell(children: readonly Paragraph[], width: number, borders: typeof bare | typeof boxed): TableCell {
  return new TableCell({
    ...{ children, borders, verticalAlign: VerticalAlignTable.CENTER },
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { left: 60, right: 60 },
  })
}

const fingerprint = (width: number): TableCell =>
  cell([new Paragraph({ alignment: AlignmentType.CENTER, children: [run('捺指印处', 6)] })], width, boxed)

/** Rows of `points`, whatever stands in them. */
const table = (rows: readonly (readonly TableCell[])[], points: number): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (children) => new TableRow({ children, cantSplit: true, height: { value: points * 20, rule: HeightRule.EXACT } }),
    ),
  })

/** That the record is right, in the name of who was asked or heard. */
export function statement(signer: Signer, zone: string): (Paragraph | Table)[] {
  const { name, word, signature } = signer
  const isSaid = signature !== null && signature.how !== 'refused'
  const box = (way: 'read' | 'read-aloud') => (isSaid && signature.read === way ? '■' : '□')
  const when = isSaid ? chineseTime(signature.at, zone).replace(/日.*$/u, '日') : '\u3000\u3000年\u3000月\u3000日'
  const said = [
    `以上笔录${box('read')}我已看过 ${box('read-aloud')}已向我宣读，核对无误。`,
    `${word}${name === '' ? '' : `（${name}）`}签名：`,
    when,
  ].map((text) => new Paragraph({ children: [run(text, 10.5)] }))
  const cells = [
    cell(said, 60, bare),
    cell([new Paragraph({ children: [mark(signer, 40)] })], 29, bare),
    fingerprint(11),
  ]
  return [new Paragraph({ children: [run('', 6)] }), table([cells], 56)]
}

/** What a foot can say of somebody: the same on all pages, so never what was drawn on one of them. */
const markOnEach = (signer: Signer): TextRun | ImageRun =>
  signer.pages.some((page) => page !== null) ? run('逐页签名见同号 PDF', 8) : mark(signer, 22)

/** At the foot of each page: a line and a box for each who signs, two beside each other, and which page it is. */
export function foot(signers: readonly Signer[]): Footer {
  const slot = (signer: Signer | undefined): TableCell[] => {
    if (signer === undefined) return [20, 20, 8].map((width) => cell([new Paragraph({})], width, bare))
    const name = signer.name === '' ? [] : [`（${signer.name}）`]
    const label = [`${signer.word}签名：`, ...name].map((text) => new Paragraph({ children: [run(text, 9)] }))
    return [cell(label, 20, bare), cell([new Paragraph({ children: [markOnEach(signer)] })], 20, bare), fingerprint(8)]
  }
  const rows = Array.from({ length: Math.ceil(signers.length / 2) }, (_, i) => [
    ...slot(signers[2 * i]),
    cell([new Paragraph({})], 4, bare),
    ...slot(signers[2 * i + 1]),
  ])
  const page = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 60 },
    children: [
      new TextRun({
        ...{ size: 21, font: docxFace, language: docxLanguage },
        children: ['第 ', PageNumber.CURRENT, ' 页\u3000共 ', PageNumber.TOTAL_PAGES, ' 页'],
      }),
    ],
  })
  return new Footer({ children: [table(rows, 32), page] })
}
