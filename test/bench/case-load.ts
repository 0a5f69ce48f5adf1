// A station's database after many years: 100,000 cases, 800,000 entries of written records, 200,000 marks.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Database } from '../../native/database/database.ts'
import { take, type Document, type Findable } from '../../native/search/documents.ts'
import { IndexFile } from '../../native/search/index-file.ts'
import { Search } from '../../native/search/search.ts'
import { sortNumber } from '../../native/cases/case-list.ts'
import { caseKinds, caseStages } from '../../native/contract/terms.ts'
import { indexedWords } from '../../native/database/bigrams.ts'
import { madeUp } from './made-up.ts'

export const load = { cases: 100_000, records: 4000, entriesOfRecord: 200, recordings: 4000, marksOfRecording: 50 }

/** Rows that are written in one statement. */
const atOnce = 5000
const from = Date.parse('2021-01-04T01:00:00.000Z')
const years = 5 * 365 * 86_400_000
/** Spread evenly over the years. */
const moment = (n: number, of: number, more = 0) => new Date(from + (n / of) * years + more).toISOString()

type Cells = readonly (string | number | null)[]

async function insert(database: Database, into: string, columns: number, count: number, row: (n: number) => Cells) {
  const cells = Array.from({ length: columns }, (_, at) => `value ->> ${at}`).join(', ')
  for (let n = 0; n < count; n += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, count - n) }, (_, more) => row(n + more))
    await database.write((writer) =>
      writer.run(`INSERT INTO ${into} SELECT ${cells} FROM json_each(?)`, [JSON.stringify(rows)]),
    )
  }
}

const digits = (value: number, length: number) => String(value).padStart(length, '0')
const recordingId = (n: number) => `${moment(n, load.recordings).replace(/\D/g, '').slice(0, 8)}-${digits(n, 6)}-abcdef`

export interface CaseLoad {
  readonly database: Database
  readonly search: Search
  /** Seconds in which cases and records were taken into the index. */
  readonly indexing: number
  close(): Promise<void>
}

/** Cases as a station that has kept them for years holds them, without their records. Answers with their ids. */
export async function fillCases(database: Database, cases: number = load.cases): Promise<readonly string[]> {
  const words = madeUp(1)
  const ids = Array.from({ length: cases }, () => randomUUID())
  const stages = ['', ...caseStages]
  const rows: Cells[] = ids.map((id, n) => {
    const at = moment(n, cases)
    const kind = caseKinds[n % 7 === 0 ? 1 + (n % 4) : 0] ?? 'penalty'
    const name = words.name()
    const party = {
      ...{ id: randomUUID(), kind: 'person', name, address: words.place(), phone: '', sex: 'unstated' },
      ...{ birth: '', document: 'identity-card', number: '', employer: '' },
    }
    const number = `沪城管${kind === 'penalty' ? '罚' : '案'}〔${at.slice(0, 4)}〕${n + 1}号`
    const [cause, notes, unit] = [words.cause(), `${words.place()}，${words.thing()}。`, words.unit()]
    const found = indexedWords([number, cause, name, notes, unit].join('\n'))
    return [
      ...[id, number, sortNumber(number), cause, kind, name, notes, at, at, unit, 'internal'],
      ...[JSON.stringify([party]), stages[n % stages.length] ?? '', n + 1, found],
    ]
  })
  const columns =
    'id, number, sort_number, cause, kind, party, notes, created, changed, unit, confidentiality, parties, stage, word_row'
  const known = columns.split(', ').length
  await insert(database, `cases (${columns})`, known, cases, (n) => rows[n] ?? [])
  await insert(database, 'case_words (rowid, id, words)', 3, cases, (n) => [
    ...[n + 1, ids[n] ?? '', rows[n]?.at(-1) ?? ''],
  ])
  return ids
}

const filesTogether = 500

