// The list of cases: narrowed down, ordered, kept by name, written out; causes; related cases.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportCases } from '../../../native/archive/export-cases.ts'
import { casesStore, type CasesStore } from '../../../native/cases/cases.ts'
import { causesStore } from '../../../native/cases/causes.ts'
import { savedFilters } from '../../../native/cases/saved-filters.ts'
import { caseListing } from '../../../native/contract/case-list.ts'
import { caseStageCalls } from '../../../native/contract/case-stages.ts'
import { caseCalls } from '../../../native/contract/cases.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { indexedWords } from '../../../native/database/bigrams.ts'
import { Database } from '../../../native/database/database.ts'
import { migrations } from '../../../native/database/migrations.ts'
import { createVault } from '../../../native/vault/vault.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let database: Database
let cases: CasesStore
beforeEach(async () => {
  folder = await temporaryFolder()
  database = await Database.open(join(folder.path, 'zhenglu.sqlite'))
  cases = casesStore(database)
})
afterEach(async () => {
  await database.close()
  await folder.remove()
})

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  )
const create = (number: string, own: object = {}) =>
  cases.create(caseCalls['cases.create'].input.parse({ number, cause: '占道经营', kind: 'penalty', ...own }))
const enter = (id: string, stage: string, own: object = {}) =>
  cases.enterStage(
    caseStageCalls['cases.enterStage'].input.parse({ id, stage, day: '2026-01-05', person: '甲', ...own }),
  )
const numbers = async (asked: object) =>
  (await cases.find(caseCalls['cases.find'].input.parse(asked))).cases.map(({ number }) => number)

describe('the list', () => {
  test('stands in the order of numbers as people count, and of anything else, both ways', async () => {
    const two = await create('罚〔2026〕2号', { cause: '乙', kind: 'licence' })
    await create('罚〔2026〕10号', { cause: '丙' })
    const hundred = await create('罚〔2025〕100号', { cause: '甲' })
    await enter(two.id, 'review')
    await enter(hundred.id, 'start')
    const byNumber = ['罚〔2025〕100号', '罚〔2026〕2号', '罚〔2026〕10号']
    expect(await numbers({ order: 'number', descending: false })).toEqual(byNumber)
    expect(await numbers({ order: 'number' })).toEqual(byNumber.toReversed())
    expect(await numbers({ order: 'created', descending: false })).toEqual([
      '罚〔2026〕2号',
      '罚〔2026〕10号',
      '罚〔2025〕100号',
    ])
    expect((await numbers({ order: 'stage' }))[0]).toBe('罚〔2026〕2号')
    expect((await numbers({ order: 'stage', descending: false }))[0]).toBe('罚〔2026〕10号')
    expect((await numbers({ order: 'kind', descending: false }))[0]).toBe('罚〔2026〕2号')
    expect((await numbers({}))[0]).toBe('罚〔2025〕100号')
  })

  test('comes page by page, each case once', async () => {
    for (let n = 1; n <= 7; n++) await create(`${n}号`)
    const pages = await Promise.all([0, 3, 6].map((offset) => numbers({ order: 'cause', offset, limit: 3 })))
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1])
    expect(new Set(pages.flat()).size).toBe(7)
  })

  test('is narrowed down by each of its conditions, and by several at once', async () => {
    const one = await create('1号', { unit: '一中队', confidentiality: 'privacy' })
    const two = await create('2号', { unit: '二中队', kind: 'licence' })
    await enter(one.id, 'start')
    await enter(one.id, 'decision')
    await cases.void({ id: two.id, reason: '重复', person: '甲' })
    for (const [asked, found] of [
      [{ unit: '一中队' }, ['1号']],
      [{ kind: 'licence' }, ['2号']],
      [{ stage: 'decision' }, ['1号']],
      [{ stage: 'start' }, []],
      [{ stage: 'none' }, ['2号']],
      [{ confidentiality: 'privacy' }, ['1号']],
      [{ voided: true }, ['2号']],
      [{ from: one.created, to: two.created }, ['1号']],
      [{ from: two.created }, ['2号']],
      [{ text: '占道', unit: '一中队', voided: true }, []],
    ] as const) {
      expect([asked, await numbers(asked)]).toEqual([asked, found])
    }
    expect(await cases.units()).toEqual(['一中队', '二中队'])
  })

  test('knows the last stage, also when it is withdrawn, and of cases from before there was a list', async () => {
    const { id } = await create('1号')
    await enter(id, 'start')
    await enter(id, 'review')
    expect((await cases.get(id)).stage).toBe('review')
    await enter(id, 'review', { day: null, reason: '误登' })
    expect((await cases.get(id)).stage).toBe('start')

    const old = await Database.open(join(folder.path, 'old.sqlite'), migrations.slice(0, 6))
    await old.write(async (writer) => {
      await writer.run(
        `INSERT INTO cases (id, number, cause, kind, party, notes, created, changed)
         VALUES (?, '罚2号', '占道', 'penalty', '', '', ?, ?)`,
        [id, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
      )
      // Of one that was taken out of the index and put in again the words are not in its row.
      await writer.run(`INSERT INTO case_words (rowid, id, words) VALUES (7, ?, ?)`, [id, indexedWords('罚2号 占道')])
      for (const event of [
        { kind: 'stage', stage: 'start', day: '2026-01-05' },
        { kind: 'stage', stage: 'evidence', day: '2026-01-06' },
        { kind: 'stage', stage: 'closing', day: '2026-01-07' },
        { kind: 'stage', stage: 'closing', day: null },
      ]) {
        await writer.run('INSERT INTO case_event (case_id, event) VALUES (?, ?)', [id, JSON.stringify(event)])
      }
    })
    await old.close()
    const migrated = await Database.open(join(folder.path, 'old.sqlite'))
    const known = casesStore(migrated)
    await known.completeOrder()
    const rows = await migrated.read.all('SELECT stage, sort_number FROM cases')
    expect(rows).toEqual([{ stage: 'evidence', sort_number: '罚000000000002号' }])
    const listed = async (text: string) => (await known.find(caseCalls['cases.find'].input.parse({ text }))).total
    expect([await listed('占道'), await listed('占地')]).toEqual([1, 0])
    await migrated.close()
  })
})

