// The case file in a bundle: its contents list, how the case was closed, and the acts that must be recorded.
import { contentsOf, totalsOf } from '../case-file/contents.ts'
import { shippedOrder } from '../case-file/shipped-order.ts'
import { recordingThing } from '../case-file/things.ts'
import type { WholeReport } from '../acts/report.ts'
import type { ActListVersion } from '../contract/act-list.ts'
import type { CaseFile, FileItem, FileOrder } from '../contract/case-file.ts'
import type { ClosingFinding } from '../contract/case-file-events.ts'
import { parseStatementFile } from '../vault/layout.ts'
import { payload } from './bagit.ts'
import { latePlace } from './late-records.ts'
import type { RecordingFacts } from './recording-facts.ts'
import { recordingKindWords } from './words.ts'

/** What is exported of a case's file. */
export interface BundledFile {
  readonly file: CaseFile
  readonly order: FileOrder
  /** What the check before closing finds now. */
  readonly findings: readonly ClosingFinding[]
  /** 备考表, printed; null where there are no letters to print it. */
  readonly closingNote: Buffer | null
  /** The completeness report of the case, and the versions of the list by which its rows are judged. */
  readonly acts: { readonly report: WholeReport; readonly lists: readonly ActListVersion[] }
}

/** The contents list of a case of which nothing is known but its recordings. */
export function recordingsAlone(recordings: readonly RecordingFacts[], cause: string, made: Date): CaseFile {
  const things = recordings.map(({ sealed: { id, manifest }, open }) =>
    recordingThing({
      ...{ id, title: `${recordingKindWords[manifest.recordingKind]}录音录像`, responsible: open.room.name },
      ...{ opened: manifest.opened, sealCode: manifest.journal.sealCode, retention: 'case-file' },
      seconds: Math.max(0, ...manifest.parts.map(({ mediaTo }) => mediaTo)) / 1e6,
    }),
  )
  const items = contentsOf({ order: shippedOrder, cause, things, events: [] })
  return {
    ...{ made: made.toISOString(), version: shippedOrder.version, orderOf: null, retention: 'case-file', items },
    ...{ totals: totalsOf(items), closingNote: null, closed: null, closings: [], changedSince: [] },
  }
}

/** Places in the bundle of an item's files; of a recording, of everything in its folder. */
export function placesOf(item: FileItem, recordings: readonly RecordingFacts[]): string[] {
  if (item.kind === 'act-report') return [payload.actsPdf]
  if (item.kind === 'recording') {
    const { id, files } = recordings.find(({ sealed }) => sealed.id === item.number)?.sealed ?? { id: '', files: [] }
    return files.map(({ name }) => `${payload.recordings}/${id}/${name}`)
  }
  return item.files.map(({ place, recording, file }) => {
    if (place === 'exhibits') return `${payload.exhibits}/${file}`
    if (place === 'beside') return latePlace(recording, file)
    if (place === 'recording') return `${payload.recordings}/${recording}/${file}`
    const { number = 0, version = 0 } = parseStatementFile(file) ?? {}
    return statementPath(recording, number, version)
  })
}

/** Place of a fault statement in the bundle. */
export const statementPath = (recording: string, number: number, version: number): string =>
  `${payload.statements}/${recording}/情况说明-${number}-${version}.pdf`
