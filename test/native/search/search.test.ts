// What is found in cases, recordings, written records and fault statements, by which words, and that nothing is forgotten.
import { createHash, randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { casesStore, type CasesStore } from '../../../native/cases/cases.ts'
import { recordingsIndex, type RecordingsIndex } from '../../../native/cases/recordings.ts'
import { statementsStore } from '../../../native/cases/statements.ts'
import { caseCalls, type Case } from '../../../native/contract/cases.ts'
import type { Mark } from '../../../native/contract/recording-course.ts'
import { searchCalls, type SearchHit } from '../../../native/contract/search.ts'
import { recordHeading } from '../../../native/contract/record-entries.ts'
import type { RecordChange } from '../../../native/contract/written-records.ts'
import { Database } from '../../../native/database/database.ts'
import { exhibitsStore } from '../../../native/exhibits/store.ts'
import { Search } from '../../../native/search/search.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { writtenRecordsStore, type WrittenRecordsStore } from '../../../native/written-record/store.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { cameraFile, makeRecording } from '../cases/make-recording.ts'

let media: TemporaryFolder
let clip: Buffer
beforeAll(async () => {
  media = await temporaryFolder()
  clip = await cameraFile(media.path)
})
afterAll(() => media.remove())

let folder: TemporaryFolder
let vault: Vault
let database: Database
let cases: CasesStore
let recordings: RecordingsIndex
let records: WrittenRecordsStore
let search: Search
const file = () => vaultPaths(vault.folder).searchIndex
let marksNow: (recording: string) => Mark[] | null

function open(): void {
  marksNow = () => null
  search = new Search({
    database,
    vault: vault.folder,
    file: file(),
    running: (recording) => {
      const marks = marksNow(recording)
      return marks === null ? null : { marks, people: [] }
    },
    inBackground: (work) => {
      work.catch(() => undefined)
    },
    signal: new AbortController().signal,
  })
}
beforeEach(async () => {
  folder = await temporaryFolder()
  await createVault(join(folder.path, 'vault'), '证录一号')
  vault = await Vault.open(join(folder.path, 'vault'))
  database = await Database.open(vaultPaths(vault.folder).database)
  cases = casesStore(database)
  recordings = recordingsIndex(database, vault.folder, cases)
  records = writtenRecordsStore(database)
  open()
})
afterEach(async () => {
  await search.close()
  await database.close()
  await vault.close()
  await folder.remove()
})

const person = { kind: 'person' as const, name: '张三', number: '11010519491231002X', phone: '13800001234' }
const openCase = (own: object = {}): Promise<Case> =>
  cases.create(
    caseCalls['cases.create'].input.parse({
      number: '沪城管罚〔2026〕000123号',
      cause: '占道经营',
      kind: 'penalty',
      ...own,
    }),
  )
const begin = async (of: string, changes: readonly RecordChange[] = []) => {
  const heading = recordHeading.parse({ unit: '', cause: '', place: '', form: '', people: [] })
  const begun = { case: of, recording: '20260301-010203-abcdef', kind: 'interview', heading, person: '书记员' } as const
  const { id } = await records.begin(begun)
  if (changes.length > 0) await records.change(id, '书记员', changes)
  return id
}
const entry = (text: string, own: object = {}): Extract<RecordChange, { what: 'entry' }> => ({
  ...{ what: 'entry', id: randomUUID(), at: '2026-03-01T01:02:03.000Z', place: 1, section: 'course' },
  ...{ speaker: 'answer', text, removed: false },
  ...own,
})

async function found(text: string, own: object = {}): Promise<SearchHit[]> {
  await search.settle()
  const { groups, waiting } = await search.find(searchCalls['search.find'].input.parse({ text, ...own }))
  expect(waiting).toBe(0)
  return groups.flatMap(({ hits }) => hits)
}
const kinds = async (text: string) => (await found(text)).map(({ kind }) => kind)
/** The context as a line, its hits in brackets. */
const shown = ({ context }: SearchHit) => context.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

describe('a case is found', () => {
  test.each([
    ['two Chinese characters', '占道'],
    ['more of them', '占道经营'],
    ['initials of pinyin', 'zdjy'],
    ['initials in capitals', 'ZDJY'],
    ['two initials', 'jy'],
    ['a number of its year', '2026'],
    ['a number without its zeros', '123'],
    ['its whole number', '沪城管罚〔2026〕000123号'],
    ['digits of full width', '２０２６'],
    ['the beginning of a word', 'mar'],
    ['a word with an accent', 'Café'],
    ['words in any order', '经营 城管'],
    ['initials beside a word', 'cg 占道'],
    ['a single character', '罚'],
  ])('by %s: %s', async (_, text) => {
    const { id } = await openCase({ notes: 'Market, cafe' })
    await openCase({ number: '1号', cause: '无照驾驶' })
    expect((await found(text, { kinds: ['case'] })).map((hit) => hit.case?.id)).toEqual([id])
  })

  test.each([
    '道占',
    '占道驾驶',
    'zdjz',
    'arket',
    '0262',
    '占道 驾驶',
    '。',
    '%',
    '"',
    '~',
    '11010519491231002X',
    '110',
  ])('not by %s', async (text) => {
    await openCase({ notes: 'Market', parties: [person] })
    await openCase({ number: '1号', cause: '驾驶' })
    expect(await found(text)).toEqual([])
  })

  test('by as much as can be typed, in any form', async () => {
    const long = '占道经营违法建设'.repeat(24)
    const { id } = await openCase({ number: '1号', cause: '其他', notes: long })
    for (const text of [long, 'zdjywfjs'.repeat(24), '占 '.repeat(99), 'z '.repeat(99).trim(), '1 '.repeat(99)]) {
      const expected = text.startsWith('z ') ? [] : [id]
      expect([text, (await found(text.trim())).map((hit) => hit.case?.id)]).toEqual([text, expected])
    }
  })

  test('by each reading of a character, and by a rare one of the second plane', async () => {
    const { id } = await openCase({ number: '1号', cause: '重庆单姓当事人𠮷某' })
    for (const text of ['cq', 'zq', 'sx', 'dx', '𠮷某', '人𠮷']) {
      expect([text, (await found(text)).map((hit) => hit.case?.id)]).toEqual([text, [id]])
    }
  })

  test('with the words around the hit, and all hits in it marked', async () => {
    await openCase({ cause: '占道经营', notes: '多次占道' })
    expect((await found('zd')).map(shown)).toEqual(['沪城管罚〔2026〕000123号 · [占道]经营 · 多次[占道]'])
    const long = '甲'.repeat(300)
    await openCase({ number: '1号', cause: '其他', notes: `${long}违法建设${long}` })
    const [hit] = await found('违法')
    expect(shown(hit as SearchHit)).toMatch(/^…甲{16}\[违法\]建设甲+…$/)
  })

  test('as it is now: not by words that it had, and as void when it is', async () => {
    const { id, number } = await openCase()
    expect(await kinds('占道')).toEqual(['case'])
    await cases.change(caseCalls['cases.change'].input.parse({ id, number, cause: '违法建设', kind: 'penalty' }))
    expect(await kinds('占道')).toEqual([])
    await cases.void({ id, reason: '重复立案', person: '甲' })
    expect(await found('违法')).toMatchObject([{ case: { id, number, cause: '违法建设', isVoid: true } }])
  })

  test('newest change first, no more than were asked for', async () => {
    const ids: string[] = []
    for (let n = 1; n <= 5; n++) ids.unshift((await openCase({ number: `${n}号` })).id)
    await search.settle()
    const { groups } = await search.find({ text: '占道', limit: 3 })
    expect(groups).toMatchObject([{ kind: 'case', more: true }])
    const order = groups[0]?.hits.map((hit) => hit.case?.id) ?? []
    expect(order).toHaveLength(3)
    expect((await found('占道')).map((hit) => hit.case?.id).toSorted()).toEqual(ids.toSorted())
  })
})

describe('people are found', () => {
  test('as parties by name and initials, never by a number, and their numbers are nowhere in the index', async () => {
    const { id } = await openCase({
      number: '1号',
      cause: '其他',
      notes: `身份证号${person.number}，电话13800001234`,
      officers: [{ name: '王五', certificate: '12345' }],
      parties: [person, { kind: 'organisation', name: '某某市政公司', legalRepresentative: '李四' }],
    })
    expect(await found('zs', { kinds: ['person'] })).toMatchObject([{ role: 'party', case: { id }, recording: null }])
    expect(await found('李四')).toMatchObject([{ kind: 'person', role: 'legal-representative' }])
    expect(await found('ww')).toMatchObject([{ kind: 'person', role: 'officer', case: { id } }])
    expect((await found('张')).map(({ kind }) => kind)).toEqual(['case', 'person'])
    for (const number of [person.number, '110105', '13800001234']) {
      expect((await found(number)).filter((hit) => !shown(hit).includes('电话'))).toEqual([])
    }
    await search.close()
    for (const end of ['', '-wal']) {
      const bytes = await readFile(file() + end).catch(() => Buffer.alloc(0))
      expect(bytes.includes(person.number)).toBe(false)
      expect(bytes.includes('110105')).toBe(false)
    }
    open()
  })

  test('where they were present, with the marks of the recording at their moment', async () => {
    const of = await openCase()
    const made = await makeRecording(vault, of, clip, true)
    await recordings.index(made.folder)
    expect(await found('sjy')).toMatchObject([
      { kind: 'person', role: 'clerk', recording: made.id, case: { id: of.id } },
    ])
    const [mark] = await found('出示')
    expect(mark).toMatchObject({ kind: 'mark', recording: made.id, case: { number: of.number } })
    expect(shown(mark as SearchHit)).toBe('[出示]证据 📄')
    expect(Math.abs(Date.parse(mark?.at ?? '') - Date.now())).toBeLessThan(60_000)
  })
})

describe('what is stated in the journal of a recording is found', () => {
  const red = { code: 'record-missing', level: 'red' as const, subject: '', facts: { kind: 'interview' } }
  const compared = {
    ...{ checked: '2026-03-01T01:02:03.004Z', person: '书记员', unlisted: 0 },
    findings: [
      { ...red, explanation: '笔录另行手写，已附卷' },
      { ...red, level: 'amber' as const },
    ],
  }

  test('marks while it runs, from what the station has of it; the rest once it is sealed', async () => {
    const of = await openCase({ cause: '其他' })
    const made = await makeRecording(vault, of, clip, false)
    await recordings.index(made.folder)
    await search.settle()
    const mark = { id: 'm-7', at: '2026-03-01T01:02:03.004Z', word: '当庭举证', person: '书记员' }
    marksNow = (recording) => (recording === made.id ? [mark] : null)
    expect(await found('当庭')).toEqual([])
    await search.recordingStated(made.id)
    expect(await found('当庭')).toMatchObject([{ kind: 'mark', recording: made.id, at: mark.at, case: { id: of.id } }])
    marksNow = () => null
    await made.seal()
    await recordings.index(made.folder)
    expect(await kinds('出示')).toEqual(['mark'])
    expect(await kinds('当庭')).toEqual([])
  })

  test('explanations of the reconciliation, after a rebuilding too', async () => {
    const of = await openCase({ cause: '其他' })
    const made = await makeRecording(vault, of, clip, false)
    await made.seal(compared)
    await recordings.index(made.folder)
    const hit = { kind: 'explanation', recording: made.id, at: compared.checked, case: { id: of.id } }
    expect(await found('另行手写')).toMatchObject([hit])
    await search.rebuild()
    expect(await found('另行手写')).toMatchObject([hit])
  })
})

describe('an entry of a written record is found', () => {
  test('with its record and its moment, by what it says now', async () => {
    const { id } = await openCase({ cause: '其他' })
    const one = entry('问：你们什么时候开始占道的？')
    const record = await begin(id, [one, entry('今年三月')])
    const hit = { kind: 'entry', record, entry: one.id, at: one.at, speaker: 'answer', case: { id } }
    expect(await found('开始占道')).toMatchObject([hit])
    expect(await found('ksz')).toMatchObject([hit])
    await records.change(record, '书记员', [{ ...one, at: '2026-03-01T09:09:09.000Z', text: '何时开工？' }])
    expect(await found('占道')).toEqual([])
    expect(await found('开工')).toMatchObject([hit])
    await records.change(record, '书记员', [{ ...one, text: '何时开工？', removed: true }])
    expect(await found('开工')).toEqual([])
    expect(await kinds('三月')).toEqual(['entry'])
  })

  test('also in a record of thousands of changes, and only what changed is taken in anew', async () => {
    const { id } = await openCase({ cause: '其他' })
    const record = await begin(id)
    const all = Array.from({ length: 2500 }, (_, n) => entry(`第${n}句`, { place: n }))
    for (let n = 0; n < all.length; n += 100) await records.change(record, '书记员', all.slice(n, n + 100))
    expect((await found('2499')).map(shown)).toEqual(['第[2499]句'])
    await records.change(record, '书记员', [entry('最后一句话', { place: 3000 })])
    expect(await kinds('最后')).toEqual(['entry'])
  })
})

test('a fault statement is found by the version that counts', async () => {
  const of = await openCase({ cause: '其他' })
  const made = await makeRecording(vault, of, clip, true)
  await recordings.index(made.folder)
  const statements = statementsStore(database, vault.folder)
  const save = (happened: string) =>
    statements.save(
      {
        ...{ recording: made.id, number: 1, made: new Date().toISOString(), person: '书记员', faults: [] },
        content: { happened, cause: '', measures: '', effect: '', operator: '', clerk: '' },
      },
      () => Promise.resolve(Buffer.from('%PDF')),
    )
  await save('网线松动')
  await save('交换机断电')
  expect(await found('网线')).toEqual([])
  expect(await found('断电')).toMatchObject([{ kind: 'statement', recording: made.id, number: 1, case: { id: of.id } }])
})

test('exhibits and documents are found by what is said of them and written into them, also when nobody told of it', async () => {
  const of = await openCase()
  const description = {
    title: '现场照片',
    place: '河滨路',
    taken: '',
    takenBy: '',
    source: '',
    purpose: '证明占用人行道',
  }
  const exhibits = exhibitsStore(vault, () => undefined)
  const path = join(folder.path, 'photo.txt')
  await writeFile(path, 'not looked into')
  const sha256 = createHash('sha256').update('not looked into').digest('hex')
  await exhibits.add(
    { path, length: 15, sha256 },
    { case: of.id, name: 'photo.txt', description, person: '书记员' },
    { looking: null, signal: new AbortController().signal, onBytes: () => undefined },
  )
  expect(await found('人行道')).toMatchObject([{ kind: 'exhibit', number: 1, case: { id: of.id } }])
  const facts = {
    document: 'notice',
    title: '听证通知书',
    documentNumber: '7号',
    serial: null,
    template: 1,
    person: '书记员',
  }
  const json = Buffer.from(JSON.stringify({ values: { place: '第三听证室' } }))
  await exhibits.putDocument(of.id, facts, [['json', json]])
  await search.filesListed(of.id)
  expect(await found('第三听证')).toMatchObject([{ kind: 'document', number: 1, case: { id: of.id } }])
  await exhibits.describe(of.id, 1, {
    description: { ...description, title: '占道照片' },
    reason: '笔误',
    person: '书记员',
  })
  // The station crashed before it could tell the search.
  await search.close()
  open()
  expect(await found('占道照片')).toMatchObject([{ kind: 'exhibit', number: 1 }])
  expect(await found('现场照片')).toEqual([])
})

describe('the index', () => {
  test('takes in what changed while nobody looked after it', async () => {
    await openCase()
    await search.settle()
    await search.close()
    await openCase({ number: '2号', cause: '违法建设' })
    open()
    expect(await kinds('违法')).toEqual(['case'])
  })

  test.each([
    ['is gone', () => rm(file())],
    [
      'is no database',
      () => writeFile(file(), 'not a database at all, though it is long enough to be taken for one'.repeat(9)),
    ],
    ['is empty', () => writeFile(file(), '')],
    ['is of another program', () => writeFile(file(), Buffer.alloc(8192, 7))],
  ])('is built again when it %s', async (_, spoil) => {
    const { id } = await openCase()
    await begin(id, [entry('关于占道的事实')])
    await search.settle()
    await search.close()
    for (const end of ['-wal', '-shm']) await rm(file() + end, { force: true })
    await spoil()
    open()
    expect(await kinds('占道')).toEqual(['case', 'entry'])
  })

  test('waits for nothing that cannot be read', async () => {
    const { id } = await openCase()
    const record = await begin(id, [entry('关于占道的事实')])
    await database.write((writer) =>
      writer.run(`INSERT INTO written_record_change (record, seq, at, person, change) VALUES (?, 2, '', '', '{')`, [
        record,
      ]),
    )
    expect(await kinds('占道')).toEqual(['case'])
  })

  test('finds nothing twice when it is built again', async () => {
    const { id } = await openCase()
    await begin(id, [entry('关于占道的事实')])
    await search.settle()
    await search.rebuild()
    await search.settle()
    expect(await kinds('占道')).toEqual(['case', 'entry'])
  })

  test('holds nothing of a recording whose folder is gone', async () => {
    const made = await makeRecording(vault, await openCase(), clip, true)
    await recordings.index(made.folder)
    expect(await kinds('出示')).toEqual(['mark'])
    await rm(made.folder, { recursive: true })
    await recordings.reindex()
    expect(await kinds('出示')).toEqual([])
  })
})
