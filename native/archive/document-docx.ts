// The same document as DOCX, for agencies that go on working with it: what is frozen is this one, beside the PDF.
import {
  AlignmentType,
  Document,
  Footer,
  HeightRule,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { DocumentBlock } from '../contract/documents.ts'
import { contentsColumns } from './document-contents.ts'
import type { PrintedDocument } from './document-pdf.ts'
import { docxFace, run } from './docx-run.ts'

type Align = (typeof AlignmentType)[keyof typeof AlignmentType]

/** Twentieths of a point. */
const twips = (points: number) => Math.round(points * 20)

function paragraph(text: string, points: number, alignment: Align = AlignmentType.LEFT, indented = false): Paragraph {
  return new Paragraph({
    children: [run(text, points)],
    alignment,
    spacing: { line: 360, after: 40 },
    ...(indented ? { indent: { firstLine: twips(2 * points) } } : {}),
  })
}

const linesOf = (text: string) => text.split(/\r\n|\n|\r/u)
const aligns = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

function cell(text: string, width: number, centred: boolean): TableCell {
  const alignment = centred ? AlignmentType.CENTER : AlignmentType.LEFT
  return new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlignTable.CENTER,
    children: linesOf(text).map((each) => new Paragraph({ children: [run(each, 12)], alignment })),
  })
}

const table = (rows: readonly TableRow[]) =>
  new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [...rows] })

function blockParts(block: DocumentBlock, { contents }: PrintedDocument): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph': {
      const indented = block.align === 'left' && !block.heading
      return linesOf(block.text).map((each) => paragraph(each, 14, aligns[block.align], indented))
    }
    case 'table':
      return [
        table(
          block.rows.map(
            ({ label, text, lines }) =>
              new TableRow({
                height: { value: twips(20 * lines), rule: HeightRule.ATLEAST },
                children: [cell(label, 24, true), cell(text, 76, false)],
              }),
          ),
        ),
      ]
    case 'signatures':
      return block.lines.map((each) => paragraph(each, 14))
    case 'seal':
      return ['', block.agency, '（印章）', block.day].map((each) => paragraph(each, 14, AlignmentType.RIGHT))
    case 'contents': {
      const widths = [6, 22, 14, 26, 14, 6, 12]
      const rowOf = (texts: readonly string[]) =>
        new TableRow({ children: texts.map((each, i) => cell(each, widths[i] ?? 10, i === 0)) })
      return [table([rowOf(contentsColumns), ...contents.map(rowOf)])]
    }
  }
}

export async function documentDocx(document: PrintedDocument): Promise<Buffer> {
  const { unit, title, documentNumber, blocks, software } = document
  const centre = AlignmentType.CENTER
  const foot = new Paragraph({
    alignment: centre,
    children: [
      new TextRun({
        size: 21,
        font: docxFace,
        children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
      }),
    ],
  })
  const made = new Document({
    creator: software,
    title: `${title} ${documentNumber}`.trim(),
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(595), height: twips(842) },
            margin: { top: twips(72), right: twips(74), bottom: twips(64), left: twips(79) },
          },
        },
        footers: { default: new Footer({ children: [foot] }) },
        children: [
          ...(unit === '' ? [] : [paragraph(unit, 16, centre)]),
          paragraph(title, 22, centre),
          ...(documentNumber === '' ? [] : [paragraph(documentNumber, 12, centre)]),
          ...blocks.flatMap((block) => blockParts(block, document)),
        ],
      },
    ],
  })
  return Packer.toBuffer(made)
}
