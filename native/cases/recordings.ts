// The index of recordings: a view of the vault that can be built again at any time.
import { basename } from 'node:path'
import { Failure, type FailureCode } from '../contract/failures.ts'
import type { Output, Request } from '../contract/calls.ts'
import { recordingRow as rowSchema, type RecordingRow } from '../contract/recordings.ts'
import type { Database } from '../database/database.ts'
import { recordingFolders } from '../vault/chain.ts'
import { recordingDirectory, recordingIdPattern } from '../vault/layout.ts'
import type { CasesStore } from './cases.ts'
import { keepCourse, recordingCourse } from './recording-course.ts'
import { recordingRow } from './recording-facts.ts'
import { readRecordingFolder, type RecordingFolder } from './recording-folder.ts'

/** What a reindexing found. */
export interface Reindexed {
  readonly recordings: number
  /** Folders that could not be read, and why. */
  readonly unreadable: readonly { readonly folder: string; readonly code: string }[]
}

/** Name of the row that says when the index was built. */
const built = 'index-built'
/** Failures that concern the recording alone: the others can still be taken in. */
const ofOneRecording: ReadonlySet<FailureCode> = new Set(['recording-unknown', 'recording-damaged'])

export function recordingsIndex(database: Database, vault: string, cases: CasesStore) {
  const takeIn = async (folder: string): Promise<RecordingRow> => {
    const recording = await readRecordingFolder(folder)
    const row = recordingRow(recording)
    const caseId = row.case === null ? null : await cases.restore(row.case)
    await database.write(async (writer) => {
      await writer.run('INSERT OR REPLACE INTO recording (id, case_id, opened, recording) VALUES (?, ?, ?, ?)', [
        row.id,
        caseId,
        row.opened,
        JSON.stringify(row),
      ])
      await keepCourse(writer, row.id, recordingCourse(recording))
    })
    return row
  }
  let turn: Promise<unknown> = Promise.resolve()
  // One after another, or what was read before a seal could be written after what was read behind it.
  const index = (folder: string): Promise<RecordingRow> => {
    const done = turn.then(() => takeIn(folder))
    turn = done.catch(() => undefined)
    return done
  }
  return {
    /** Takes a recording in as it is now, and the case that it names. @throws Failure `recording-unknown`, `recording-damaged`. */
    index,

    /** Whether the index was ever built to its end: not so in a database that was just made, or lost and made anew. */
    async isBuilt(): Promise<boolean> {
      return (await database.read.first('SELECT 1 FROM setting WHERE name = ?', [built])) !== undefined
    },

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

    /** All recordings of a case as lists show them, oldest first. */
    async rowsOf(id: string): Promise<RecordingRow[]> {
      const rows = await database.read.all('SELECT recording FROM recording WHERE case_id = ? ORDER BY opened, id', [
        id,
      ])
      return rows.map((row) => rowSchema.parse(JSON.parse(String(row['recording']))))
    },

    /** Names of the rooms that were ever recorded in. */
    async rooms(): Promise<string[]> {
      const rows = await database.read.all(
        `SELECT DISTINCT recording ->> '$.room' AS room FROM recording ORDER BY room`,
      )
      return rows.map((row) => String(row['room']))
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

    /**
     * Builds the index again from the vault, and takes in the cases that its recordings name. Nothing is missing from
     * lists meanwhile; a recording that was listed and can no longer be read stays listed, one whose folder is gone does not.
     */
    async reindex(): Promise<Reindexed> {
      const unreadable: { folder: string; code: string }[] = []
      const before = (await database.read.all('SELECT id FROM recording')).map((row) => String(row['id']))
      const folders = await recordingFolders(vault)
      for (const folder of folders) {
        try {
          await index(folder)
        } catch (error) {
          if (!(error instanceof Failure) || !ofOneRecording.has(error.code)) throw error
          unreadable.push({ folder, code: error.code })
        }
      }
      const there = new Set(folders.map((folder) => basename(folder)))
      await database.write(async (writer) => {
        for (const id of before) if (!there.has(id)) await writer.run('DELETE FROM recording WHERE id = ?', [id])
        await writer.run('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)', [
          built,
          new Date().toISOString(),
        ])
      })
      return { recordings: folders.length - unreadable.length, unreadable }
    },
  }
}
export type RecordingsIndex = ReturnType<typeof recordingsIndex>
