// Log-in at a real database: passwords, wrong ones, delays, closed accounts.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Failure } from '../../../native/contract/failures.ts'
import { passwordProblem } from '../../../native/contract/password-rules.ts'
import { settingsSchema } from '../../../native/contract/settings.ts'
import { Database } from '../../../native/database/database.ts'
import { delayAfter } from '../../../native/people/log-in-delay.ts'
import { LogIn } from '../../../native/people/log-in.ts'
import { peopleStore, type PeopleStore } from '../../../native/people/people.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

const facts = { account: 'A1', name: '王某', roles: ['admin' as const], unit: '', certificate: '', validUntil: null }
const password = 'Richtig-2026'
const settings = settingsSchema.parse({})

let folder: TemporaryFolder
let database: Database
let people: PeopleStore
let logIn: LogIn

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  )

describe('log-in', () => {
  beforeEach(async () => {
    folder = await temporaryFolder()
    database = await Database.open(join(folder.path, 'zhenglu.sqlite'))
    people = peopleStore(database)
    logIn = new LogIn({ people, settings: () => Promise.resolve(settings), changed: () => undefined })
    await logIn.refresh()
    await logIn.begin({ ...facts, password })
  })
  afterEach(async () => {
    vi.useRealTimers()
    await database.close()
    await folder.remove()
  })

  test('knows the right password, however its letters were composed, and no other', async () => {
    logIn.logOut()
    expect(logIn.atWindow.kind).toBe('nobody')
    expect(await codeOf(logIn.logIn('a1', password))).toBe('done')
    expect(logIn.name).toBe('王某')
    await logIn.changePassword(password, 'Größe-2026-x'.normalize('NFC'))
    expect(await codeOf(logIn.logIn('A1', 'Größe-2026-x'.normalize('NFD')))).toBe('done')
    expect(await codeOf(logIn.logIn('A1', password))).toBe('log-in-wrong')
    expect(await codeOf(logIn.logIn('nobody', password))).toBe('log-in-wrong')
  })

  test('tells nobody by its delay which accounts there are', async () => {
    for (let wrong = 0; wrong < 3; wrong++) expect(await codeOf(logIn.logIn('nobody', 'x'))).toBe('log-in-wrong')
    expect(await codeOf(logIn.logIn('Nobody', 'x'))).toBe('log-in-delayed')
    expect(await codeOf(logIn.logIn('A1', password))).toBe('done')
    vi.useFakeTimers({ now: Date.now() + 5100, toFake: ['Date'] })
    expect(await codeOf(logIn.logIn('nobody', 'x'))).toBe('log-in-wrong')
  })

  test('waits longer after each wrong password from the third on, also after a restart', async () => {
    for (let wrong = 0; wrong < 3; wrong++) expect(await codeOf(logIn.logIn('A1', 'falsch'))).toBe('log-in-wrong')
    expect(await codeOf(logIn.logIn('A1', password))).toBe('log-in-delayed')
    const again = new LogIn({ people, settings: () => Promise.resolve(settings), changed: () => undefined })
    await again.refresh()
    expect(await codeOf(again.logIn('A1', password))).toBe('log-in-delayed')
    vi.useFakeTimers({ now: Date.now() + 5100, toFake: ['Date'] })
    expect(await codeOf(again.logIn('A1', password))).toBe('done')
    expect((await people.ofAccount('A1'))?.kept.wrong).toBe(0)
  })

  test('of many attempts at once none is made before the one before was counted', async () => {
    const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(logIn.logIn('A1', 'falsch'))))
    expect(codes).toEqual([...Array<string>(3).fill('log-in-wrong'), ...Array<string>(3).fill('log-in-delayed')])
  })

  test('the delay grows to a quarter of an hour, and no further', () => {
    expect([1, 2, 3, 4, 5, 6].map(delayAfter)).toEqual([0, 0, 5000, 10_000, 20_000, 40_000])
    expect(delayAfter(30)).toBe(900_000)
  })

  test('a clock that was set back does not lengthen the delay', async () => {
    for (let wrong = 0; wrong < 3; wrong++) await codeOf(logIn.logIn('A1', 'falsch'))
    vi.useFakeTimers({ now: Date.now() - 86_400_000, toFake: ['Date'] })
    const failure = await logIn.logIn('A1', password).catch((error: unknown) => error)
    expect((failure as Failure).details['seconds']).toBeLessThanOrEqual(5)
  })

  test('an account that was closed lets nobody in, and tells only who knows its password', async () => {
    const other = await people.add(
      { ...facts, account: 'B2', name: '李某', roles: ['clerk'] },
      'Anders-2026',
      settings.passwords,
    )
    await people.leave(other.id, true)
    expect(await codeOf(logIn.logIn('B2', 'falsch'))).toBe('log-in-wrong')
    expect(await codeOf(logIn.logIn('B2', 'Anders-2026'))).toBe('account-closed')
  })

  test('who is logged in and leaves is out', async () => {
    const other = await people.add(
      { ...facts, account: 'B2', name: '李某', roles: ['clerk'] },
      'Anders-2026',
      settings.passwords,
    )
    await logIn.logIn('B2', 'Anders-2026')
    expect(logIn.atWindow).toMatchObject({ kind: 'person', mustChange: 'given' })
    await people.leave(other.id, true)
    await logIn.refresh()
    expect(logIn.atWindow.kind).toBe('nobody')
  })

  test('no password is kept as it was typed', async () => {
    const [row] = await database.read.all('SELECT * FROM person')
    expect(JSON.stringify(row)).not.toContain(password)
    expect(row?.['hash']).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  })
})

describe('a password', () => {
  const rules = { length: 8, kinds: 3, days: 0 }
  test.each([
    ['Ab1', 'short'],
    ['abcdefgh1', 'simple'],
    ['Aa1Aa1Aa1', 'simple'],
    ['Wang-12345', 'named'],
    ['长安街的第9棵树A', null],
    ['Gut-genug-9', null],
  ])('such as %s is found %s', (typed, problem) => {
    expect(passwordProblem(typed, { account: 'wang', name: '王某' }, rules)).toBe(problem)
  })
})
