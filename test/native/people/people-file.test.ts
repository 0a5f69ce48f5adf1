// People as a table file: handed out and taken in again, with everything that is wrong told before anything is written.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { peopleCalls, type Person, type PersonFacts } from '../../../native/contract/people.ts'
import { settingsSchema } from '../../../native/contract/settings.ts'
import { Database } from '../../../native/database/database.ts'
import { peopleStore, type PeopleStore } from '../../../native/people/people.ts'
import { peopleTable } from '../../../native/people/people-table.ts'
import { readPeopleFile } from '../../../native/people/read-people-file.ts'
import { xlsxBytes } from '../../../native/tables/write-table.ts'
import { runForBytes } from '../../rig/run.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

const admin: PersonFacts = {
  ...{ account: 'A1', name: '𠮷田', roles: ['admin'], unit: '局办公室', certificate: '', validUntil: null },
}
const officer: PersonFacts = {
  ...{ account: '00017', name: '王某', roles: ['clerk', 'officer'], unit: '第一执法中队' },
  ...{ certificate: '00420000000000000017', validUntil: '2027-12-31' },
}
const rules = settingsSchema.parse({}).passwords
const head = '账号,姓名,角色,单位,执法证号,有效期至'

let folder: TemporaryFolder
let database: Database
let people: PeopleStore

beforeEach(async () => {
  folder = await temporaryFolder()
  database = await Database.open(join(folder.path, 'zhenglu.sqlite'))
  people = peopleStore(database)
  await people.begin(admin, 'Richtig-2026', rules)
})
afterEach(async () => {
  await database.close()
  await folder.remove()
})

const read = async (bytes: Buffer, known?: readonly Person[]) =>
  peopleCalls['people.readFile'].output.parse(await readPeopleFile(bytes, known ?? (await people.list())))
const lines = (...all: string[]) => Buffer.from([head, ...all].join('\r\n'))

describe('people handed out', () => {
  test.each([
    ['csv', 'zh-CN'],
    ['xlsx', 'zh-CN'],
    ['csv', 'en'],
    ['xlsx', 'en'],
  ] as const)(
    'as %s in %s come back as they were, zeros, long numbers and rare characters too',
    async (form, language) => {
      await people.takeIn([officer])
      const known = await people.list()
      const { name, bytes } = await peopleTable(known, form, language)
      expect(name.endsWith(`.${form}`)).toBe(true)
      const found = await read(bytes, known)
      expect(found.problems).toEqual([])
      expect(found.people).toContainEqual(officer)
      expect(found.changes).toEqual({ added: [], changed: [], same: 2 })
    },
  )

  test('leave out who works here no more', async () => {
    await people.takeIn([officer])
    const gone = (await people.list()).find(({ account }) => account === officer.account)
    await people.leave(gone?.id ?? '', true)
    const { bytes } = await peopleTable(await people.list(), 'csv', 'zh-CN')
    expect(bytes.toString()).not.toContain('王某')
  })
})

describe('people taken in', () => {
  test('are shown as added and changed first, then written at once, without a password', async () => {
    const file = lines('a1,𠮷田,管理员、法制审核人员,局办公室,,', '00017,王某,officer,一中队,123,2027年12月31日')
    const { changes, people: found } = await read(file)
    expect(changes.added.map(({ account }) => account)).toEqual(['00017'])
    expect(changes.changed.map(({ members }) => members)).toEqual([['account', 'roles']])
    expect(await people.list()).toHaveLength(1)
    expect(await people.takeIn(found)).toEqual({ added: 1, changed: 1 })
    const now = await people.list()
    expect(now.map(({ account, mayLogIn, validUntil }) => [account, mayLogIn, validUntil])).toEqual([
      ['00017', false, '2027-12-31'],
      ['a1', true, null],
    ])
  })

  test('with anything wrong are none: every problem is told by its line', async () => {
    const found = await read(
      lines(
        'X1,赵某,执法人员,,,2026-02-30',
        'x1,钱某,警察,,,',
        ',孙某,officer,,,',
        `X3,${'长'.repeat(81)},clerk,,,31.12.2027`,
      ),
    )
    expect(found.problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['date-unfit', 2, 'validUntil'],
      ['value-twice', 3, 'account'],
      ['word-unknown', 3, 'roles'],
      ['value-missing', 4, 'account'],
      ['value-too-long', 5, 'name'],
      ['date-unfit', 5, 'validUntil'],
    ])
    expect(found.people).toEqual([])
  })

  test('in GB18030 and in UTF-8 with a byte order mark are read, rare characters too; wrong columns are told', async () => {
    const row = '00018,𠮷野,执法人员,一中队,,'
    const path = join(folder.path, 'people.csv')
    await writeFile(path, lines(row))
    const gbk = await runForBytes('iconv', ['-f', 'UTF-8', '-t', 'GB18030', path])
    const marked = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), lines(row)])
    for (const [bytes, encoding] of [
      [gbk, 'gb18030'],
      [marked, 'utf-8'],
    ] as const)
      expect(await read(bytes)).toMatchObject({ encoding, problems: [], people: [{ account: '00018', name: '𠮷野' }] })
    const wrong = await read(Buffer.from('账号,名字叫,角色,账号\r\n1,王某,执法人员,1'))
    const told = wrong.problems.map(({ code, column }) => [code, column])
    expect(told).toEqual(
      expect.arrayContaining([
        ['column-unknown', null],
        ['column-twice', 'account'],
        ['column-missing', 'name'],
      ]),
    )
    expect(wrong.people).toEqual([])
  })

  test('never leave the station without an administrator', async () => {
    const found = await read(lines('A1,𠮷田,执法人员,,,'))
    expect(found.problems.map(({ code }) => code)).toEqual(['administrator-missing'])
    await expect(people.takeIn([{ ...admin, roles: ['officer'] }])).rejects.toMatchObject({
      code: 'administrator-missing',
    })
    expect((await people.list())[0]?.roles).toEqual(['admin'])
  })

  test('of a workbook that unpacks to more than the memory should hold are refused', async () => {
    const small = await xlsxBytes('x', [['账号'], ['1']])
    // What the directory at the end says of the first file's length: bytes 24 to 27 of its entry.
    const entry = small.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    small.writeUInt32LE(0x7fffffff, entry + 24)
    expect((await read(small)).problems.map(({ code }) => code)).toEqual(['xlsx-too-large'])
  })
})
