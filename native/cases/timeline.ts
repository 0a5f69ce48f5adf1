// The time line of a case: what was done to it, what was recorded for it, how faults were explained.
import type { TimelineEntry } from '../contract/case-stages.ts'
import type { IssuedDocument } from '../contract/documents.ts'
import type { Exhibit } from '../contract/exhibits.ts'
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

const issued = ({ issued: at, person, title, documentNumber, files }: IssuedDocument): TimelineEntry => ({
  kind: 'document',
  ...{ at, person, title, documentNumber, file: files.find(({ file }) => file.endsWith('.pdf'))?.file ?? '' },
})

/** Taken in, corrected, withdrawn: each under the name that it had then. */
function ofExhibit({ number, description, added, person, revisions, withdrawn }: Exhibit): TimelineEntry[] {
  const names = [...revisions.map(({ before }) => before?.title ?? ''), description.title]
  const entry = (act: 'added' | 'described' | 'withdrawn', at: string, by: string, name = '', reason = '') =>
    ({ kind: 'exhibit', at, person: by, act, number, name, reason }) as const
  return [
    entry('added', added, person, names[0]),
    ...revisions.map((each, i) => entry('described', each.at, each.person, names[i + 1], each.reason)),
    ...(withdrawn === null
      ? []
      : [entry('withdrawn', withdrawn.at, withdrawn.person, description.title, withdrawn.reason)]),
  ]
}

/** What was put into the file of a case. */
export interface PutIn {
  readonly exhibits: readonly Exhibit[]
  readonly documents: readonly IssuedDocument[]
}

/** Newest first; of one instant the later written stands first. */
export function timeline(
  events: readonly TimelineEntry[],
  recordings: readonly RecordingRow[],
  statements: readonly Statement[],
  { exhibits, documents }: PutIn,
): TimelineEntry[] {
  const all = [...events, ...recordings.map(recorded), ...statements.map(explained)].concat(
    exhibits.flatMap(ofExhibit),
    documents.map(issued),
  )
  return all.reverse().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
