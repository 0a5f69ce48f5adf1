// The pages of written records that are being read and signed: laid out once and kept, so that whoever signs later sees
// the very pages, whatever version of the program and whatever fonts are there by then. Where they are not kept any more
// they are printed again, and then the same to the byte or not at all.
import { createHash } from 'node:crypto'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { Failure } from '../contract/failures.ts'
import { drawnPage, type RecordPages } from '../contract/record-signing.ts'
import { makeFolder, readIfThere, writeWhole } from '../vault/disk.ts'
import type { Present } from '../written-record/store.ts'
import type { PrintedPages } from './chinese-pdf.ts'
import { printRecord } from './print-record.ts'
import type { PrintedRecord } from './record-pdf.ts'
import { nobody } from './record-signers.ts'

/** Where and when a record's recording was made. */
export interface SheetFacts {
  readonly from: string
  readonly zone: string
}

const drawnPages = z.array(drawnPage)

interface Sheets extends PrintedPages {
  readonly sha256: string
}

/** Records whose pages are kept in memory. */
const most = 4

export class RecordSheets {
  readonly #kept = new Map<string, Sheets>()
  readonly #folder: string
  readonly #scratch: string
  readonly #software: string

  /**
   * @param folder where pages are kept: each layout two files of its own, named by its hash.
   * @param scratch folder of the station for what is being written.
   */
  constructor(folder: string, scratch: string, software: string) {
    this.#folder = folder
    this.#scratch = scratch
    this.#software = software
  }

  /** Lays a record out as it is now. @throws Failure `font-missing`, `character-not-printable`. */
  async layOut(present: Present, facts: SheetFacts, pages: PrintedRecord['pages']): Promise<RecordPages> {
    const { sha256, pages: drawn } = await this.#print(present, facts, pages)
    return { ...pages, count: drawn.length, sha256 }
  }

  /** The pages that were laid out. @throws Failure `written-record-pages-differ` when they cannot be made again. */
  async of(present: Present, facts: SheetFacts, pages: RecordPages): Promise<PrintedPages> {
    const { id } = present.row
    const kept = this.#kept.get(id)
    if (kept?.sha256 === pages.sha256) return kept
    const read = await this.#read(id, pages)
    if (read !== null) return this.#keep(id, read)
    const printed = await this.#print(present, facts, pages)
    if (printed.sha256 !== pages.sha256) throw new Failure('written-record-pages-differ')
    return printed
  }

  /** Path of the PDF, to be printed and signed on paper; null when there is none at the moment. */
  async pathOf(record: string, sha256: string): Promise<string | null> {
    const path = this.#path(record, sha256, 'pdf')
    return stat(path).then(
      () => path,
      () => null,
    )
  }

  #path(record: string, sha256: string, type: 'pdf' | 'json'): string {
    return join(this.#folder, `${record}-${sha256.slice(0, 16)}.${type}`)
  }

  /** As they lie on the disk; null where they don't, or are not what was laid out. */
  async #read(record: string, { sha256, count }: RecordPages): Promise<Sheets | null> {
    const pdf = await readIfThere(this.#path(record, sha256, 'pdf'))
    const drawn = await readIfThere(this.#path(record, sha256, 'json'))
    if (pdf === undefined || drawn === undefined || hashOf(pdf) !== sha256) return null
    const { data } = drawnPages.safeParse(parsed(drawn))
    return data?.length === count ? { pdf, pages: data, sha256 } : null
  }

  #keep(id: string, sheets: Sheets): Sheets {
    this.#kept.delete(id)
    this.#kept.set(id, sheets)
    for (const oldest of this.#kept.keys()) if (this.#kept.size > most) this.#kept.delete(oldest)
    return sheets
  }

  async #print(present: Present, { from, zone }: SheetFacts, pages: PrintedRecord['pages']): Promise<Sheets> {
    const { row, heading, entries } = present
    const { id, recording, kind, number } = row
    const { at, to, afterSeal, checkpoint } = pages
    const printed = await printRecord({
      present: { row: { recording, kind, number }, heading, entries, ...nobody },
      ...{ from, zone, software: this.#software, pages: { at, to, afterSeal, checkpoint }, signed: null },
    })
    const sheets = { ...printed, sha256: hashOf(printed.pdf) }
    await makeFolder(this.#folder)
    await mkdir(this.#scratch, { recursive: true })
    await writeWhole(this.#path(id, sheets.sha256, 'json'), JSON.stringify(printed.pages), this.#scratch)
    await writeWhole(this.#path(id, sheets.sha256, 'pdf'), printed.pdf, this.#scratch)
    return this.#keep(id, sheets)
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
