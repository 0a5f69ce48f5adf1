// What a person does through the window, over HTTP, is in the log: in order, by name, without any password.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../../native/contract/audit.ts'
import type { CallName, Input, Output } from '../../../native/contract/calls.ts'
import type { Job } from '../../../native/contract/jobs.ts'
import { startServer, type RunningServer } from '../../../native/server/server.ts'
import { failureOf } from '../../../native/session/failure-of.ts'
import { Station } from '../../../native/station.ts'
import { verifyAudit } from '../../../native/audit/verify-audit.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { cameraFile, makeRecording } from '../cases/make-recording.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let vault: string
let station: Station
let server: RunningServer
let cookie: string

async function openStation(): Promise<void> {
  station = await Station.open(vault, { host: 'browser', create: true })
  server = await startServer(station, { window: folder.path, failureOf, checkAnswers: true })
  const entered = await fetch(server.entrance, { redirect: 'manual' })
  cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
}
async function closeStation(): Promise<void> {
  await server.close()
  await station.close()
}
beforeEach(async () => {
  folder = await temporaryFolder()
  vault = join(folder.path, 'vault')
  await openStation()
})
afterEach(async () => {
  await closeStation()
  await folder.remove()
})

async function call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  const headers = { cookie, origin: server.address, 'content-type': 'application/json' }
  const response = await fetch(`${server.address}/call/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(input),
  })
  return (await response.json()) as Output<N>
}
const entries = async (asked: Input<'audit.find'> = {}): Promise<AuditEntry[]> => {
  await station.audit.log.flush()
  return (await call('audit.find', asked)).entries
}
/** Actions from the oldest to the newest. */
const actions = async () => (await entries()).map(({ action }) => action).reverse()

const ended = (job: string) =>
  new Promise<Job>((done) => {
    const look = (each: Job) => {
      if (each.id === job && each.state !== 'running') done(each)
    }
    station.onEvent((event) => {
      if (event.event === 'job') look(event.job)
    })
    station.jobs.list.forEach(look)
  })

const secret = 'p4ss-ẅort'
const room = {
  name: '听证室一',
  kind: 'hearing' as const,
  sources: [
    {
      id: 'cam-1',
      name: '全景',
      kind: 'rtsp' as const,
      position: 'whole-view' as const,
      address: `rtsp://admin:${encodeURIComponent(secret)}@camera.invalid/stream?token=t0ken`,
      password: secret,
    },
  ],
}
const aCase = { number: '沪市监罚〔2026〕17号', cause: '无证经营食品', kind: 'penalty' as const }

test('each unmasking of a party is noted, and no number of a document or telephone ever stands in the log', async () => {
  const settings = await call('settings.get', {})
  await call('settings.save', { ...settings, operator: '王书记员' })
  const party = { kind: 'person' as const, name: '甲', number: '11010519491231002X', phone: '13800001234' }
  const { id, parties } = await call('cases.create', { ...aCase, parties: [party] })
  await call('cases.change', { ...aCase, id, parties: [{ ...party, id: parties[0]?.id, phone: '13800005678' }] })
  expect((await call('cases.unmask', { id })).parties).toMatchObject([{ number: party.number, phone: '13800005678' }])
  await call('cases.unmask', { id })
  await call('cases.void', { id, reason: '重复立案', person: '王书记员' })
  const { id: opened } = await call('rooms.create', room)
  await call('recordings.start', { room: opened, case: id, kind: 'hearing', operator: '王书记员' })
  const found = (await entries()).filter(({ subject, action }) => subject === id || action === 'recording-started')
  expect(found.map(({ action, person, failure }) => [action, person, failure]).reverse()).toEqual([
    ['case-created', '王书记员', null],
    ['case-changed', '王书记员', null],
    ['case-unmasked', '王书记员', null],
    ['case-unmasked', '王书记员', null],
    ['case-voided', '王书记员', null],
    ['recording-started', '王书记员', 'case-voided'],
  ])
  expect(found.find(({ action }) => action === 'case-changed')?.details).toMatchObject({ identities: ['甲'] })
  expect(JSON.stringify(found)).not.toMatch(/11010519491231002X|1380000/)
})

