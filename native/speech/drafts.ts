// Drafts in the database: beside the written records, in none of their tables. Each stays as it was made.
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { Failure } from '../contract/failures.ts'
import { speechDraftLine, speechDraftRow, type SpeechDraftLine, type SpeechDraftRow } from '../contract/speech.ts'
import type { Database } from '../database/database.ts'

const linesSchema = z.array(speechDraftLine)

export function speechDrafts(database: Database, now: () => Date = () => new Date()) {
  return {
    /** Keeps a draft. @throws Failure of the disk. */
    async add(facts: Omit<SpeechDraftRow, 'id' | 'made' | 'lines'>, lines: readonly SpeechDraftLine[]): Promise<void> {
      const row: SpeechDraftRow = { id: randomUUID(), made: now().toISOString(), lines: lines.length, ...facts }
      await database.write((writer) =>
        writer.run('INSERT INTO speech_draft (id, recording, made, draft, lines) VALUES (?, ?, ?, ?, ?)', [
          ...[row.id, row.recording, row.made, JSON.stringify(row), JSON.stringify(lines)],
        ]),
      )
    },

    /** Those of a recording, the newest first. */
    async ofRecording(recording: string): Promise<SpeechDraftRow[]> {
      const order = 'ORDER BY made DESC, id'
      const rows = await database.read.all(`SELECT draft FROM speech_draft WHERE recording = ? ${order}`, [recording])
      return rows.map((row) => speechDraftRow.parse(JSON.parse(String(row['draft']))))
    },

    /** @throws Failure `speech-draft-unknown`. */
    async lines(id: string): Promise<SpeechDraftLine[]> {
      const row = await database.read.first('SELECT lines FROM speech_draft WHERE id = ?', [id])
      if (row === undefined) throw new Failure('speech-draft-unknown', { draft: id })
      return linesSchema.parse(JSON.parse(String(row['lines'])))
    },
  }
}
export type SpeechDrafts = ReturnType<typeof speechDrafts>
