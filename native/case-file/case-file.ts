// The file of a case as it is now, from everything that the station holds of it; and what a check of it finds.
import { join } from 'node:path'
import { caseRows } from '../acts/case-rows.ts'
import { listVersions } from '../acts/act-list.ts'
import type { KnownRecordings } from '../acts/known-recordings.ts'
import { oneCase } from '../acts/report-cases.ts'
import { statedActs } from '../acts/stated-acts.ts'
import { localDay } from '../acts/days.ts'
import type { CasesStore } from '../cases/cases.ts'
import { readRecordingFolder } from '../cases/recording-folder.ts'
import type { RecordingsIndex } from '../cases/recordings.ts'
import type { SettingsStore } from '../cases/settings.ts'
import { closedIn } from '../cases/stages.ts'
import type { StatementsStore } from '../cases/statements.ts'
import type { ActRow } from '../contract/acts.ts'
import type { ClosingFinding } from '../contract/case-file-events.ts'
import type { CaseFile, FileOrder } from '../contract/case-file.ts'
import type { TimelineEntry } from '../contract/case-stages.ts'
import type { LaterChange } from '../contract/later-changes.ts'
import type { IssuedDocument } from '../contract/documents.ts'
import type { Exhibit } from '../contract/exhibits.ts'
import type { RecordingRow } from '../contract/recordings.ts'
import { recordingKindWords } from '../contract/sentences/zh-CN/recording-kinds.ts'
import { retentions, type CaseKind, type Retention } from '../contract/terms.ts'
import type { RecordRow } from '../contract/written-records.ts'
import type { Database } from '../database/database.ts'
import type { ExhibitsStore } from '../exhibits/store.ts'
import { exhibitsFolder } from '../vault/exhibit-list/list-writer.ts'
import { recordFile, recordingDirectory, vaultPaths } from '../vault/layout.ts'
import type { WrittenRecordsStore } from '../written-record/store.ts'
import { closingFindings } from './check.ts'
import { contentsOf, totalsOf } from './contents.ts'
import { laterChanges, type LaterRecord } from './later-changes.ts'
import type { FileOrderStore } from './order-store.ts'
import { pdfPages } from './pdf-pages.ts'
import { sealedFactsOf } from './sealed-facts.ts'
import * as things from './things.ts'

export interface FileSources {
  readonly vault: string
  readonly database: Database
  readonly cases: CasesStore
  readonly recordings: RecordingsIndex
  readonly statements: StatementsStore
  readonly writtenRecords: WrittenRecordsStore
  readonly exhibits: ExhibitsStore
  readonly knownRecordings: KnownRecordings
  readonly settings: SettingsStore
  readonly order: FileOrderStore
}

/** Gaps of up to so many seconds are no fault, as in the completeness report. */
const gapSeconds = 1

interface Gathered {
  readonly of: Awaited<ReturnType<CasesStore['get']>>
  readonly events: readonly TimelineEntry[]
  readonly order: FileOrder
  readonly documents: readonly IssuedDocument[]
  readonly exhibits: readonly Exhibit[]
  readonly rows: readonly RecordingRow[]
  readonly records: readonly RecordRow[]
  readonly acts: readonly ActRow[]
}