test('lists are kept by name, changed, renamed and forgotten', async () => {
  const filters = savedFilters(database)
  const listing = caseListing.parse({ unit: '一中队', order: 'number' })
  const saved = await filters.save({ name: '一中队', listing })
  expect(await codeOf(filters.save({ name: '一中队', listing }))).toBe('filter-name-used')
  const other = await filters.save({ name: '在办', listing: caseListing.parse({ voided: false }) })
  expect(await codeOf(filters.save({ ...other, name: '一中队' }))).toBe('filter-name-used')
  await filters.save({ ...saved, name: '本中队' })
  expect((await filters.list()).map(({ name, listing: { order } }) => [name, order])).toEqual([
    ['在办', 'changed'],
    ['本中队', 'number'],
  ])
  await filters.remove(saved.id)
  expect(await codeOf(filters.remove(saved.id))).toBe('filter-unknown')
  expect(await codeOf(filters.save(saved))).toBe('filter-unknown')
  expect(await filters.list()).toHaveLength(1)
})

describe('the list as a file', () => {
  const vault = () => join(folder.path, 'vault')
  const write = (own: object = {}) =>
    exportCases({ cases, listing: caseListing.parse({}), to: join(folder.path, 'to'), vault: vault(), ...own })
  beforeEach(() => createVault(vault(), '证录一号'))

  test('opens in spreadsheet programs: with its mark, quoted, no number whole, nothing that calculates', async () => {
    const number = '11010519491231002X'
    await create('1号', { parties: [{ kind: 'person', name: '张三', number }], notes: '第一行\n"第二行"，' })
    await create('2号', { cause: '=HYPERLINK("http://x.invalid")', notes: '@SUM(A1)' })
    const path = await write()
    const text = await readFile(path, 'utf8')
    expect(text.startsWith('\u{FEFF}案号,案由,案件类别,当事人,')).toBe(true)
    expect(text.split('\r\n')).toHaveLength(4)
    expect(text).toContain('110***********002X')
    expect(text).not.toContain(number)
    expect(text).toContain('"第一行\n""第二行""，"')
    expect(text).toContain(`"'=HYPERLINK(""http://x.invalid"")"`)
    expect(text).toContain(`'@SUM(A1)`)
  })

  test('holds what is listed, in its order, however many pages that takes', async () => {
    for (let n = 1; n <= 12; n++) await create(`${n}号`, { unit: n % 2 === 0 ? '一中队' : '二中队' })
    const seen: number[] = []
    const listing = caseListing.parse({ unit: '一中队', order: 'number', descending: false })
    const path = await write({ listing, onProgress: (done: number, total: number) => seen.push(done, total) })
    const lines = (await readFile(path, 'utf8')).trim().split('\r\n').slice(1)
    expect(lines.map((line) => line.split(',')[0])).toEqual(['2号', '4号', '6号', '8号', '10号', '12号'])
    expect(seen.at(-1)).toBe(6)
  })

  test('is not written into the vault, nor over another, nor half', async () => {
    await create('1号')
    expect(await codeOf(write({ to: join(vault(), 'list') }))).toBe('target-inside-vault')
    const now = new Date('2026-03-01T01:02:03.000Z')
    await write({ now })
    expect(await codeOf(write({ now }))).toBe('target-exists')
    expect(await codeOf(write({ signal: AbortSignal.abort() }))).toBe('cancelled')
    const failing = { ids: () => cases.ids(caseListing.parse({})), some: () => Promise.reject(new Error('gone')) }
    expect(await codeOf(write({ cases: failing }))).toBe('target-not-writable')
    expect(await readdir(join(folder.path, 'to'))).toEqual(['案件清单_20260301-010203.csv'])
  })
})

