// The pages of written records that are being read and signed: laid out once, printed again when the station has been
// started anew, and then the same to the byte or not at all.
import { createHash } from 'node:crypto'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import type { RecordPages } from '../contract/written-records.ts'
import { writeWhole } from '../vault/disk.ts'
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

interface Sheets extends PrintedPages {
  readonly sha256: string
}

/** Records whose pages are kept in memory. */
const most = 4

export class RecordSheets {
  readonly #kept = new Map<string, Sheets>()
  readonly #scratch: string
  readonly #software: string

  /** @param scratch folder of the station for what can be made again. */
  constructor(scratch: string, software: string) {
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
    const kept = this.#kept.get(present.row.id)
    if (kept?.sha256 === pages.sha256) return kept
    const printed = await this.#print(present, facts, pages)
    if (printed.sha256 !== pages.sha256) throw new Failure('written-record-pages-differ')
    return printed
  }

  /** Path of the PDF, to be printed and signed on paper; null when there is none at the moment. */
  async pathOf(record: string): Promise<string | null> {
    const path = this.#path(record)
    return stat(path).then(
      () => path,
      () => null,
    )
  }

  #path(record: string): string {
    return join(this.#scratch, `record-${record}.pages.pdf`)
  }

  async #print(present: Present, { from, zone }: SheetFacts, pages: PrintedRecord['pages']): Promise<Sheets> {
    const { row, heading, entries } = present
    const { id, recording, kind, number } = row
    const { at, to, afterSeal, checkpoint } = pages
    const printed = await printRecord({
      present: { row: { recording, kind, number }, heading, entries, ...nobody },
      ...{ from, zone, software: this.#software, pages: { at, to, afterSeal, checkpoint }, signed: null },
    })
    const sheets = { ...printed, sha256: createHash('sha256').update(printed.pdf).digest('hex') }
    await mkdir(this.#scratch, { recursive: true })
    await writeWhole(this.#path(id), printed.pdf, this.#scratch)
    this.#kept.delete(id)
    this.#kept.set(id, sheets)
    for (const oldest of this.#kept.keys()) if (this.#kept.size > most) this.#kept.delete(oldest)
    return sheets
  }
}
