// Cases, rooms and settings as a station keeps them.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { casesStore, type CasesStore } from '../../../native/cases/cases.ts'
import { demonstrationRoom, roomsStore, type RoomsStore } from '../../../native/cases/rooms.ts'
import { settingsStore } from '../../../native/cases/settings.ts'
import { roomView } from '../../../native/cases/source-view.ts'
import { caseCalls } from '../../../native/contract/cases.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { roomFileSchema, roomViewSchema } from '../../../native/contract/rooms.ts'
import { settingsSchema } from '../../../native/contract/settings.ts'
import { Database } from '../../../native/database/database.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let database: Database
let cases: CasesStore
let rooms: RoomsStore
beforeEach(async () => {
  folder = await temporaryFolder()
  database = await Database.open(join(folder.path, 'zhenglu.sqlite'))
  cases = casesStore(database)
  rooms = roomsStore(database)
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
const facts = (number: string, cause = '无证经营', party = '') =>
  caseCalls['cases.create'].input.parse({ number, cause, kind: 'penalty', party })
const find = async (text: string) => {
  const asked = caseCalls['cases.find'].input.parse({ text })
  return (await cases.find(asked)).cases.map(({ number }) => number)
}

describe('cases', () => {
  test('are found by two characters of anything that is known of them', async () => {
    await cases.create(facts('沪市监罚〔2026〕17号', '擅自处罚', '上海某某食品有限公司'))
    await cases.create(facts('京环罚〔2026〕3号', '超标排污', '🏭 Acme'))
    expect(await find('处罚')).toEqual(['沪市监罚〔2026〕17号'])
    expect(await find('食品')).toEqual(['沪市监罚〔2026〕17号'])
    expect(await find('acme')).toEqual(['京环罚〔2026〕3号'])
    expect((await find('2026')).toSorted()).toEqual(['京环罚〔2026〕3号', '沪市监罚〔2026〕17号'])
    expect(await find('')).toHaveLength(2)
    expect(await find('!!!')).toEqual([])
  })

  test('keep their number to themselves, and can be changed', async () => {
    const first = await cases.create(facts('1号'))
    const second = await cases.create(facts('2号'))
    expect(await codeOf(cases.create(facts('1号')))).toBe('case-number-used')
    expect(await codeOf(cases.change({ ...facts('1号'), id: second.id }))).toBe('case-number-used')
    expect(await codeOf(cases.get('00000000-0000-4000-8000-000000000000'))).toBe('case-unknown')
    expect(await codeOf(cases.change({ ...facts('9号'), id: '00000000-0000-4000-8000-000000000000' }))).toBe(
      'case-unknown',
    )
    const changed = await cases.change({ ...facts('1号', '生产不合格产品'), id: first.id })
    expect(changed).toMatchObject({ id: first.id, cause: '生产不合格产品', created: first.created, recordings: 0 })
    expect(await find('不合格')).toEqual(['1号'])
    expect(await find('无证')).toEqual(['2号'])
  })

  test('opened at the same time under one number become one case, under many numbers all of them', async () => {
    const [same, many] = [Array.from({ length: 8 }, () => '7号'), Array.from({ length: 40 }, (_, at) => `${at + 10}号`)]
    const opened = await Promise.all([...same, ...many].map((number) => codeOf(cases.create(facts(number)))))
    expect(opened.filter((code) => code === null)).toHaveLength(41)
    expect(opened.filter((code) => code === 'case-number-used')).toHaveLength(7)
    const page = caseCalls['cases.find'].input.parse({ text: '无证', offset: 40, limit: 10 })
    expect(await cases.find(page)).toMatchObject({ total: 41, cases: [{}] })
  })

  test.each([
    ['over-long', '案'.repeat(81), '案由'],
    ['broken over lines', '1\n号', '案由'],
    ['without a cause', '1号', ''],
  ])('with a number that is %s are refused at the boundary', (_, number, cause) => {
    const input = { number, cause, kind: 'penalty' }
    expect(caseCalls['cases.create'].input.safeParse(input).success).toBe(false)
  })
})

describe('rooms', () => {
  const camera = (own: object = {}) => ({
    id: 'cam-1',
    name: '全景',
    kind: 'rtsp' as const,
    address: 'rtsp://admin:secret@10.0.0.2/live',
    ...own,
  })
  const file = (sources: object[], own: object = {}) =>
    roomFileSchema.parse({ name: '听证室一', kind: 'hearing', sources, ...own })

  test('keep passwords, show none, and keep the stored one when none is given', async () => {
    const room = await rooms.create(file([camera()]))
    const kept = await rooms.get(room.id)
    expect(kept.sources[0]).toMatchObject({ address: 'rtsp://10.0.0.2/live', user: 'admin', password: 'secret' })
    const view = roomViewSchema.parse(roomView(kept))
    expect(view.sources[0]).toMatchObject({ hasPassword: true, user: 'admin' })
    expect(JSON.stringify(view)).not.toContain('secret')
    const changed = { ...kept, sources: [{ ...camera({ address: 'rtsp://10.0.0.2/other' }), user: 'admin' }] }
    await rooms.save({ ...changed, sources: file(changed.sources).sources })
    expect((await rooms.get(room.id)).sources[0]).toMatchObject({
      address: 'rtsp://10.0.0.2/other',
      password: 'secret',
    })
    const cleared = file([camera({ address: 'rtsp://10.0.0.2/other', password: '' })]).sources
    await rooms.save({ ...kept, sources: cleared })
    expect(roomView(await rooms.get(room.id)).sources[0]?.hasPassword).toBe(false)
  })

  test.each(['rtsp://10.0.0.3/live', 'rtsp://10.0.0.2:8554/live', 'rtsp://10.0.0.2.evil.example/live'])(
    'do not send a stored password to another host: %s',
    async (address) => {
      const { id } = await rooms.create(file([camera()]))
      const room = await rooms.save({ id, ...file([camera({ address, user: 'admin' })]) })
      expect(JSON.stringify(room)).not.toContain('secret')
    },
  )

  test('keep a password that one person sets while another saves the room without it', async () => {
    const plain = { address: 'rtsp://10.0.0.2/live' }
    const { id } = await rooms.create(file([camera()]))
    const save = (own: object) => rooms.save({ id, ...file([camera({ ...plain, ...own })]) })
    await Promise.all([save({ user: 'admin', password: '新密码' }), save({ user: 'admin' })])
    expect((await rooms.get(id)).sources[0]).toMatchObject({ password: '新密码' })
    await save({ address: 'rtsp://guest@10.0.0.2/live' })
    expect((await rooms.get(id)).sources[0]).toMatchObject({ user: 'guest', password: '新密码' })
  })

  test.each([
    ['rtsp://admin:100%@10.0.0.2/live', '100%'],
    ['rtsp://admin:p%40ss@10.0.0.2/live', 'p@ss'],
    ['rtsp://admin:%E5%AF%86%E7%A0%81@10.0.0.2/live', '密码'],
  ])('take the password out of %s', async (address, password) => {
    const { id } = await rooms.create(file([camera({ address })]))
    const kept = await rooms.get(id)
    expect(kept.sources[0]).toMatchObject({ address: 'rtsp://10.0.0.2/live', password })
    expect(JSON.stringify(roomView(kept))).not.toContain(encodeURIComponent(password))
  })

  test('see one camera in two spellings of its address', async () => {
    const mjpeg = (id: string, address: string) => ({ id, name: id, kind: 'mjpeg', address })
    const twice = file([mjpeg('cam-1', 'http://10.0.0.2'), mjpeg('cam-2', 'http://user:x@10.0.0.2:80/')])
    expect(await codeOf(rooms.create(twice))).toBe('source-twice')
  })

  test.each([
    ['a camera', 'cam-1', [camera(), { id: 'mic-1', name: '桌面', kind: 'pulse', device: 'table' }]],
    ['a source that the room does not have', 'mic-9', [camera()]],
    ['the only source', 'mic-1', [{ id: 'mic-1', name: '桌面', kind: 'pulse', device: 'table' }]],
  ])('refuse %s as standby microphone', async (_, standbyMicrophone, sources) => {
    expect(await codeOf(rooms.create(file(sources, { standbyMicrophone })))).toBe('standby-microphone-unfit')
    expect(await rooms.list()).toEqual([])
  })

  test('that were removed cannot be saved', async () => {
    const room = await rooms.create(file([camera()]))
    await rooms.remove(room.id)
    expect(await codeOf(rooms.save(room))).toBe('room-unknown')
    expect(await rooms.list()).toEqual([])
  })

  test('refuse a name twice, a source twice, a device twice, a test source in a real room, and what is unknown', async () => {
    await rooms.create(file([camera()]))
    expect(await codeOf(rooms.create(file([])))).toBe('room-name-used')
    const other = { name: '听证室二' }
    expect(await codeOf(rooms.create(file([camera(), camera({ address: 'rtsp://10.0.0.9/' })], other)))).toBe(
      'source-twice',
    )
    expect(await codeOf(rooms.create(file([camera(), camera({ id: 'cam-2' })], other)))).toBe('source-twice')
    const bars = { id: 'cam-2', name: '彩条', kind: 'test', pattern: 'bars' }
    expect(await codeOf(rooms.create(file([bars], other)))).toBe('source-only-for-training')
    expect(await codeOf(rooms.remove('00000000-0000-4000-8000-000000000000'))).toBe('room-unknown')
    expect(await rooms.list()).toHaveLength(1)
    expect(await rooms.create(demonstrationRoom)).toMatchObject({ kind: 'training' })
  })
})

test('settings have defaults until they are saved', async () => {
  const settings = settingsStore(database)
  expect(await settings.get()).toEqual(settingsSchema.parse({}))
  await settings.save(settingsSchema.parse({ language: 'en', operator: '书记员' }))
  expect(await settings.get()).toMatchObject({ language: 'en', operator: '书记员' })
})
