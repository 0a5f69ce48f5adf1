// A written record as it is kept: changes are only added, nothing is lost, one writes at a time, corrections are seen.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Failure } from '../../../native/contract/failures.ts'
import { recordHeading } from '../../../native/contract/record-entries.ts'
import type { RecordChange } from '../../../native/contract/written-records.ts'
import { Database } from '../../../native/database/database.ts'
import { Leases } from '../../../native/written-record/leases.ts'
import { writtenRecordsStore } from '../../../native/written-record/store.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let database: Database
let store: ReturnType<typeof writtenRecordsStore>
let record: string

const heading = recordHeading.parse({ unit: '', cause: '无证经营食品', place: '', form: '', people: [] })
const entry = (
  id: string,
  text: string,
  more: Partial<Extract<RecordChange, { what: 'entry' }>> = {},
): RecordChange => ({
  ...{ what: 'entry', id, at: '2026-03-01T01:02:03.000Z', place: 1, section: 'course', speaker: 'question' },
  ...{ text, removed: false },
  ...more,
})
const texts = async () => (await store.get(record)).entries.map(({ text }) => text)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : error),
  )

beforeEach(async () => {
  folder = await temporaryFolder()
  database = await Database.open(join(folder.path, 'zhenglu.sqlite'))
  store = writtenRecordsStore(database)
  const begun = {
    case: randomUUID(),
    recording: '20260301-010203-abcdef',
    kind: 'interview',
    heading,
    person: '王记录',
  }
  record = (await store.begin({ ...begun, kind: 'interview' })).id
})
afterEach(async () => {
  await database.close()
  await folder.remove()
})

describe('a written record', () => {
  test('keeps every state of an entry, the newest of which is its text; the moment is that of its first letter', async () => {
    const id = randomUUID()
    await store.change(record, '王记录', [entry(id, '你')])
    await store.change(record, '王记录', [entry(id, '你叫什么名字？', { at: '2026-03-01T09:09:09.000Z' })])
    const { entries, seq } = await store.get(record)
    expect(entries).toMatchObject([{ text: '你叫什么名字？', at: '2026-03-01T01:02:03.000Z', seq: 2 }])
    expect(seq).toBe(2)
    const rows = await database.read.all('SELECT change FROM written_record_change ORDER BY seq')
    expect(rows.map((row) => (JSON.parse(String(row['change'])) as { text: string }).text)).toEqual([
      '你',
      '你叫什么名字？',
    ])
  })

  test('takes what is sent twice once, and answers with what is new alone', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    const first = await store.change(record, '王记录', [
      entry(one, '问'),
      entry(two, '答', { place: 2, speaker: 'answer' }),
    ])
    expect(await store.change(record, '王记录', [entry(one, '问')])).toBe(first)
    await store.change(record, '王记录', [entry(one, '问？')])
    expect((await store.get(record, first)).entries.map(({ id }) => id)).toEqual([one])
  })

  test('is the same when it is folded anew, as after a crash', async () => {
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()]
    await store.change(record, '王记录', [
      entry(one, '一'),
      entry(two, '三', { place: 2 }),
      entry(three, '二', { place: 1.5 }),
    ])
    await store.change(record, '王记录', [entry(two, '三', { place: 2, removed: true })])
    const before = await store.get(record)
    await database.close()
    database = await Database.open(join(folder.path, 'zhenglu.sqlite'))
    store = writtenRecordsStore(database)
    expect(await store.get(record)).toEqual(before)
    expect(await texts()).toEqual(['一', '二', '三'])
    expect(before.row.entries).toBe(2)
  })

  test('shows each change after it was read back as a correction: what stood there, what stands there, who and when', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    await store.change(record, '王记录', [entry(one, '三月一日'), entry(two, '多余', { place: 2 })])
    await store.change(record, '王记录', [{ what: 'read-back' }])
    await store.change(record, '李操作', [entry(one, '三月二日'), entry(two, '多余', { place: 2, removed: true })])
    const { row, entries } = await store.get(record)
    expect(row.state).toBe('reading-back')
    expect(entries.map(({ corrections }) => corrections)).toMatchObject([
      [{ before: '三月一日', after: '三月二日', person: '李操作' }],
      [{ before: '多余', after: '', person: '李操作' }],
    ])
  })

  test('cannot be altered or emptied in the database', async () => {
    await store.change(record, '王记录', [entry(randomUUID(), '原文')])
    for (const sql of ["UPDATE written_record_change SET change = '{}'", 'DELETE FROM written_record_change'])
      await expect(database.write((writer) => writer.run(sql))).rejects.toThrow(/changes/)
    expect(await texts()).toEqual(['原文'])
  })

  test('refuses a speaker of another kind of record, and takes none of what came with it', async () => {
    const wanted = [entry(randomUUID(), '好'), entry(randomUUID(), '不', { speaker: 'presiding-officer' })]
    expect(await codeOf(store.change(record, '王记录', wanted))).toBe('written-record-speaker')
    expect(await texts()).toEqual([])
    expect(await codeOf(store.get(randomUUID()))).toBe('written-record-unknown')
  })
})

test('a record is written by one window at a time: until it is given up, taken over, or not heard of any more', () => {
  let now = 0
  const leases = new Leases(() => now)
  const [one, two] = [
    { window: 'one', person: '王记录' },
    { window: 'two', person: '李操作' },
  ]
  const refused = () => leases.hold('r', two, false)
  leases.hold('r', one, false)
  expect(refused).toThrow(/written-record-held.*王记录/)
  now += 10_000
  leases.hold('r', one, false)
  now += 10_000
  expect(refused).toThrow(Failure)
  now += 10_000
  leases.hold('r', two, false)
  expect(leases.of('r')).toEqual(two)
  leases.hold('r', one, true)
  expect(leases.of('r')).toEqual(one)
  expect(leases.release('r', 'two')).toBe(false)
  expect(leases.release('r', 'one')).toBe(true)
  leases.hold('r', two, false)
})
