// The index of recordings: a view of the vault that can be built again at any time.
import { join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import type { Output, Request } from '../contract/calls.ts'
import { recordingRow as rowSchema, type RecordingRow } from '../contract/recordings.ts'
import type { Database } from '../database/database.ts'
import { recordingFolders } from '../vault/chain.ts'
import { recordingDirectory, recordingIdPattern } from '../vault/layout.ts'
import type { CasesStore } from './cases.ts'
import { recordingRow } from './recording-facts.ts'
import { readRecordingFolder, type RecordingFolder } from './recording-folder.ts'

/** What a reindexing found. */
export interface Reindexed {
  readonly recordings: number
  /** Folders that could not be read, and why. */
  readonly unreadable: readonly { readonly folder: string; readonly code: string }[]
}

export function recordingsIndex(database: Database, vault: string, cases: CasesStore) {
  const index = async (folder: string): Promise<RecordingRow> => {
    const row = recordingRow(await readRecordingFolder(folder))
    await database.write((writer) =>
      writer.run('INSERT OR REPLACE INTO recording (id, case_id, opened, recording) VALUES (?, ?, ?, ?)', [
        row.id,
        row.case?.id ?? null,
        row.opened,
        JSON.stringify(row),
      ]),
    )
    return row
  }
  return {
    /** Takes a recording in as it is now. @throws Failure `recording-unknown`, `recording-damaged`. */
    index,

    async list({ case: of, offset, limit }: Request<'recordings.list'>): Promise<Output<'recordings.list'>> {
      const where = of === undefined ? '' : 'WHERE case_id = ?'
      const values = of === undefined ? [] : [of]
      const page = 'ORDER BY opened DESC, id DESC LIMIT ? OFFSET ?'
      const rows = await database.read.all(`SELECT recording FROM recording ${where} ${page}`, [
        ...values,
        limit,
        offset,
      ])
      const count = await database.read.first(`SELECT count(*) AS total FROM recording ${where}`, values)
      const recordings = rows.map((row) => rowSchema.parse(JSON.parse(String(row['recording']))))
      return { recordings, total: Number(count?.['total'] ?? 0) }
    },

    /** Folder of a recording. @throws Failure `recording-unknown`. */
    async folderOf(id: string): Promise<string> {
      const row = recordingIdPattern.test(id)
        ? await database.read.first('SELECT id FROM recording WHERE id = ?', [id])
        : undefined
      if (row === undefined) throw new Failure('recording-unknown', { recording: id })
      return recordingDirectory(vault, id)
    },

    /** @throws Failure `recording-unknown`, `recording-damaged`. */
    async read(id: string): Promise<RecordingFolder> {
      return readRecordingFolder(await this.folderOf(id))
    },

    /** All recordings of a case, oldest first. */
    async ofCase(id: string): Promise<{ id: string; folder: string }[]> {
      const rows = await database.read.all('SELECT id FROM recording WHERE case_id = ? ORDER BY opened', [id])
      return rows.map((row) => ({ id: String(row['id']), folder: recordingDirectory(vault, String(row['id'])) }))
    },

    /** Builds the index again from the vault, and takes in the cases that its recordings name. */
    async reindex(): Promise<Reindexed> {
      const unreadable: { folder: string; code: string }[] = []
      let recordings = 0
      await database.write((writer) => writer.run('DELETE FROM recording'))
      for (const folder of await recordingFolders(vault)) {
        try {
          const row = await index(folder)
          if (row.case !== null) await cases.restore(row.case)
          recordings++
        } catch (error) {
          if (!(error instanceof Failure)) throw error
          unreadable.push({ folder: join(folder), code: error.code })
        }
      }
      return { recordings, unreadable }
    },
  }
}
export type RecordingsIndex = ReturnType<typeof recordingsIndex>
