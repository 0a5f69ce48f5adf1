// Signing page by page 逐页签名: each page drawn by itself, or with the signature of another by a choice that is kept as one.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Failure } from '../../../native/contract/failures.ts'
import { recordHeading } from '../../../native/contract/record-entries.ts'
import { recordChange, type RecordChange } from '../../../native/contract/written-records.ts'
import { Database } from '../../../native/database/database.ts'
import { writtenRecordsStore } from '../../../native/written-record/store.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let database: Database
let store: ReturnType<typeof writtenRecordsStore>
let record: string
/** Each moment is a second after the one before. */
let second = 0
const now = () => new Date(Date.UTC(2026, 2, 1, 1, 0, second++))
const sha256 = 'a'.repeat(64)
const who = { name: '赵某', role: 'party' } as const
type Strokes = Extract<RecordChange, { what: 'page-signed' }>['strokes']
const strokes = (y: number): Strokes => [
  [
    [10, y, 0.5, 0],
    [90, y + 20, 0.5, 40],
  ],
]
const read = (page: number): RecordChange => ({ what: 'page-read', ...who, page, sha256 })
const signed = (page: number, drawn: Strokes, repeats: number | null = null): RecordChange => ({
  ...{ what: 'page-signed', ...who, page, sha256, strokes: drawn, repeats },
})
const signature = (drawn: Strokes = []): RecordChange => ({
  what: 'signature',
  signature: {
    ...{ ...who, how: 'drawn', reason: '', notedBy: '', read: 'read', exhibit: null, strokes: drawn },
    ...{ pages: [], at: '2026-03-01T00:00:00.000Z' },
  },
})
const change = (...changes: RecordChange[]) => store.change(record, '王记录', changes)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : error),
  )

beforeEach(async () => {
  second = 0
  folder = await temporaryFolder()
  database = await Database.open(join(folder.path, 'zhenglu.sqlite'))
  store = writtenRecordsStore(database, now)
  const heading = recordHeading.parse({ unit: '', cause: '', place: '', form: '', people: [] })
  const begun = { case: randomUUID(), recording: '20260301-010203-abcdef', heading, person: '王记录' }
  record = (await store.begin({ ...begun, kind: 'interview' })).id
  await change({ what: 'read-back' })
  const at = '2026-03-01T01:00:00.000Z'
  const pages = { at, count: 3, sha256, to: at, afterSeal: false, checkpoint: { lines: 1, code: '' } }
  await store.layOut(record, '王记录', pages, 1)
})
afterEach(async () => {
  await database.close()
  await folder.remove()
})

test('keeps strokes and instant of each page, and what repeats another as such; the record is signed with the last', async () => {
  expect(await codeOf(change(signed(1, strokes(10))))).toBe('written-record-pages-unread')
  await change(read(1), signed(1, strokes(10)))
  // From the first page that bears a signature the text stays.
  expect((await store.get(record)).row.state).toBe('signing')
  await change(read(2), signed(2, strokes(50)))
  expect(await codeOf(change(signature()))).toBe('written-record-pages-unread')
  await change(read(3))
  expect(await codeOf(change(signature()))).toBe('written-record-pages-unsigned')
  await change(signed(3, [], 2), signature())
  const { signings, signatures } = await store.get(record)
  const [at1, at2, at3] = signings[0]?.pages.map((page) => page?.at ?? '') ?? []
  expect(signings).toEqual([
    {
      ...who,
      pages: [
        { at: at1, strokes: strokes(10), repeats: null },
        { at: at2, strokes: strokes(50), repeats: null },
        { at: at3, strokes: [], repeats: 2 },
      ],
    },
  ])
  expect([at1, at2, at3]).toEqual([...new Set([at1, at2, at3])].sort())
  // What stands on the last page stands under the last words.
  expect(signatures).toMatchObject([{ ...who, how: 'drawn', strokes: strokes(50) }])
  const before = await store.get(record)
  store = writtenRecordsStore(database, now)
  expect(await store.get(record)).toEqual(before)
})

test('what was signed stands: sent again it is nothing new, drawn otherwise it is refused; nothing repeats a repetition', async () => {
  await change(read(1), read(2), read(3), signed(1, strokes(10)))
  const { seq, signings } = await store.get(record)
  expect(await change(signed(1, strokes(10)))).toBe(seq)
  expect((await store.get(record)).signings).toEqual(signings)
  expect(await codeOf(change(signed(1, strokes(11))))).toBe('written-record-signed')
  expect(await codeOf(change(signed(2, [], 3)))).toBe('written-record-pages-unsigned')
  await change(signed(2, [], 1))
  expect(await codeOf(change(signed(3, [], 2)))).toBe('written-record-pages-unsigned')
  expect(await codeOf(change({ ...signed(3, strokes(5)), sha256: 'b'.repeat(64) } as RecordChange))).toBe(
    'written-record-not-laid-out',
  )
  const frozen = { at: '', files: [], checkpoint: { lines: 1, code: '' }, afterSeal: false }
  // Somebody has begun to sign, nobody has signed.
  expect(await codeOf(store.freeze(record, '王记录', frozen))).toBe('written-record-not-signed')
  const taken = [signed(3, []), signed(3, strokes(5), 1)].map((one) => recordChange.safeParse(one).success)
  expect(taken).toEqual([false, false])
})

test('a signature of an earlier version of the program stays the one that is on every page', async () => {
  await change(read(1), read(2), read(3))
  const rows = await database.read.all('SELECT max(seq) AS seq FROM written_record_change')
  await database.write((writer) =>
    writer.run('INSERT INTO written_record_change (record, seq, at, person, change) VALUES (?, ?, ?, ?, ?)', [
      ...[record, Number(rows[0]?.['seq']) + 1, now().toISOString(), '王记录', JSON.stringify(signature(strokes(30)))],
    ]),
  )
  store = writtenRecordsStore(database, now)
  const { signings, signatures, row } = await store.get(record)
  expect([signings, row.state]).toEqual([[], 'signing'])
  expect(signatures).toMatchObject([{ strokes: strokes(30) }])
})
