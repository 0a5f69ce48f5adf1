// A signed written record becomes files: canonical JSON with everything, the PDF with the signatures in their places, the
// pages as they were read, and a DOCX. While the recording runs they are files of it; afterwards they lie beside it.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { RecordingFolder } from '../cases/recording-folder.ts'
import { Failure } from '../contract/failures.ts'
import type { RecordPages } from '../contract/record-signing.ts'
import { frozenRecord, type FrozenRecord } from '../contract/written-records.ts'
import { canonicalBytes, type JsonObject } from '../journal/line.ts'
import { makeFolder, readIfThere, writeWhole } from '../vault/disk.ts'
import { recordFile } from '../vault/layout.ts'
import type { RecordFile, RecordingWriter } from '../vault/recording-writer.ts'
import { diskError } from '../vault/vault-error.ts'
import type { Present } from '../written-record/store.ts'
import type { PrintedPages } from './chinese-pdf.ts'
import { lateWords } from './late-records.ts'
import { printRecord } from './print-record.ts'
import { samePages, type PrintedRecord } from './record-pdf.ts'

const keptFacts = z.object({ frozen: frozenRecord.shape.at, checkpoint: frozenRecord.shape.checkpoint })

export interface Freezing {
  readonly present: Present
  readonly pages: RecordPages
  /** The pages as they were read. */
  readonly read: PrintedPages
  readonly from: string
  readonly recording: RecordingFolder
  readonly person: string
  readonly software: string
}

/**
 * Puts the files in place and states them in the journal of the recording that runs. What an attempt that a crash cut
 * short has stated already is not stated again.
 * @throws Failure `font-missing`, `written-record-pages-differ`; VaultError when the disk fails.
 */
export async function freeze(wanted: Freezing, writer: RecordingWriter): Promise<FrozenRecord> {
  const { recording, present, person } = wanted
  const { number } = present.row
  const stated = recording.lines.find((line) => line.kind === 'written-record' && line.number === number)
  if (stated?.kind === 'written-record') {
    const kept: unknown = JSON.parse(await readFile(join(recording.folder, recordFile(number, 'json')), 'utf8'))
    return { at: stated.at, files: stated.files, checkpoint: keptFacts.parse(kept).checkpoint, afterSeal: false }
  }
  const at = new Date().toISOString()
  const files = await filesOf(wanted, at, false)
  return {
    at,
    files: await writer.writtenRecord(number, person, files),
    checkpoint: wanted.pages.checkpoint,
    afterSeal: false,
  }
}

/**
 * Of a recording that is sealed: puts the files into `folder`, which is no part of it. The JSON comes last: where it is
 * there, an earlier attempt has put all in place, and they stay.
 * @throws Failure as {@link freeze}.
 */
export async function freezeBeside(wanted: Freezing, folder: string, scratch: string): Promise<FrozenRecord> {
  const { number } = wanted.present.row
  const checkpoint = wanted.pages.checkpoint
  const kept = await readIfThere(join(folder, recordFile(number, 'json')))
  if (kept !== undefined) {
    const { frozen } = keptFacts.parse(JSON.parse(kept.toString('utf8')))
    const names = (['pages.pdf', 'pdf', 'docx', 'json'] as const).map((type) => recordFile(number, type))
    const files = await Promise.all(names.map(async (file) => ({ file, bytes: await readFile(join(folder, file)) })))
    return { at: frozen, files: files.map(hashed), checkpoint, afterSeal: true }
  }
  const at = new Date().toISOString()
  const files = await filesOf(wanted, at, true)
  try {
    await makeFolder(folder)
    await makeFolder(scratch)
    for (const { file, bytes } of files) await writeWhole(join(folder, file), bytes, scratch)
  } catch (error) {
    throw diskError(error, folder)
  }
  return { at, files: files.map(hashed), checkpoint, afterSeal: true }
}

const hashed = ({ file, bytes }: RecordFile): FrozenRecord['files'][number] => ({
  ...{ file, length: bytes.length },
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

/** All files of a record, the JSON last. */
async function filesOf(wanted: Freezing, at: string, afterSeal: boolean): Promise<RecordFile[]> {
  const { present, pages, read, from, recording, software } = wanted
  const { row, heading, entries, signatures, signings } = present
  const { open, lines } = recording
  const { id: of, name } = open.station
  const closed = lines.find(({ kind }) => kind === 'close')?.at ?? null
  const record: PrintedRecord = {
    ...{ present: { row, heading, entries, signatures, signings }, from, zone: open.clock.zone, software, pages },
    signed: { pages, frozen: at, afterSeal, closed },
  }
  const signed = await printRecord(record)
  if (!samePages(read.pages, signed.pages)) throw new Failure('written-record-pages-differ')
  const facts: JsonObject = {
    ...{ format: 'zhenglu-written-record', version: 1, recording: row.recording, number: row.number },
    ...{ recordKind: row.kind, case: open.case, station: { id: of, name }, from, frozen: at },
    ...{ checkpoint: pages.checkpoint, pages, heading, entries, signatures, signings },
    ...(afterSeal ? { afterSeal, statement: lateWords } : {}),
  }
  const bytes = {
    'pages.pdf': read.pdf,
    pdf: signed.pdf,
    docx: signed.docx ?? Buffer.of(),
    json: canonicalBytes(facts),
  }
  return (['pages.pdf', 'pdf', 'docx', 'json'] as const).map((type) => ({
    file: recordFile(row.number, type),
    bytes: bytes[type],
  }))
}
