// What there is for a case file, each thing by itself, before it gets a place: documents, written records, exhibits,
// recordings, fault statements, the report of acts, and what exists on paper only.
import type { CaseFileEvent } from '../contract/case-file-events.ts'
import type { FileItem } from '../contract/case-file.ts'
import type { TimelineEntry } from '../contract/case-stages.ts'
import type { IssuedDocument } from '../contract/documents.ts'
import type { Exhibit } from '../contract/exhibits.ts'
import type { Statement } from '../contract/statements.ts'
import type { Retention } from '../contract/terms.ts'
import { localDay } from '../acts/days.ts'

/** A thing with what is known of it; `given` is where a person put it. */
export type Thing = Pick<
  FileItem,
  | 'key'
  | 'kind'
  | 'of'
  | 'number'
  | 'responsible'
  | 'title'
  | 'day'
  | 'at'
  | 'pages'
  | 'pageState'
  | 'seconds'
  | 'sealCode'
  | 'retention'
  | 'note'
  | 'withdrawn'
  | 'files'
> & {
  readonly given: { readonly slot: string | null; readonly part: FileItem['part'] } | null
}

/** Pages of something: how many, and how that is known. */
export type Pages = Pick<Thing, 'pages' | 'pageState'>
export const noPages: Pages = { pages: 0, pageState: 'none' }
/** As they were counted; null where that was not possible. */
export const counted = (pages: number | null): Pages =>
  pages === null ? { pages: 0, pageState: 'unknown' } : { pages, pageState: 'counted' }

const usual = {
  ...{ of: '', given: null, number: '', responsible: '', note: '', withdrawn: false },
  ...{ seconds: null, sealCode: null, retention: null },
}

export const documentKey = (number: number): string => `document ${number}`
export const recordingKey = (id: string): string => `recording ${id}`
export const exhibitKey = (number: number): string => `exhibit ${number}`

export const documentThing = (one: IssuedDocument, pages: Pages): Thing => ({
  ...{ ...usual, ...pages, key: documentKey(one.number), kind: 'document', of: one.document },
  ...{ number: one.documentNumber, responsible: one.person, title: one.title, at: one.issued },
  day: localDay(one.issued),
  files: one.files.map(({ file }) => ({ place: 'exhibits', recording: '', file })),
})

/** `00:01:02.5` as ffmpeg says it. */
function secondsOf({ metadata }: Exhibit): number | null {
  const [, hours, minutes, seconds] =
    /^(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(metadata.find(({ name }) => name === 'duration')?.value ?? '') ?? []
  return seconds === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(text)

export const exhibitThing = (one: Exhibit, pages: Pages): Thing => ({
  ...{ ...usual, ...(one.withdrawn === null ? pages : noPages), key: exhibitKey(one.number), kind: 'exhibit' },
  ...{ number: `证据 ${one.number}`, title: one.description.title, at: one.added },
  responsible: one.description.takenBy === '' ? one.person : one.description.takenBy,
  day: isDay(one.description.taken) ? one.description.taken.slice(0, 10) : localDay(one.added),
  seconds: secondsOf(one),
  withdrawn: one.withdrawn !== null,
  note: one.withdrawn === null ? '' : `已撤回：${one.withdrawn.reason}`,
  files: [{ place: 'exhibits', recording: '', file: one.file }],
})

/** A signed written record that is a file of its recording. */
export interface FrozenFile {
  readonly recording: string
  readonly number: number
  readonly kind: string
  readonly at: string
  readonly person: string
  readonly files: readonly string[]
  /** Whether it was signed after the seal, and lies beside the recording. */
  readonly afterSeal: boolean
}

export const recordThing = (one: FrozenFile, pages: Pages): Thing => ({
  ...{ ...usual, ...pages, key: `record ${one.recording} ${one.number}`, kind: 'written-record', of: one.kind },
  ...{ title: one.kind === 'hearing' ? '听证笔录' : '询问笔录', responsible: one.person, at: one.at },
  day: localDay(one.at),
  note: [`录音录像 ${one.recording}`, one.afterSeal ? '封存后签署' : ''].filter((part) => part !== '').join('，'),
  files: one.files.map((file) => ({
    place: one.afterSeal ? ('beside' as const) : ('recording' as const),
    recording: one.recording,
    file,
  })),
})

/** A recording as the contents list names it. */
export interface RecordedThing {
  readonly id: string
  readonly title: string
  readonly responsible: string
  readonly opened: string
  readonly seconds: number | null
  readonly sealCode: string | null
  readonly retention: Retention
}

export const recordingThing = (one: RecordedThing): Thing => ({
  ...{ ...usual, ...noPages, key: recordingKey(one.id), kind: 'recording', number: one.id, title: one.title },
  ...{ responsible: one.responsible, at: one.opened, seconds: one.seconds, sealCode: one.sealCode },
  day: localDay(one.opened),
  retention: one.retention,
  files: [],
})

/** The newest version of a fault statement; all versions are its files. */
export function statementThing(versions: readonly Statement[], pages: Pages): Thing[] {
  const newest = versions.at(-1)
  if (newest === undefined) return []
  const { recording, number, version, made, person } = newest
  return [
    {
      ...{ ...usual, ...pages, key: `statement ${recording} ${number}`, kind: 'fault-statement', at: made },
      ...{ title: `录音录像情况说明（第 ${number} 号）`, responsible: person, day: localDay(made) },
      note: [`录音录像 ${recording}`, version > 1 ? `第 ${version} 版` : ''].filter((part) => part !== '').join('，'),
      files: versions.map(({ file }) => ({ place: 'statements', recording, file })),
    },
  ]
}

/** There is a report as soon as anything was stated of acts. */
export function actReportThing(events: readonly TimelineEntry[]): Thing[] {
  const newest = events.findLast(({ kind }) => kind.startsWith('act'))
  if (newest === undefined) return []
  const { at } = newest
  return [
    {
      ...{ ...usual, ...noPages, key: 'acts', kind: 'act-report', title: '音像记录完整性报告', at },
      ...{ day: localDay(at), note: '随案卷包打印', files: [] },
    },
  ]
}

/** What was added on paper and not taken back. */
export function paperThings(events: readonly TimelineEntry[]): Thing[] {
  const papers = new Map<string, Extract<CaseFileEvent, { kind: 'file-paper' }>>()
  for (const event of events) {
    if (event.kind === 'file-paper') papers.set(event.item, event)
    if (event.kind === 'file-paper-withdrawn') papers.delete(event.item)
  }
  return [...papers.values()].map(
    ({ item: key, slot, part, name: title, number, responsible, day, pages, note, at }) => ({
      ...{ ...usual, key, kind: 'paper', number, responsible, title, day, at, pages, pageState: 'stated' },
      ...{ note, given: { slot, part }, files: [] },
    }),
  )
}
