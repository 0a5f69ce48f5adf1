// What of cases, recordings with their reconciliation, fault statements, written records, exhibits and documents can be
// found.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { wholeCase } from '../cases/case-rows.ts'
import { recordingFacts } from '../cases/recording-facts.ts'
import { readRecordingFolder } from '../cases/recording-folder.ts'
import { Failure } from '../contract/failures.ts'
import type { Mark } from '../contract/recording-course.ts'
import type { Recording } from '../contract/recordings.ts'
import { statementSchema } from '../contract/statements.ts'
import { recordChange } from '../contract/written-records.ts'
import type { Row } from '../database/connection.ts'
import type { Reader } from '../database/database.ts'
import { documentsIn, exhibitsIn } from '../exhibits/exhibits.ts'
import { exhibitsFolder } from '../vault/exhibit-list/list-writer.ts'
import { readList } from '../vault/exhibit-list/read-list.ts'
import { recordingDirectory } from '../vault/layout.ts'
import type { Document, Findable, OwnerKind } from './documents.ts'

export interface Sources {
  readonly read: Reader
  readonly vault: string
  /** Number of the newest change of a record that was taken in; 0 = none. */
  readonly seqOf: (record: string) => Promise<number>
  /** What a recording has so far; null of one that does not run here. */
  readonly running: RunningRecordings
}

/** Of a recording that runs, what can be found of it. */
export type RunningRecordings = (recording: string) => {
  readonly marks: readonly Mark[]
  readonly people: readonly { readonly name: string; readonly role: string }[]
} | null

/** Most changes of a written record that are read at once. */
const mostChanges = 1000

/** Nothing of it is there any more. */
const nothing = (kind: OwnerKind, key: string): Findable => ({
  owner: { kind, key, case: null, recording: null },
  documents: [],
  gone: 'others',
  seq: 0,
  isWhole: true,
})

async function ofCase({ read }: Sources, key: string): Promise<Findable> {
  const row = await read.first('SELECT cases.*, 0 AS recordings FROM cases WHERE id = ?', [key])
  if (row === undefined) return nothing('case', key)
  const { number, cause, unit, party, notes, parties, officers, changed: at } = wholeCase(row)
  const named = parties.flatMap((each): Document[] => {
    const person: Document = { kind: 'person', item: each.id, at, role: 'party', text: each.name }
    if (each.kind === 'person' || each.legalRepresentative === '') return [person]
    const item = `${each.id} representative`
    return [person, { kind: 'person', item, at, role: 'legal-representative', text: each.legalRepresentative }]
  })
  // A party that is written in one line and not taken in as a person is one all the same.
  const inLine: Document[] =
    parties.length > 0 || party === '' ? [] : [{ kind: 'person', item: 'party', at, role: 'party', text: party }]
  const inCharge = officers.map(({ name }, n): Document => {
    return { kind: 'person', item: `officer ${n}`, at, role: 'officer', text: name }
  })
  const lines = [number, cause, unit, party, notes].filter((each) => each !== '')
  const facts: Document = { kind: 'case', item: 'case', at, role: '', text: lines.join('\n') }
  return {
    owner: { kind: 'case', key, case: key, recording: null },
    documents: [facts, ...named, ...inLine, ...inCharge],
    gone: 'others',
    seq: 0,
    isWhole: true,
  }
}

async function ofRecording({ read, vault, running }: Sources, key: string): Promise<Findable> {
  const row = await read.first('SELECT case_id, opened FROM recording WHERE id = ?', [key])
  if (row === undefined) return nothing('recording', key)
  const opened = String(row['opened'])
  // The journal of one that runs is long, and read by the station all the time already.
  const present = running(key)
  const { marks, people, reconciliation } =
    present === null
      ? recordingFacts(await readRecordingFolder(recordingDirectory(vault, key)))
      : { ...present, reconciliation: null }
  const documents = [
    ...people.map(({ name, role }, n): Document => {
      return { kind: 'person', item: `person ${n}`, at: opened, role, text: name }
    }),
    ...marks
      .filter(({ word }) => word !== '')
      .map(({ id, at, word }): Document => ({ kind: 'mark', item: id, at, role: '', text: word })),
    ...explanationsIn(reconciliation),
  ]
  return {
    owner: { kind: 'recording', key, case: text(row['case_id']), recording: key },
    documents,
    gone: 'others',
    seq: 0,
    isWhole: true,
  }
}

