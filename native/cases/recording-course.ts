// What of a recording was lost or interrupted, kept beside its row: a report over many recordings reads no journals.
import * as z from 'zod'
import { instant } from '../contract/fields.ts'
import type { Writer } from '../database/database.ts'
import { breaksIn } from '../vault/breaks.ts'
import { incidentsOf } from './incidents.ts'
import type { RecordingFolder } from './recording-folder.ts'

export const courseSchema = z.strictObject({
  gaps: z.array(z.strictObject({ track: z.string(), from: instant, to: instant })),
  breaks: z.int(),
  /** Whether it was not ended by a person. */
  interrupted: z.boolean(),
  /** How many fault statements it calls for. */
  incidents: z.int(),
})
export type RecordingCourse = z.output<typeof courseSchema>

export function recordingCourse({ lines }: Pick<RecordingFolder, 'lines'>): RecordingCourse {
  return {
    gaps: lines.flatMap((line) => (line.kind === 'gap' ? [{ track: line.track, from: line.from, to: line.to }] : [])),
    breaks: breaksIn(lines).length,
    interrupted: lines.some((line) => line.kind === 'close' && line.reason === 'interrupted'),
    incidents: incidentsOf(lines).length,
  }
}

export async function keepCourse(writer: Writer, recording: string, course: RecordingCourse): Promise<void> {
  const values = [recording, JSON.stringify(course)]
  await writer.run('INSERT OR REPLACE INTO recording_course (recording, course) VALUES (?, ?)', values)
}
