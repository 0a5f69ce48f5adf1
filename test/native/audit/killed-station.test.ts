// A station in a process of its own that is killed between and during what it notes: the log goes on and verifies, what
// was torn is declared, and what happens in a room that records is in it.
import { appendFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditLine } from '../../../native/audit/lines.ts'
import { verifyAudit } from '../../../native/audit/verify-audit.ts'
import type { AuditEntry } from '../../../native/contract/audit.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { serveStation, type ServedStation } from '../../rig/served-station.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let steady: RtspServer
let dying: RtspServer
beforeAll(async () => {
  folder = await temporaryFolder()
  steady = await startRtspServer({ mounts: { whole: { picture: 'h264' } } })
  dying = await startRtspServer({ mounts: { subject: { picture: 'h264' } } })
})
afterAll(async () => {
  await steady.stop()
  await dying.stop()
  await folder.remove()
})

const aCase = (number: string) => ({ number, cause: '无证经营食品', kind: 'penalty' })
const find = async (station: ServedStation, asked: object = {}): Promise<AuditEntry[]> =>
  (await station.call('audit.find', asked)).entries
/** Case numbers of the log, oldest first. */
const noted = async (station: ServedStation) =>
  (await find(station, { action: 'case-created', limit: 500 })).map(({ details }) => details['case']).reverse()
/** Answers when the log holds the case: what is found has been on the disk before. */
const whenNoted = (station: ServedStation, number: string) =>
  expect.poll(() => noted(station), { timeout: 20_000 }).toContain(number)

async function linesOf(vault: string): Promise<AuditLine[]> {
  const { audit } = vaultPaths(vault)
  const names = (await readdir(audit)).filter((name) => name.endsWith('.jsonl')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(audit, name), 'utf8')))
  const whole = texts.flatMap((text) => text.split('\n').filter((line) => line.endsWith('}')))
  return whole.map((line) => JSON.parse(line) as AuditLine)
}
const findings = async (vault: string) => (await verifyAudit(vault)).findings

test('killed again and again, also while it notes: nothing that was on the disk is missing, and the log verifies', async () => {
  const vault = join(folder.path, 'killed')
  const kept: string[] = []
  for (let life = 1; life <= 4; life += 1) {
    const station = await serveStation(vault)
    expect((await noted(station)).slice(0, kept.length)).toEqual(kept)
    for (const number of [`${life}-1`, `${life}-2`]) await station.call('cases.create', aCase(number))
    await whenNoted(station, `${life}-2`)
    const during = [`${life}-3`, `${life}-4`].map((number) => station.call('cases.create', aCase(number)))
    // Killed before these are answered, or after: both happen to people.
    const answered = Promise.allSettled(during)
    if (life % 2 === 0) await answered
    await station.kill()
    await answered
    const numbers = (await linesOf(vault)).map((line) =>
      line.kind === 'act' && line.action === 'case-created' && line.outcome === 'done' ? line.details['case'] : null,
    )
    kept.splice(0, kept.length, ...numbers.filter((number) => typeof number === 'string'))
    expect(kept).toEqual(expect.arrayContaining([`${life}-1`, `${life}-2`]))
  }
  const last = await serveStation(vault)
  expect(await noted(last)).toEqual(kept)
  expect((await last.state()).audit).toMatchObject({ state: 'writing', damaged: [] })
  await last.end()
  expect(await findings(vault)).toEqual([])
  const starts = (await linesOf(vault)).filter((line) => line.kind === 'act' && line.action === 'station-started')
  expect(starts).toHaveLength(5)
})

test('a line that was torn when the power went is declared, kept, and no damage', async () => {
  const vault = join(folder.path, 'torn')
  const first = await serveStation(vault)
  await first.call('cases.create', aCase('1'))
  await whenNoted(first, '1')
  await first.kill()
  const torn = '{"action":"case-created","at":"2026'
  await appendFile(join(vaultPaths(vault).audit, '000001.jsonl'), torn)
  const second = await serveStation(vault)
  expect((await second.state()).audit.damaged).toEqual([])
  expect(await noted(second)).toEqual(['1'])
  await second.call('cases.create', aCase('2'))
  await second.end()
  expect(await findings(vault)).toEqual([])
  const declared = (await linesOf(vault)).filter((line) => line.kind === 'recovered')
  expect(declared).toMatchObject([{ what: 'torn-line' }])
  expect(await readFile(join(vaultPaths(vault).audit, '000001.jsonl'), 'utf8')).toContain(torn)
})

test('a break, an alarm that was acknowledged and a fault statement are in the log, each with its person', async () => {
  const vault = join(folder.path, 'room')
  const station = await serveStation(vault)
  const source = (id: string, name: string, address: string) => ({ id, name, kind: 'rtsp', address })
  const { id: room } = await station.call('rooms.create', {
    name: '听证室一',
    kind: 'hearing',
    sources: [source('cam-1', '全景', steady.url('whole')), source('cam-2', '当事人', dying.url('subject'))],
  })
  const { id: of } = await station.call('cases.create', aCase('沪市监罚〔2026〕17号'))
  const wanted = { room, case: of, kind: 'hearing', place: '三楼', operator: '李操作', people: [] }
  const { recording } = await station.call('recordings.start', wanted)
  await station.call('recordings.break', { room, reason: 'adjournment', text: '', person: '王主持' })
  await station.call('recordings.resume', { room, person: '王主持' })
  await dying.stop()
  const alarmIn = ({ rooms }: Awaited<ReturnType<ServedStation['state']>>) =>
    rooms.find((each) => each.room === room)?.alarms.find(({ code }) => code === 'source-lost')
  const alarm = alarmIn(await station.until((state) => alarmIn(state) !== undefined))?.id
  await station.call('alarms.acknowledge', { room, alarm, person: '李操作' })
  await station.call('recordings.end', { room, reason: '无人宣读' })
  const [draft] = (await station.call('statements.draft', { recording })).statements
  const content = { ...draft?.content, cause: '摄像机电源线被踢掉。' }
  await station.call('statements.save', { recording, number: draft?.number, person: '赵说明', content })
  await station.end()
  const acts = (await linesOf(vault)).filter((line) => line.kind === 'act')
  const told = (action: AuditEntry['action']) =>
    acts.filter((act) => act.action === action).map(({ person, outcome, subject }) => [person, outcome, subject])
  expect(told('break-begun')).toEqual([['王主持', 'done', room]])
  expect(told('break-ended')).toEqual([['王主持', 'done', room]])
  expect(told('alarm-acknowledged')).toEqual([['李操作', 'done', alarm]])
  expect(told('statement-saved')).toEqual([['赵说明', 'done', recording]])
  expect(told('alarm-raised')).toContainEqual([null, 'done', room])
  expect(told('recording-sealed')).toEqual([[null, 'done', recording]])
  expect(await findings(vault)).toEqual([])
})
