// Signed written records as the page of a bundle shows them: read from their JSON beside the recording.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { recordEntry, writtenRecordKinds } from '../contract/record-entries.ts'
import { recordFile } from '../vault/layout.ts'
import { damaged } from './archive-failure.ts'
import { speakerWords } from './record-words.ts'
import type { SealedRecording } from './sealed-recording.ts'

const frozen = z.object({
  number: z.int(),
  recordKind: z.enum(writtenRecordKinds),
  entries: z.array(recordEntry),
})

export interface ShownRecord {
  readonly number: number
  readonly kind: (typeof writtenRecordKinds)[number]
  /** Name of its PDF in the recording's folder; null when there is none. */
  readonly pdf: string | null
  readonly entries: readonly { at: string; speaker: string; text: string; before: readonly string[] }[]
}

/** @throws Failure `recording-damaged` naming the file. */
export async function shownRecords({ id, folder, manifest }: SealedRecording): Promise<ShownRecord[]> {
  const shown: ShownRecord[] = []
  for (const { files } of manifest.writtenRecords ?? []) {
    const json = files.find(({ file }) => file.endsWith('.json'))?.file
    if (json === undefined) continue
    const record = await readShown(id, folder, json)
    const pdf = files.find(({ file }) => file === recordFile(record.number, 'pdf'))?.file ?? null
    shown.push({ ...record, pdf })
  }
  return shown
}

/** A record by its JSON. @throws Failure `recording-damaged` naming the file. */
export async function readShown(recording: string, folder: string, file: string): Promise<ShownRecord> {
  const facts = frozen.safeParse(parsed(await readFile(join(folder, file), 'utf8').catch(() => '')))
  if (!facts.success) throw damaged(recording, file, 'malformed', facts.error)
  const { number, recordKind: kind, entries } = facts.data
  return { number, kind, pdf: null, entries: entries.flatMap(entryOf) }
}

function entryOf({ at, speaker, text, removed, corrections }: z.output<typeof recordEntry>): ShownRecord['entries'] {
  if (removed && corrections.length === 0) return []
  const before = corrections.map((correction) => correction.before)
  return [{ at, speaker: speakerWords[speaker], text: removed ? '' : text, before }]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