test('what is stated of acts that must be recorded is noted with act and reason, a saved list with what of it is another', async () => {
  const { id } = await call('cases.create', aCase)
  const day = new Date().toLocaleDateString('sv-SE')
  const person = '王书记员'
  const { act } = await call('acts.enter', { case: id, item: 'hearing', day, place: '听证室', person })
  await call('acts.explain', { case: id, act, reason: '当事人放弃', person })
  await call('acts.explain', { case: id, act: id, reason: '当事人放弃', person })
  const { current } = await call('acts.list', {})
  const items = current.items.map((item) => (item.id === 'hearing' ? { ...item, form: 'full' as const } : item))
  await call('acts.save', { basedOn: 1, items, person, reason: '听证全程录像' })
  await call('acts.exportReport', { form: 'csv' })
  const found = (await entries()).filter(({ action }) => action.startsWith('act-')).reverse()
  expect(found.map(({ action, failure, details }) => [action, failure, details['name'] ?? null])).toEqual([
    ['act-entered', null, '举行听证'],
    ['act-explained', null, '举行听证'],
    ['act-explained', 'act-unknown', null],
    ['act-list-saved', null, null],
    ['act-report-exported', null, null],
  ])
  expect(found[1]).toMatchObject({ subject: id, details: { act, reason: '当事人放弃' } })
  expect(found[3]?.details).toMatchObject({
    version: 2,
    reason: '听证全程录像',
    changes: { 举行听证: { before: { form: 'by-circumstance' }, after: { form: 'full' } } },
  })
})

test('what a person does appears in order, with who and what, and what was refused', async () => {
  const settings = await call('settings.get', {})
  await call('settings.save', { ...settings, operator: '王书记员' })
  const made = await call('rooms.create', room)
  await call('rooms.create', room)
  await call('rooms.save', { ...room, id: made.id, name: '听证室二' })
  await call('cases.create', aCase)
  await call('cases.create', { ...aCase, cause: '' })
  await call('recordings.get', { id: '20260101-000000-aaaaaa' })
  const found = (await entries()).reverse()
  expect(found.map(({ action, outcome, failure, person }) => [action, outcome, failure, person])).toEqual([
    ['station-started', 'done', null, null],
    ['index-rebuilt', 'done', null, null],
    ['settings-changed', 'done', null, null],
    ['room-created', 'done', null, '王书记员'],
    ['room-created', 'refused', 'room-name-used', '王书记员'],
    ['room-changed', 'done', null, '王书记员'],
    ['case-created', 'done', null, '王书记员'],
    ['case-created', 'refused', 'input-invalid', '王书记员'],
    ['recording-viewed', 'refused', 'recording-unknown', '王书记员'],
  ])
  const [, , set, , , changed] = found
  expect(set?.details['changes']).toEqual({ operator: { before: '', after: '王书记员' } })
  expect(changed?.details).toMatchObject({
    changes: { name: { before: '听证室一', after: '听证室二' } },
    passwords: ['cam-1'],
  })
  const { findings } = await verifyAudit(vault)
  expect(findings).toEqual([])
})

test('no password is anywhere in the log, nor in its index', async () => {
  const made = await call('rooms.create', room)
  await call('rooms.save', { ...room, id: made.id })
  await call('rooms.remove', { room: made.id })
  await call('rooms.create', { ...room, name: '' })
  await call('sources.try', { source: { ...room.sources[0], address: 'rtsp://127.0.0.1:1/x?token=t0ken' } as never })
  const settings = await call('settings.get', {})
  await call('settings.save', {
    ...settings,
    timeStampAuthority: `http://tsa:${secret.slice(0, 4)}@tsa.invalid/a?key=t0ken`,
  })
  await station.audit.log.flush()
  const { audit } = vaultPaths(vault)
  const log = (await Promise.all((await readdir(audit)).map((file) => readFile(join(audit, file), 'utf8')))).join('\n')
  for (const word of [secret, encodeURIComponent(secret), 't0ken', secret.slice(0, 4)]) expect(log).not.toContain(word)
  expect(log.match(/"action":"room-created"/g)).toHaveLength(2)
  expect(log).toContain('"action":"source-tried"')
})