export function caseFiles(sources: FileSources) {
  const { vault } = sources
  const sealed = sealedFactsOf(vault)
  const pages = pageCounter()

  const gather = async (id: string): Promise<Gathered> => {
    const of = await sources.cases.get(id)
    return { of, ...(await gatherOf(id, of.kind)) }
  }
  const gatherOf = async (id: string, kind: CaseKind): Promise<Omit<Gathered, 'of'>> => ({
    events: await sources.cases.events(id),
    order: await sources.order.current(kind),
    documents: await sources.exhibits.documentsOf(id),
    exhibits: await sources.exhibits.ofCase(id),
    rows: await sources.recordings.rowsOf(id),
    records: await sources.writtenRecords.ofCase(id),
    acts: await actsIfClosed(sources, id),
  })

  const thingsOf = async (id: string, all: Gathered): Promise<things.Thing[]> => {
    const folder = exhibitsFolder(vault, id)
    const list: things.Thing[] = []
    for (const one of all.documents) {
      // The contents list is not among its own items.
      if (one.document === 'file-contents') continue
      const pdf = one.files.find(({ file }) => file.endsWith('.pdf'))?.file
      list.push(things.documentThing(one, things.counted(pdf === undefined ? null : await pages(join(folder, pdf)))))
    }
    for (const one of all.exhibits) list.push(things.exhibitThing(one, await exhibitPages(folder, one)))
    for (const row of all.rows) {
      const facts = await sealed(row.id)
      list.push(things.recordingThing({ ...recordedOf(row, all.acts), seconds: facts?.seconds ?? null }))
      // What the manifest does not state was signed after the seal, or before there is one.
      const others = (await frozenRecords(sources, row.id, all.records)).filter(
        ({ number }) => facts?.records.some((record) => record.number === number) !== true,
      )
      for (const record of [...(facts?.records ?? []), ...others]) {
        const place = record.afterSeal ? join(vaultPaths(vault).documents, row.id) : recordingDirectory(vault, row.id)
        const count = await pages(join(place, recordFile(record.number, 'pdf')))
        list.push(things.recordThing(record, things.counted(count)))
      }
    }
    const versions = Map.groupBy(
      await sources.statements.ofCase(id),
      ({ recording, number }) => `${recording} ${number}`,
    )
    for (const own of versions.values()) {
      const newest = own.at(-1)
      const count = newest === undefined ? null : await pages(sources.statements.pathOf(newest))
      list.push(...things.statementThing(own, things.counted(count)))
    }
    return [...list, ...things.actReportThing(all.events), ...things.paperThings(all.events)]
  }

  const exhibitPages = async (folder: string, { mediaType, file }: Exhibit): Promise<things.Pages> => {
    if (mediaType.startsWith('image/')) return things.counted(1)
    if (/^(video|audio)\//.test(mediaType)) return things.noPages
    return things.counted(mediaType === 'application/pdf' ? await pages(join(folder, file)) : null)
  }

  const fileOf = async (id: string, all: Gathered): Promise<CaseFile> => {
    const { order, events, documents, of } = all
    const items = contentsOf({ order, cause: of.cause, events, things: await thingsOf(id, all) })
    const note = documents.findLast(({ document }) => document === 'closing-note')
    const pdf = note?.files.find(({ file }) => file.endsWith('.pdf'))?.file ?? ''
    const closed = closedIn(events)
    return {
      made: new Date().toISOString(),
      ...{ version: order.version, orderOf: order.kind },
      retention: (await sources.settings.get()).caseRetention[of.kind],
      ...{ items, totals: totalsOf(items), closed },
      changedSince: closed === null ? [] : await changesSince(sources, id, closed.at, all),
      closingNote:
        note === undefined ? null : { number: note.number, file: pdf, issued: note.issued, person: note.person },
      closings: events.filter((event) => event.kind === 'closed' || event.kind === 'reopened'),
    }
  }

  const get = async (id: string): Promise<CaseFile> => fileOf(id, await gather(id))

  return {
    /** @throws Failure `case-unknown`, `exhibits-damaged`. */
    get,

    /** With the order by which it was made. @throws Failure as {@link get}. */
    async checked(id: string): Promise<{ file: CaseFile; order: FileOrder; findings: ClosingFinding[] }> {
      const all = await gather(id)
      const { of, order, acts, records, exhibits, rows } = all
      const file = await fileOf(id, all)
      const known = await sources.knownRecordings.of(rows.map((row) => row.id))
      const recordings = rows.map((row) => {
        const { course, explained = 0 } = known.get(row.id) ?? {}
        return { id: row.id, title: titleOf(row), sealed: row.sealed, incidents: course?.incidents ?? 0, explained }
      })
      const findings = closingFindings({ kind: of.kind, order, file, acts, recordings, records, exhibits })
      return { file, order, findings }
    },
  }
}
export type CaseFiles = ReturnType<typeof caseFiles>

/** The rows of the completeness report as they would be if the case were closed now. @throws Failure `case-unknown`. */
async function actsIfClosed({ database, knownRecordings }: FileSources, id: string): Promise<ActRow[]> {
  const of = await oneCase(database.read, id)
  const now = new Date()
  const closing = { kind: 'stage', stage: 'closing', day: localDay(now), at: now.toISOString() } as const
  const events: TimelineEntry[] = [...of.events, { ...closing, person: '', reason: '' }]
  const ids = [...statedActs(events).acts.values()].flatMap(({ recordings }) => [...recordings.keys()])
  const known = { versions: await listVersions(database.read), recordings: await knownRecordings.of(ids), gapSeconds }
  return caseRows({ ...of, events }, known)
}

/** What came into the case or changed in it after an instant. */
async function changesSince(sources: FileSources, id: string, since: string, all: Gathered): Promise<LaterChange[]> {
  const { writtenRecords, statements, vault } = sources
  const later = await writtenRecords.sinceOf(id, since)
  const records = all.records.map(async (row): Promise<LaterRecord> => {
    const { person = '', changed = null } = later.get(row.id) ?? {}
    const frozen = row.state === 'frozen' ? ((await writtenRecords.get(row.id, Infinity)).frozen?.at ?? null) : null
    return { row, person, changed, frozen }
  })
  const newer = all.rows.filter(({ opened, closed }) => (closed ?? opened) > since)
  const people = newer.map(async (row) => [row.id, await operatorsOf(recordingDirectory(vault, row.id))] as const)
  return laterChanges({
    ...{ since, events: all.events, recordings: all.rows, statements: await statements.ofCase(id) },
    ...{ exhibits: all.exhibits, documents: all.documents },
    records: await Promise.all(records),
    people: new Map(await Promise.all(people)),
  })
}

/** Who made a recording, and who ended it, as its journal says; nobody where it cannot be read: the check tells that. */
async function operatorsOf(folder: string): Promise<{ began: string; ended: string }> {
  const told = await readRecordingFolder(folder).catch(() => null)
  const began = told?.open.people.find(({ role }) => role === 'operator')?.name ?? ''
  const ended = told?.lines.findLast((line) => line.kind === 'close')?.person ?? ''
  return { began, ended: ended === '' ? began : ended }
}

const titleOf = ({ kind }: RecordingRow): string => `${recordingKindWords[kind]}录音录像`

function recordedOf(row: RecordingRow, acts: readonly ActRow[]): Omit<things.RecordedThing, 'seconds'> {
  const { id, room, opened, sealCode } = row
  const asked = acts
    .filter(({ recordings }) => recordings.some((one) => one.id === id))
    .map(({ item }) => item.retention)
  return { id, title: titleOf(row), responsible: room, opened, sealCode, retention: longest(asked) }
}

/** Of what several acts ask for; as the file where none asks. */
const longest = (asked: readonly Retention[]): Retention =>
  retentions.find((each) => each !== 'case-file' && asked.includes(each)) ?? 'case-file'

/** Records of a recording that were frozen, as the database has them. */
async function frozenRecords(
  { writtenRecords }: FileSources,
  recording: string,
  rows: readonly RecordRow[],
): Promise<things.FrozenFile[]> {
  const found: things.FrozenFile[] = []
  for (const { id, number, kind } of rows.filter((row) => row.recording === recording && row.state === 'frozen')) {
    const { frozen, heading } = await writtenRecords.get(id, Infinity)
    if (frozen === null) continue
    const clerks = heading.people.filter(({ role }) => role === 'clerk').map(({ name }) => name)
    const files = frozen.files.map(({ file }) => file)
    const { at, afterSeal } = frozen
    found.push({ recording, number, kind, at, afterSeal, person: clerks.join('、'), files })
  }
  return found
}

/** Files of a case never change: each is counted once. */
function pageCounter(): (path: string) => Promise<number | null> {
  const known = new Map<string, number>()
  return async (path) => {
    const found = known.get(path) ?? (await pdfPages(path))
    if (found !== null) known.set(path, found)
    return found
  }
}
