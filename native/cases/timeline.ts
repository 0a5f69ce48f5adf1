// The time line of a case: what was done to it, what was recorded for it, how faults were explained.
import type { TimelineEntry } from '../contract/case-stages.ts'
import type { RecordingRow } from '../contract/recordings.ts'
import type { Statement } from '../contract/statements.ts'

const recorded = ({ id, opened, kind: recordingKind, room, closed, sealCode }: RecordingRow): TimelineEntry => ({
  kind: 'recording',
  ...{ at: opened, person: '', recording: id, recordingKind, room, closed, sealCode },
})

const explained = ({ recording, made, person, number, version, file }: Statement): TimelineEntry => ({
  kind: 'statement',
  ...{ at: made, person, recording, number, version, file },
})

/** Newest first; of one instant the later written stands first. */
export function timeline(
  events: readonly TimelineEntry[],
  recordings: readonly RecordingRow[],
  statements: readonly Statement[],
): TimelineEntry[] {
  const all = [...events, ...recordings.map(recorded), ...statements.map(explained)]
  return all.reverse().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