/** What people wrote to what a reconciliation had found. */
function explanationsIn(reconciliation: Recording['reconciliation']): Document[] {
  if (reconciliation === null) return []
  const { at, findings } = reconciliation
  return findings.flatMap(({ subject, explanation }, n): Document[] => {
    if (explanation === null) return []
    const text = [explanation, subject].filter((each) => each !== '').join('\n')
    return [{ kind: 'explanation', item: `explanation ${n}`, at, role: '', text }]
  })
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

async function ofStatements({ read }: Sources, key: string): Promise<Findable> {
  const rows = await read.all('SELECT statement FROM statement WHERE recording = ? ORDER BY number, version', [key])
  const all = rows.map((row) => statementSchema.parse(JSON.parse(String(row['statement']))))
  // Of each statement the version that counts.
  const newest = [...new Map(all.map((each) => [each.number, each])).values()]
  const recording = await read.first('SELECT case_id FROM recording WHERE id = ?', [key])
  const documents = newest.map(({ number, made: at, content }): Document => {
    const { happened, cause, measures, effect } = content
    const lines = [`情况说明 ${number}`, happened, cause, measures, effect].filter((each) => each !== '')
    return { kind: 'statement', item: String(number), at, role: '', text: lines.join('\n') }
  })
  return {
    owner: { kind: 'statements', key, case: text(recording?.['case_id']), recording: key },
    documents,
    gone: 'others',
    seq: 0,
    isWhole: true,
  }
}

/** Changes of other kinds than entries say nothing that is looked for. */
const entryChange = z.object({ what: z.string() }).loose()

async function ofRecord({ read, seqOf }: Sources, key: string): Promise<Findable> {
  const row = await read.first('SELECT case_id, recording FROM written_record WHERE id = ?', [key])
  if (row === undefined) return nothing('record', key)
  const since = await seqOf(key)
  const rows = await read.all(
    'SELECT seq, change FROM written_record_change WHERE record = ? AND seq > ? ORDER BY seq LIMIT ?',
    [key, since, mostChanges],
  )
  const entries = new Map<string, Document | null>()
  const moments = new Map<string, string>()
  for (const each of rows) {
    const change = entryIn(each)
    if (change === null) continue
    const { id: item, speaker: role, removed } = change
    const at = moments.get(item) ?? change.at
    moments.set(item, at)
    entries.set(item, removed || change.text === '' ? null : { kind: 'entry', item, at, role, text: change.text })
  }
  return {
    owner: { kind: 'record', key, case: text(row['case_id']), recording: text(row['recording']) },
    documents: [...entries.values()].filter((entry) => entry !== null),
    gone: [...entries].filter(([, entry]) => entry === null).map(([item]) => item),
    seq: Number(rows.at(-1)?.['seq'] ?? since),
    isWhole: rows.length < mostChanges,
  }
}

function entryIn(row: Row) {
  const kept: unknown = JSON.parse(String(row['change']))
  if (entryChange.safeParse(kept).data?.what !== 'entry') return null
  const change = recordChange.parse(kept)
  return change.what === 'entry' ? change : null
}

const issued = z.object({ values: z.record(z.string(), z.string()) })

/** What was written into a document; nothing of one whose file is not there or not as it was. */
async function writtenInto(path: string): Promise<string[]> {
  try {
    return Object.values(issued.parse(JSON.parse(await readFile(path, 'utf8'))).values)
  } catch {
    return []
  }
}

async function ofFiles({ read, vault }: Sources, key: string): Promise<Findable> {
  const row = await read.first('SELECT 1 FROM cases WHERE id = ?', [key])
  if (row === undefined) return nothing('files', key)
  const folder = exhibitsFolder(vault, key)
  const { lines, bytes } = await readList(folder)
  const exhibits = exhibitsIn(lines).map(({ number, name, added: at, description }): Document => {
    const { title, place, taken, takenBy, source, purpose } = description
    const said = [`${number} ${title}`, name, taken, place, takenBy, source, purpose].filter((each) => each !== '')
    return { kind: 'exhibit', item: `exhibit ${number}`, at, role: '', text: said.join('\n') }
  })
  const documents = documentsIn(lines).map(async ({ number, title, documentNumber, issued: at, files }) => {
    const json = files.find(({ file }) => file.endsWith('.json'))?.file
    const values = json === undefined ? [] : await writtenInto(join(folder, json))
    const said = [`${title} ${documentNumber}`.trim(), ...values].filter((each) => each !== '')
    return { kind: 'document', item: `document ${number}`, at, role: '', text: said.join('\n') } satisfies Document
  })
  return {
    owner: { kind: 'files', key, case: key, recording: null },
    documents: [...exhibits, ...(await Promise.all(documents))],
    gone: 'others',
    seq: bytes.length,
    isWhole: true,
  }
}

const ways: Readonly<Record<OwnerKind, (sources: Sources, key: string) => Promise<Findable>>> = {
  case: ofCase,
  recording: ofRecording,
  statements: ofStatements,
  record: ofRecord,
  files: ofFiles,
}

/** Whether what was kept cannot be read, now or ever; the others must not wait for it. */
function isUnreadable(error: unknown): boolean {
  if (error instanceof Failure) return error.code === 'recording-unknown' || error.code === 'recording-damaged'
  return error instanceof z.ZodError || error instanceof SyntaxError
}

/** What of a thing can be found now; of one that cannot be read, nothing. */
export async function findableOf(sources: Sources, kind: OwnerKind, key: string): Promise<Findable> {
  try {
    return await ways[kind](sources, key)
  } catch (error) {
    if (isUnreadable(error)) return nothing(kind, key)
    throw error
  }
}
