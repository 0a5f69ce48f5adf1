// What came into a case, or changed in it, after it was closed: from its time line and its written records. Pure.
import { timeline, type PutIn } from '../cases/timeline.ts'
import { recordName } from './check.ts'
import type { TimelineEntry } from '../contract/case-stages.ts'
import type { LaterChange } from '../contract/later-changes.ts'
import type { RecordingRow } from '../contract/recordings.ts'
import { caseStage } from '../contract/sentences/zh-CN/acts.ts'
import { recordingKindWords } from '../contract/sentences/zh-CN/recording-kinds.ts'
import type { Statement } from '../contract/statements.ts'
import type { RecordRow } from '../contract/written-records.ts'
import type { RecordSince } from '../written-record/store.ts'

/** A written record with the newest of what was done to it since. */
export interface LaterRecord extends RecordSince {
  readonly row: RecordRow
  /** When it was frozen; null while it can change. */
  readonly frozen: string | null
}

export interface LaterSources extends PutIn {
  /** When the case was closed. */
  readonly since: string
  readonly events: readonly TimelineEntry[]
  readonly recordings: readonly RecordingRow[]
  readonly statements: readonly Statement[]
  readonly records: readonly LaterRecord[]
  /** Who made a recording, and who ended it, by its id. */
  readonly people: ReadonlyMap<string, { readonly began: string; readonly ended: string }>
}

/** Oldest first. */
export function laterChanges(of: LaterSources): LaterChange[] {
  // The contents list is not among its own items.
  const documents = of.documents.filter(({ document }) => document !== 'file-contents')
  const entries = timeline(of.events, of.recordings, of.statements, { exhibits: of.exhibits, documents })
  const all = [
    ...entries.reverse().flatMap((entry) => changeIn(entry)),
    ...of.recordings.flatMap((row) => recordingChanges(row, of.people)),
    ...of.records.flatMap(recordChanges),
  ]
  return all.filter(({ at }) => at > of.since).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** That a case is archived is what follows its closing, and how its list is kept is locked by it. */
function changeIn(entry: TimelineEntry): LaterChange[] {
  const { at, person } = entry
  const change = (kind: LaterChange['kind'], subject = ''): LaterChange[] => [{ at, person, kind, subject }]
  switch (entry.kind) {
    case 'exhibit':
      return change(`exhibit-${entry.act}`, `证据 ${entry.number} ${entry.name}`)
    case 'document':
      return change('document-issued', `${entry.title} ${entry.documentNumber}`.trim())
    case 'statement':
      return change('statement-made', `第 ${entry.number} 号第 ${entry.version} 版（录音录像 ${entry.recording}）`)
    case 'act':
    case 'act-withdrawn':
    case 'act-recording':
    case 'act-unrecorded':
    case 'act-absent':
      return change('act-stated', entry.name)
    case 'stage':
      return entry.stage === 'closing' || entry.stage === 'archiving'
        ? []
        : change('stage-entered', caseStage[entry.stage])
    case 'related':
    case 'unrelated':
      return change('relation-stated', entry.number)
    case 'changed': {
      const isOfParties = (member: string) => member === 'parties' || member === 'party'
      return [
        ...(entry.members.some(isOfParties) ? change('parties-changed') : []),
        ...(entry.members.every(isOfParties) ? [] : change('facts-changed')),
      ]
    }
    default:
      return []
  }
}

function recordingChanges({ id, kind, opened, closed }: RecordingRow, people: LaterSources['people']): LaterChange[] {
  const subject = `${recordingKindWords[kind]}录音录像 ${id}`
  const { began = '', ended = '' } = people.get(id) ?? {}
  return [
    { at: opened, person: began, kind: 'recording-made', subject },
    ...(closed === null ? [] : [{ at: closed, person: ended, kind: 'recording-ended' as const, subject }]),
  ]
}

function recordChanges({ row, person, changed, frozen }: LaterRecord): LaterChange[] {
  const subject = recordName(row)
  const change = (kind: LaterChange['kind'], at: string, by: string): LaterChange => ({ at, person: by, kind, subject })
  return [
    change('record-begun', row.created, person),
    ...(changed === null || changed.isFreezing ? [] : [change('record-changed', changed.at, changed.person)]),
    ...(frozen === null ? [] : [change('record-signed', frozen, changed?.person ?? '')]),
  ]
}
