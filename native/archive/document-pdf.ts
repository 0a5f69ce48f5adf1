// An issued document as agencies print it: agency and title in the middle, 文号, text or table, places to sign and to seal.
import type { Content } from 'pdfmake/interfaces.js'
import type { DocumentBlock } from '../contract/documents.ts'
import { Failure } from '../contract/failures.ts'
import { printed } from './chinese-pdf.ts'
import { findSongFace, type Face } from './cjk-font.ts'
import { contentsColumns, type ContentsRow } from './document-contents.ts'

export interface PrintedDocument {
  readonly unit: string
  readonly title: string
  readonly documentNumber: string
  /** With what the fields hold. */
  readonly blocks: readonly DocumentBlock[]
  readonly contents: readonly ContentsRow[]
  readonly software: string
  readonly made: Date
}

type Margin = [number, number, number, number]
const [body, line] = [14, 1.45]

/** @throws Failure `font-missing`, `character-not-printable`: a form with empty boxes must not be signed. */
export async function documentPdf(
  document: PrintedDocument,
  face: Face | null = findSongFace() ?? null,
): Promise<Buffer> {
  if (face === null) throw new Failure('font-missing')
  const { unit, title, documentNumber, blocks, software, made } = document
  const head: Content[] = [
    ...(unit === ''
      ? []
      : [{ text: unit, fontSize: 16, alignment: 'center' as const, margin: [0, 0, 0, 4] as Margin }]),
    { text: title, fontSize: 22, alignment: 'center', margin: [0, 0, 0, 6] as Margin },
    ...(documentNumber === ''
      ? []
      : [{ text: documentNumber, fontSize: 12, alignment: 'center' as const, margin: [0, 0, 0, 8] as Margin }]),
    { text: '', margin: [0, 0, 0, 8] as Margin },
  ]
  return printed(
    {
      ...{ title: `${title} ${documentNumber}`.trim(), software, made, fontSize: body, refuseUnprintable: true },
      margins: [79, 72, 74, 64],
      content: [...head, ...blocks.flatMap((block) => blockContent(block, document.contents))],
      foot: (page, pages) => `第 ${page} 页\u3000共 ${pages} 页`,
      footSize: 10.5,
    },
    face,
  )
}

function blockContent(block: DocumentBlock, contents: readonly ContentsRow[]): Content[] {
  switch (block.kind) {
    case 'paragraph':
      return paragraphs(block)
    case 'table':
      return [formTable(block.rows)]
    case 'signatures':
      return block.lines.map((text) => ({
        text,
        lineHeight: 1.8,
        margin: [0, 6, 0, 0] as Margin,
        preserveLeadingSpaces: true,
      }))
    case 'seal':
      return [sealPlace(block.agency, block.day)]
    case 'contents':
      return [contentsTable(contents)]
  }
}

function paragraphs({ text, align, heading }: Extract<DocumentBlock, { kind: 'paragraph' }>): Content[] {
  const indent = align === 'left' && !heading ? '\u3000\u3000' : ''
  return text.split(/\r\n|\n|\r/u).map((each) => ({
    ...{ text: `${indent}${each}`, alignment: align, lineHeight: line, preserveLeadingSpaces: true },
    margin: [0, 0, 0, 2] as Margin,
  }))
}

/** Points of one line in a table. */
const row = 20

function formTable(rows: Extract<DocumentBlock, { kind: 'table' }>['rows']): Content {
  return {
    fontSize: 12,
    lineHeight: 1.25,
    margin: [0, 0, 0, 10] as Margin,
    table: {
      widths: [118, '*'],
      heights: rows.map(({ lines }) => lines * row),
      dontBreakRows: rows.every(({ lines }) => lines < 10),
      body: rows.map(({ label, text }) => [
        { text: label, alignment: 'center' as const },
        { text, preserveLeadingSpaces: true },
      ]),
    },
  }
}

/** Room for the round seal over agency and day. */
function sealPlace(agency: string, day: string): Content {
  return {
    unbreakable: true,
    margin: [0, 26, 0, 18] as Margin,
    stack: [
      { text: agency, alignment: 'right', margin: [0, 0, 30, 0] as Margin },
      { text: '（印章）', alignment: 'right', fontSize: 11, margin: [0, 4, 70, 4] as Margin },
      { text: day, alignment: 'right', margin: [0, 0, 30, 0] as Margin },
    ],
  }
}

function contentsTable(rows: readonly ContentsRow[]): Content {
  return {
    fontSize: 10.5,
    lineHeight: 1.15,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [24, 92, 52, '*', 60, 28, 56],
      body: [
        [...contentsColumns],
        ...(rows.length === 0 ? [['', '', '', '', '', '', '']] : rows.map((each) => [...each])),
      ],
    },
  }
}
