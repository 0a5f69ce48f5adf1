// 询问笔录 and 听证笔录 as agencies print them: title, heading, text, closing words, and lines to sign on at the foot of each
// page. The same pages before and after the signing; what is known only afterwards stands on a sheet of its own.
import type { Content } from 'pdfmake/interfaces.js'
import { Failure } from '../contract/failures.ts'
import type { RecordEntry } from '../contract/record-entries.ts'
import type { DrawnPage, RecordPages } from '../contract/record-signing.ts'
import { sectionsOf } from '../contract/record-entries.ts'
import type { Present } from '../written-record/store.ts'
import { printedPages, type PrintedPages } from './chinese-pdf.ts'
import { findSongFace, type Face } from './cjk-font.ts'
import { annex, annexTitle, type Annex } from './record-annex.ts'
import { closingWords, sealing } from './record-ending.ts'
import { footHeight, signedFoot } from './record-foot.ts'
import { headingRows } from './record-heading.ts'
import { nobody, signersOf } from './record-signers.ts'
import { chineseTime, recordTitle, sectionWords, speakerWords } from './record-words.ts'

/** What of a record is printed. */
export type PrintedText = Pick<Present, 'heading' | 'entries' | 'signatures' | 'signings'> & {
  readonly row: Pick<Present['row'], 'recording' | 'kind' | 'number'>
}

export interface PrintedRecord {
  readonly present: PrintedText
  readonly from: string
  readonly zone: string
  readonly software: string
  /** As they were laid out; of those that are being laid out number and hash are not known yet. */
  readonly pages: Omit<RecordPages, 'count' | 'sha256'>
  /** What is known when it is frozen; null for the pages that are to be signed. */
  readonly signed: (Pick<Annex, 'frozen' | 'afterSeal' | 'closed'> & { readonly pages: RecordPages }) | null
}

type Margin = [number, number, number, number]
const side = 72

/**
 * @throws Failure `font-missing` when no face with Chinese letters is found: empty boxes would look like a record;
 *   `character-not-printable`.
 */
export async function recordPdf(
  record: PrintedRecord,
  face: Face | null = findSongFace() ?? null,
): Promise<PrintedPages> {
  if (face === null) throw new Failure('font-missing')
  const { present, software, pages, signed, zone } = record
  const { row, heading, entries } = present
  const title = recordTitle[row.kind]
  // Before the signing each line is empty.
  const signers = signersOf(heading, signed === null ? nobody : present, row.kind)
  const foot = (page: number, all: number): string | Content[] => {
    const count = signed?.pages.count ?? all
    return page > count
      ? `${title}\u3000${annexTitle}`
      : signedFoot(signers, side, [page, `第 ${page} 页\u3000共 ${count} 页`])
  }
  const sheet = signed === null ? [] : annex({ ...signed, signers, zone })
  return printedPages(
    {
      ...{ title: `${title} ${row.recording} ${row.number}`, software, refuseUnprintable: true },
      made: new Date(signed?.frozen ?? pages.at),
      fontSize: 12,
      margins: [side, 56, side, footHeight(signers)],
      content: [
        { text: heading.unit, fontSize: 14, alignment: 'center' },
        { text: title, fontSize: 22, alignment: 'center', margin: [0, 0, 0, 4] as Margin },
        { text: `第 ${row.number} 份`, fontSize: 10, alignment: 'center', margin: [0, 0, 0, 10] as Margin },
        headingTable(record),
        ...text(entries, row.kind, zone),
        // The last page is always one that bears somebody's word.
        sealing({ ...pages, count: 0, sha256: '' }, row.recording),
        ...closingWords(signers, zone),
        ...sheet,
      ],
      foot,
    },
    face,
  )
}

/** Whether a signed record has the pages that were read, and the sheet behind them: each begins with the same words,
 * but for the box that is ticked. */
export function samePages(read: readonly DrawnPage[], signed: readonly DrawnPage[]): boolean {
  const beginning = (page: DrawnPage | undefined) =>
    page?.texts.slice(0, 2).map(({ y, text: words }) => `${y} ${words.replaceAll('■', '□')}`)
  const same = read.every((page, i) => String(beginning(page)) === String(beginning(signed[i])))
  return same && signed[read.length]?.texts[0]?.text === annexTitle
}

function headingTable(record: PrintedRecord): Content {
  const body = headingRows(record).map((row) => [...row])
  return { fontSize: 11, lineHeight: 1.15, table: { widths: [92, '*'], body }, margin: [0, 0, 0, 12] as Margin }
}

function text(entries: readonly RecordEntry[], kind: keyof typeof sectionsOf, zone: string): Content[] {
  let section: string | null = null
  return entries.flatMap((entry): Content[] => {
    if (entry.removed && entry.corrections.length === 0) return []
    const isNew = kind === 'hearing' && entry.section !== section
    section = entry.section
    const head: Content[] = isNew ? [{ text: sectionWords[entry.section], margin: [0, 8, 0, 2] as Margin }] : []
    return [...head, paragraph(entry, zone)]
  })
}

/** Corrections as the rules ask: what stood there struck through, what stands there beside it, who and when, and a place
 * for the fingerprint of whoever said it. */
function paragraph({ speaker, text: now, removed, corrections }: RecordEntry, zone: string): Content {
  const struck = corrections.flatMap(({ before, person, at }) => [
    { text: before, decoration: 'lineThrough' as const },
    { text: `〔${person} ${chineseTime(at, zone).slice(-9)}更正，捺指印`, fontSize: 9 },
    { text: '□', fontSize: 20 },
    { text: '〕', fontSize: 9 },
  ])
  const present = removed ? [] : [corrections.length > 0 ? { text: now, decoration: 'underline' as const } : now]
  return { text: [`${speakerWords[speaker]}：`, ...struck, ...present], lineHeight: 1.45, preserveLeadingSpaces: true }
}
