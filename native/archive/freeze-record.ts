// A signed written record becomes two files of its recording: canonical JSON with everything, and the PDF of it.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { RecordingFolder } from '../cases/recording-folder.ts'
import { frozenRecord, type FrozenRecord } from '../contract/written-records.ts'
import { canonicalBytes } from '../journal/line.ts'
import { recordFile } from '../vault/layout.ts'
import type { RecordingWriter } from '../vault/recording-writer.ts'
import type { Present } from '../written-record/store.ts'
import { recordPdf } from './record-pdf.ts'

const keptFacts = z.object({ checkpoint: frozenRecord.shape.checkpoint })

export interface Freezing {
  readonly present: Present
  readonly times: { readonly from: string }
  readonly recording: RecordingFolder
  readonly writer: RecordingWriter
  readonly person: string
  readonly software: string
}

/**
 * Puts the files in place and states them in the journal of the recording that runs. What an attempt that a crash cut
 * short has stated already is not stated again.
 * @throws Failure `font-missing`; VaultError when the disk fails.
 */
export async function freeze(wanted: Freezing): Promise<FrozenRecord> {
  const { present, times, recording, writer, person, software } = wanted
  const { row, heading, entries, signatures } = present
  const { number, kind } = row
  const stated = recording.lines.find((line) => line.kind === 'written-record' && line.number === number)
  if (stated?.kind === 'written-record') {
    const kept: unknown = JSON.parse(await readFile(join(recording.folder, recordFile(number, 'json')), 'utf8'))
    return { at: stated.at, files: stated.files, checkpoint: keptFacts.parse(kept).checkpoint }
  }
  const checkpoint = await writer.signedNow()
  const at = new Date().toISOString()
  const { id: of, name } = recording.open.station
  const facts = {
    ...{ format: 'zhenglu-written-record', version: 1, recording: row.recording, number, recordKind: kind },
    ...{ case: recording.open.case, station: { id: of, name }, from: times.from, frozen: at, checkpoint },
    ...{ heading, entries, signatures },
  }
  const { zone } = recording.open.clock
  const pdf = await recordPdf({ present, from: times.from, to: at, zone, checkpoint, software })
  const files = [
    { file: recordFile(number, 'json'), bytes: canonicalBytes(facts) },
    { file: recordFile(number, 'pdf'), bytes: pdf },
  ]
  return { at, files: await writer.writtenRecord(number, person, files), checkpoint }
}
