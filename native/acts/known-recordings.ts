// What is known of recordings without opening them: their rows, what their journals say of gaps and breaks, what was
// verified here, how many of their faults have a statement.
import { courseSchema, keepCourse, recordingCourse, type RecordingCourse } from '../cases/recording-course.ts'
import type { RecordingsIndex } from '../cases/recordings.ts'
import { recordingRow, type RecordingRow } from '../contract/recordings.ts'
import type { Database } from '../database/database.ts'

export interface KnownRecording {
  readonly row: RecordingRow
  /** Null when its folder cannot be read. */
  readonly course: RecordingCourse | null
  readonly verified: { readonly at: string; readonly passed: boolean } | null
  /** Faults that have a saved statement. */
  readonly explained: number
}

/** As many as are asked for in one statement. */
const atOnce = 400

const known = `
  SELECT recording.recording, course,
    (SELECT count(DISTINCT number) FROM statement WHERE statement.recording = recording.id) AS explained,
    (SELECT json_object('at', at, 'findings', findings) FROM recording_verification
      WHERE recording_verification.recording = recording.id ORDER BY at DESC LIMIT 1) AS verification
  FROM recording LEFT JOIN recording_course ON recording_course.recording = recording.id
  WHERE recording.id IN`

export function knownRecordings(database: Database, recordings: RecordingsIndex) {
  /** Of a recording that was taken in before courses were kept. */
  const readCourse = async (id: string): Promise<RecordingCourse | null> => {
    const folder = await recordings.read(id).catch(() => null)
    if (folder === null) return null
    const course = recordingCourse(folder)
    await database.write((writer) => keepCourse(writer, id, course))
    return course
  }
  return {
    /** Those of `ids` that are in the index. */
    async of(ids: Iterable<string>): Promise<Map<string, KnownRecording>> {
      const wanted = [...new Set(ids)]
      const found = new Map<string, KnownRecording>()
      for (let from = 0; from < wanted.length; from += atOnce) {
        const some = wanted.slice(from, from + atOnce)
        const rows = await database.read.all(`${known} (${some.map(() => '?').join(', ')})`, some)
        for (const row of rows) {
          const facts = recordingRow.parse(JSON.parse(String(row['recording'])))
          const kept = row['course'] == null ? null : courseSchema.parse(JSON.parse(String(row['course'])))
          found.set(facts.id, {
            row: facts,
            course: kept ?? (await readCourse(facts.id)),
            verified: verificationIn(row['verification'] ?? null),
            explained: Number(row['explained']),
          })
        }
      }
      return found
    },

    /** Keeps what a verification here found of a recording; the newest counts. */
    async verified(recording: string, findings: number): Promise<void> {
      const values = [recording, new Date().toISOString(), findings]
      await database.write((writer) =>
        writer.run('INSERT OR REPLACE INTO recording_verification (recording, at, findings) VALUES (?, ?, ?)', values),
      )
    },
  }
}
export type KnownRecordings = ReturnType<typeof knownRecordings>

function verificationIn(value: string | number | null): KnownRecording['verified'] {
  if (value === null) return null
  const { at, findings } = JSON.parse(String(value)) as { at: string; findings: number }
  return { at, passed: findings === 0 }
}