/** An exhibit and an issued document of a case, with what was written into it. */
function filesOf(key: string, n: number, words: ReturnType<typeof madeUp>): Findable {
  const at = moment(n, load.cases, 3_600_000)
  const exhibit = [`1 ${words.thing()}`, `IMG_${n}.jpg`, words.place(), words.name(), words.sentence()].join('\n')
  const document = [`询问通知书 询〔${at.slice(0, 4)}〕${n + 1}号`, words.name(), words.cause(), words.sentence()].join(
    '\n',
  )
  return {
    owner: { kind: 'files', key, case: key, recording: null },
    documents: [
      { kind: 'exhibit', item: 'exhibit 1', at, role: '', text: exhibit },
      { kind: 'document', item: 'document 1', at, role: '', text: document },
    ],
    ...{ gone: [], seq: 0, isWhole: true },
  }
}

/** Fills a new database in that folder; what comes from files on disk goes straight into the index: marks, exhibits, documents. */
export async function loadCases(folder: string, said: (text: string) => void): Promise<CaseLoad> {
  const database = await Database.open(join(folder, 'zhenglu.sqlite'))
  const words = madeUp(2)
  said('cases')
  const ids = await fillCases(database)
  said('written records')
  const records = Array.from({ length: load.records }, () => randomUUID())
  const caseOf = (n: number, of: number) => ids[Math.floor((n / of) * load.cases)] ?? ''
  await insert(
    database,
    'written_record (id, case_id, recording, kind, number, created, person, heading)',
    8,
    load.records,
    (n) => [
      ...[records[n] ?? '', caseOf(n, load.records), recordingId(n), 'interview', 1, moment(n, load.records)],
      ...['书记员', '{}'],
    ],
  )
  const entries = load.records * load.entriesOfRecord
  await insert(database, 'written_record_change (record, seq, at, person, change)', 5, entries, (n) => {
    const [record, seq] = [Math.floor(n / load.entriesOfRecord), (n % load.entriesOfRecord) + 1]
    const at = moment(record, load.records, seq * 20_000)
    const change = {
      ...{ what: 'entry', id: randomUUID(), at, place: seq, section: 'course' },
      ...{ speaker: seq % 2 === 0 ? 'answer' : 'question', text: words.sentence(), removed: false },
    }
    return [records[record] ?? '', seq, at, '书记员', JSON.stringify(change)]
  })
  said('marks')
  const file = join(folder, 'search.sqlite')
  const index = await IndexFile.open(file)
  const marksOf = (n: number): Findable => {
    const owner = {
      kind: 'recording',
      key: recordingId(n),
      case: caseOf(n, load.recordings),
      recording: recordingId(n),
    }
    const documents = Array.from({ length: load.marksOfRecording }, (_, mark): Document => {
      const at = moment(n, load.recordings, mark * 60_000)
      return { kind: 'mark', item: randomUUID(), at, role: '', text: words.sentence() }
    })
    return { owner: { ...owner, kind: 'recording' }, documents, gone: [], seq: 0, isWhole: true }
  }
  const together = 40
  for (let n = 0; n < load.recordings; n += together) {
    await index.write(async (writer) => {
      for (let more = 0; more < together; more++) await take(writer, marksOf(n + more))
    })
  }
  said('exhibits and documents')
  for (let n = 0; n < load.cases; n += filesTogether) {
    await index.write(async (writer) => {
      for (let more = 0; more < filesTogether; more++) await take(writer, filesOf(ids[n + more] ?? '', n + more, words))
    })
  }
  await index.close()
  said('the index')
  const begun = performance.now()
  const search = new Search({
    ...{ database, vault: folder, file, rest: 0 },
    inBackground: (work) => {
      work.catch(() => undefined)
    },
    signal: new AbortController().signal,
  })
  await search.settle()
  return {
    database,
    search,
    indexing: (performance.now() - begun) / 1000,
    async close() {
      await search.close()
      await database.close()
    },
  }
}
