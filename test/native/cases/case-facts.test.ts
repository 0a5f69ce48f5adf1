// Parties and their numbers, case numbers by pattern, void cases.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { casesStore, type CasesStore } from '../../../native/cases/cases.ts'
import { settingsStore } from '../../../native/cases/settings.ts'
import { caseStageCalls } from '../../../native/contract/case-stages.ts'
import { caseCalls } from '../../../native/contract/cases.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { creditCodeFault, identityNumberFault } from '../../../native/contract/identity-number.ts'
import { settingsSchema } from '../../../native/contract/settings.ts'
import { Database } from '../../../native/database/database.ts'
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

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? { code: error.code, details: error.details } : String(error)),
  )
const facts = { cause: '占道经营', kind: 'penalty' as const }
/** Both are sound. */
const identityNumber = '11010519491231002X'
const creditCode = '91350100M000100Y43'
const person = { kind: 'person' as const, name: '甲', number: identityNumber, phone: '13800001234' }
const organisation = { kind: 'organisation' as const, name: '乙公司', number: creditCode }
const year = new Date().getFullYear()

describe('identity numbers', () => {
  test('are sound as their standards print them', () => {
    expect(identityNumberFault(identityNumber)).toBeNull()
    expect(creditCodeFault(creditCode)).toBeNull()
  })

  test.each([
    ['one digit too few', '1101051949123100X', 'length', 0],
    ['a letter among the digits', '11010519491231O02X', 'character', 15],
    ['X before the end', '1101051949123100X2', 'character', 17],
    ['a day that never was', '110105194902300026', 'date', 7],
  ])('with %s are told so', (_, number, what, position) => {
    expect(identityNumberFault(number)).toMatchObject({ what, position })
  })

  test('with any one digit mistyped, or two neighbours exchanged, are noticed', () => {
    for (const [number, fault, digits] of [
      [identityNumber, identityNumberFault, '0123456789'],
      [creditCode, creditCodeFault, '0123456789ABCDEFGHJKLMNPQRTUWXY'],
    ] as const) {
      for (let at = 0; at < 17; at++) {
        for (const digit of digits) {
          const mistyped = number.slice(0, at) + digit + number.slice(at + 1)
          if (mistyped !== number) expect([mistyped, fault(mistyped)]).not.toEqual([mistyped, null])
        }
        const exchanged = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`
        if (exchanged !== number) expect([exchanged, fault(exchanged)]).not.toEqual([exchanged, null])
      }
    }
  })
})

describe('parties', () => {
  test('are shown with masked numbers everywhere, and whole only when asked for', async () => {
    const made = await cases.create({ ...facts, number: '1号', parties: [person, organisation] })
    expect(made.party).toBe('甲、乙公司')
    expect(made.parties[0]).toMatchObject({ number: '110***********002X', phone: '138****1234' })
    const found = await cases.find(caseCalls['cases.find'].input.parse({ text: '乙公司' }))
    expect(found.cases.map(({ id }) => id)).toEqual([made.id])
    for (const answer of [made, await cases.get(made.id), await cases.byNumber('1号'), found]) {
      expect(JSON.stringify(answer)).not.toMatch(/0519491231|50100M0001|13800001234/)
    }
    expect((await cases.whole(made.id)).parties).toMatchObject([person, organisation])
  })

  test('are not found by their numbers', async () => {
    await cases.create({ ...facts, number: '1号', parties: [person] })
    expect((await cases.find(caseCalls['cases.find'].input.parse({ text: identityNumber }))).total).toBe(0)
  })

  test('keep a number that is not given anew, or comes back as it was shown', async () => {
    const made = await cases.create({ ...facts, number: '1号', parties: [person, organisation] })
    const [first, second] = made.parties
    const back = caseCalls['cases.change'].input.parse({
      ...facts,
      id: made.id,
      number: '1号',
      parties: [first, { kind: 'organisation', id: second?.id, name: '丙公司' }],
    })
    expect((await cases.change(back)).party).toBe('甲、丙公司')
    expect((await cases.whole(made.id)).parties).toMatchObject([person, { ...organisation, name: '丙公司' }])
  })

  test('lose a number only where it is given empty', async () => {
    const made = await cases.create({ ...facts, number: '1号', parties: [person] })
    const parties = [{ kind: 'person', id: made.parties[0]?.id, name: '甲', number: '' }]
    await cases.change(caseCalls['cases.change'].input.parse({ ...facts, id: made.id, number: '1号', parties }))
    expect((await cases.whole(made.id)).parties).toMatchObject([{ number: '', phone: person.phone }])
  })

  test('with a wrong number are refused, which names party and character, and nothing is opened', async () => {
    const wrong = { ...person, number: '110105194912310021' }
    expect(await failureOf(cases.create({ ...facts, number: '1号', parties: [wrong] }))).toEqual({
      code: 'identity-number-wrong',
      details: { party: '甲', what: 'check-digit', position: 18, expected: 'X' },
    })
    expect(await cases.isAny()).toBe(false)
  })

  test('with another document than an identity card may have any number', async () => {
    const made = await cases.create({
      ...facts,
      number: '1号',
      parties: [{ ...person, document: 'passport', number: 'E12345678' }],
    })
    expect((await cases.whole(made.id)).parties[0]).toMatchObject({ document: 'passport', number: 'E12345678' })
  })
})

describe('case numbers', () => {
  test('are taken without gaps by kind and year, also at the same time and after a refusal', async () => {
    const next = () => cases.nextNumber('penalty')
    expect(await next()).toBe(`罚〔${year}〕1号`)
    const made = await Promise.all(Array.from({ length: 20 }, () => cases.create(facts)))
    expect(await failureOf(cases.create({ ...facts, parties: [{ ...person, number: '1' }] }))).toMatchObject({
      code: 'identity-number-wrong',
    })
    const numbers = [...made, await cases.create(facts)].map(({ number }) => number)
    expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 21 }, (_, at) => `罚〔${year}〕${at + 1}号`)))
    expect((await cases.create({ ...facts, kind: 'licence' })).number).toBe(`许〔${year}〕1号`)
    expect(await next()).toBe(`罚〔${year}〕22号`)
  })

  test('follow the pattern that is set, and pass over one that was typed by hand', async () => {
    const { caseNumbers } = settingsSchema.parse({})
    await settingsStore(database).save(
      settingsSchema.parse({
        casePlace: '沪城管',
        caseNumbers: { ...caseNumbers, penalty: '{place}字[{year}]第{n}号' },
      }),
    )
    await cases.create({ ...facts, number: `沪城管字[${year}]第1号` })
    expect(await cases.nextNumber('penalty')).toBe(`沪城管字[${year}]第2号`)
    expect((await cases.create(facts)).number).toBe(`沪城管字[${year}]第2号`)
  })

  test.each(['{place}罚{n}号', '罚〔{year}〕号', '罚〔{year}〕{n}{month}号', ''])(
    'have no pattern such as %j',
    (penalty) => {
      expect(settingsSchema.safeParse({ caseNumbers: { penalty } }).success).toBe(false)
    },
  )
})

describe('a case opened in error', () => {
  test('is voided once, stays as it was, and cannot be changed any more', async () => {
    const { id } = await cases.create({ ...facts, number: '1号' })
    const voided = await cases.void({ id, reason: '重复立案', person: '甲' })
    expect(voided).toMatchObject({ number: '1号', voided: { reason: '重复立案', person: '甲' } })
    expect(await failureOf(cases.void({ id, reason: '再次', person: '乙' }))).toMatchObject({ code: 'case-voided' })
    const change = caseCalls['cases.change'].input.parse({ ...facts, id, number: '2号' })
    expect(await failureOf(cases.change(change))).toMatchObject({ code: 'case-voided' })
    expect(await cases.get(id)).toEqual(voided)
    expect(await cases.isAny()).toBe(false)
    const find = async (isVoid: boolean) =>
      (await cases.find(caseCalls['cases.find'].input.parse({ voided: isVoid }))).total
    expect([await find(true), await find(false)]).toEqual([1, 0])
  })
})

describe('stages', () => {
  const enter = (id: string, own: object) =>
    cases.enterStage(
      caseStageCalls['cases.enterStage'].input.parse({ id, stage: 'start', day: '2026-01-05', person: '甲', ...own }),
    )

  test('are entered in any order, shown in theirs, and corrected only with a reason; what was entered stays', async () => {
    const { id } = await cases.create({ ...facts, number: '1号' })
    expect(await failureOf(enter(id, { day: null }))).toMatchObject({ code: 'stage-not-entered' })
    await enter(id, { stage: 'review' })
    expect((await enter(id, {})).map(({ stage }) => stage)).toEqual(['start', 'review'])
    expect(await failureOf(enter(id, { day: '2026-01-06' }))).toMatchObject({ code: 'stage-reason-missing' })
    expect((await enter(id, { day: '2026-01-06', reason: '笔误' }))[0]).toMatchObject({
      day: '2026-01-06',
      person: '甲',
    })
    expect((await enter(id, { stage: 'review', day: null, reason: '误登' })).map(({ stage }) => stage)).toEqual([
      'start',
    ])
    const entered = (await cases.events(id)).filter(({ kind }) => kind === 'stage')
    expect(entered).toHaveLength(4)
    await cases.void({ id, reason: '重复立案', person: '甲' })
    expect(await failureOf(enter(id, { stage: 'decision' }))).toMatchObject({ code: 'case-voided' })
  })

  test('and all else that was done to a case stand in its events, which nothing can change', async () => {
    const { id, parties } = await cases.create({ ...facts, number: '1号', parties: [person] })
    const change = (own: object) =>
      cases.change(caseCalls['cases.change'].input.parse({ ...facts, id, number: '1号', parties, ...own }))
    await change({})
    await change({ cause: '无证经营', unit: '一中队' })
    await change({ cause: '无证经营', unit: '一中队', parties: [{ ...person, name: '丁', id: parties[0]?.id }] })
    const events = await cases.events(id)
    expect(events).toMatchObject([
      { kind: 'opened' },
      { kind: 'changed', members: ['cause', 'unit'] },
      { kind: 'changed', members: ['party', 'parties'] },
    ])
    expect(JSON.stringify(events)).not.toContain(identityNumber)
    for (const sql of ['DELETE FROM case_event', `UPDATE case_event SET event = '{}'`]) {
      await expect(database.write((writer) => writer.run(sql))).rejects.toThrow()
    }
    expect(await cases.events(id)).toEqual(events)
  })
})