test('causes are offered by kind, the most used first, those that were typed beside those on the list', async () => {
  const causes = causesStore(database)
  expect(await causes.add('penalty', ['占道经营', '违法建设', '占道经营'])).toBe(2)
  expect(await causes.add('penalty', ['违法建设'])).toBe(0)
  await create('1号', { cause: '违法建设' })
  for (const number of ['2号', '3号']) await create(number, { cause: '乱倒垃圾' })
  await create('4号', { cause: '违法建设', kind: 'licence' })
  expect(await causes.list('penalty')).toEqual([
    { cause: '乱倒垃圾', used: 2, listed: false },
    { cause: '违法建设', used: 1, listed: true },
    { cause: '占道经营', used: 0, listed: true },
  ])
  await causes.remove('penalty', '占道经营')
  expect(await codeOf(causes.remove('penalty', '占道经营'))).toBe('cause-unknown')
  expect((await causes.list('penalty')).map(({ cause }) => cause)).toEqual(['乱倒垃圾', '违法建设'])
  expect((await causes.list('licence')).map(({ cause }) => cause)).toEqual(['违法建设'])
})

describe('related cases', () => {
  test('say so on both sides, each from where it stands, and in both time lines', async () => {
    const [one, two] = [await create('1号'), await create('2号')]
    const stated = { id: one.id, other: two.id, as: 'merged-into', reason: '同一当事人多次违法', person: '甲' } as const
    expect(await cases.relate(stated)).toMatchObject([{ as: 'merged-into', case: { id: two.id, number: '2号' } }])
    const [other] = await cases.related(two.id)
    expect(other).toMatchObject({ as: 'merged-from', case: { id: one.id, number: '1号', isVoid: false } })
    expect(await codeOf(cases.relate(stated))).toBe('case-related-already')
    expect(await codeOf(cases.relate({ ...stated, id: two.id, other: one.id, as: 'merged-from' }))).toBe(
      'case-related-already',
    )
    for (const [id, number] of [
      [one.id, '2号'],
      [two.id, '1号'],
    ] as const) {
      expect((await cases.events(id)).at(-1)).toMatchObject({ kind: 'related', number, person: '甲' })
    }
  })

  test('are taken back from either side with a reason; both time lines keep both', async () => {
    const [one, two] = [await create('1号'), await create('2号')]
    const [link] = await cases.relate({ id: one.id, other: two.id, as: 'same-facts', reason: '同一现场', person: '甲' })
    const back = { id: two.id, relation: link?.relation ?? '', reason: '误登', person: '乙' }
    expect(await cases.unrelate(back)).toEqual([])
    expect(await cases.related(one.id)).toEqual([])
    expect(await codeOf(cases.unrelate(back))).toBe('case-relation-unknown')
    expect((await cases.events(one.id)).map(({ kind }) => kind)).toEqual(['opened', 'related', 'unrelated'])
    expect(
      await cases.relate({ id: one.id, other: two.id, as: 'same-facts', reason: '确属', person: '甲' }),
    ).toHaveLength(1)
  })

  test('are two, and both count', async () => {
    const [one, two] = [await create('1号'), await create('2号')]
    const stated = { id: one.id, other: two.id, as: 'same-party', reason: '同', person: '甲' } as const
    expect(await codeOf(cases.relate({ ...stated, other: one.id }))).toBe('case-related-to-itself')
    await cases.void({ id: two.id, reason: '重复', person: '甲' })
    expect(await codeOf(cases.relate(stated))).toBe('case-voided')
    expect(await codeOf(cases.relate({ ...stated, other: '6a4f4d50-6d0b-4d0c-9a4e-2f3d2a5b9a10' }))).toBe(
      'case-unknown',
    )
    expect(await cases.related(one.id)).toEqual([])
  })
})