describe('with a sealed recording', () => {
  let id: string
  beforeEach(async () => {
    const made = await call('cases.create', aCase)
    const recording = await makeRecording(station.vault, made, await cameraFile(folder.path), true)
    id = recording.id
    await station.recordings.index(recording.folder)
  })

  test('playing is one act for each track and stretch, however many ranges are asked for', async () => {
    await call('recordings.get', { id })
    await call('recordings.index', { id, track: 'cam-1' })
    for (let from = 0; from < 4000; from += 1000) {
      const headers = { cookie, range: `bytes=${from}-${from + 999}` }
      expect((await fetch(`${server.address}/media/${id}/cam-1.0001.mp4`, { headers })).status).toBe(206)
    }
    await fetch(`${server.address}/media/${id}/journal.jsonl`, { headers: { cookie } })
    const told = (await actions()).slice(2)
    expect(told).toEqual(['case-created', 'recording-viewed', 'recording-played', 'recording-file-read'])
  })

  test('a seal that a crash kept from being named is named by the next start; both then support each other', async () => {
    expect((await verifyAudit(vault)).findings.map(({ code }) => code)).toEqual(['audit-recording-not-named'])
    await closeStation()
    await openStation()
    const [sealed] = await entries({ action: 'recording-sealed' })
    expect(sealed).toMatchObject({ subject: id, details: { recording: id, late: true } })
    const { findings, audit } = await verifyAudit(vault)
    expect(findings).toEqual([])
    expect(audit?.proves).toContain('audit-agrees-with-recordings')
    await rm(join(vault, id.slice(0, 4), id), { recursive: true })
    expect((await verifyAudit(vault)).findings.map(({ code }) => code)).toEqual(['audit-recording-missing'])
  })

  test('a verification and an export are told when they end: with findings, folder and manifest', async () => {
    const [known] = (await call('cases.find', {})).cases
    await ended((await call('recordings.verify', { id })).job)
    const out = join(folder.path, 'out')
    await mkdir(out)
    const { folder: bundle } = await ended((await call('archive.export', { case: known?.id ?? '', to: out })).job)
    await expect.poll(async () => (await actions()).includes('export-ended')).toBe(true)
    const [exported] = await entries({ action: 'export-ended' })
    const manifest = await readFile(join(bundle ?? '', 'manifest-sha256.txt'))
    expect(exported?.details).toMatchObject({
      folder: bundle,
      manifest: createHash('sha256').update(manifest).digest('hex'),
    })
    const [verified] = await entries({ action: 'verification-ended' })
    expect(verified).toMatchObject({ subject: id, outcome: 'done', details: { findings: 0 } })
  })
})

test('the log is found by words of two characters, by person, action and time, newest first, a page at a time', async () => {
  await call('cases.create', aCase)
  await call('cases.create', { ...aCase, number: '沪市监罚〔2026〕18号', cause: '占道经营' })
  const start = (await entries({ action: 'station-started' }))[0]?.at ?? ''
  const of = async (asked: Input<'audit.find'>) => (await entries(asked)).map(({ details }) => details['cause'])
  expect(await of({ text: '食品' })).toEqual(['无证经营食品'])
  expect(await of({ text: '新建案件' })).toEqual(['占道经营', '无证经营食品'])
  expect(await of({ text: 'case created', limit: 1, offset: 1 })).toEqual(['无证经营食品'])
  expect(await of({ action: 'case-created', to: start })).toEqual([])
  expect(await of({ action: 'case-created', from: start })).toHaveLength(2)
  expect(await of({ text: '食品', person: '不在此处' })).toEqual([])
})

test('an index that was lost is built again from the log; a start and an end are told', async () => {
  await call('cases.create', aCase)
  const before = (await actions()).filter((action) => action === 'case-created')
  await closeStation()
  const { database } = vaultPaths(vault)
  for (const end of ['', '-wal', '-shm']) await rm(database + end, { force: true })
  await openStation()
  const told = await actions()
  expect(told.filter((action) => action === 'case-created')).toEqual(before)
  expect(told).toEqual(expect.arrayContaining(['station-started', 'station-stopped', 'index-rebuilt']))
})

test('who is not our window is refused, and that is told once', async () => {
  for (let i = 0; i < 3; i += 1) await fetch(`${server.address}/call/cases.find`, { method: 'POST' })
  const refused = await entries({ action: 'access-refused' })
  expect(refused.map(({ outcome, person, failure }) => [outcome, person, failure])).toEqual([
    ['refused', null, 'not-allowed'],
  ])
})

test('the exported log verifies, and its export is told', async () => {
  const out = join(folder.path, 'out')
  await mkdir(out)
  const { folder: exported, state } = await ended((await call('audit.export', { to: out })).job)
  expect(state).toBe('done')
  expect((await verifyAudit(exported ?? '')).findings).toEqual([])
  await expect.poll(async () => (await actions()).includes('audit-exported')).toBe(true)
  const report = await ended((await call('audit.verify', {})).job)
  expect(report.report?.findings).toEqual([])
  expect(await call('audit.export', { to: join(vault, 'inside') })).toMatchObject({ code: 'target-inside-vault' })
})
