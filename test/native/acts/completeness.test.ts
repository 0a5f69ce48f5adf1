// The completeness report of a station with real recordings: what it finds of a seizure, of a hearing, of what nobody
// entered; and by which version of the list.
import { open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest'
import type { ActReport, ActRow } from '../../../native/contract/acts.ts'
import { calls, type CallName, type Input, type Output } from '../../../native/contract/calls.ts'
import type { Case } from '../../../native/contract/cases.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { Station } from '../../../native/station.ts'
import type { RecordingWriter } from '../../../native/vault/recording-writer.ts'
import { run } from '../../rig/run.ts'
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
let station: Station
beforeEach(async () => {
  folder = await temporaryFolder()
  station = await Station.open(join(folder.path, 'vault'), { host: 'browser', create: true })
})
afterEach(async () => {
  await station.close()
  await folder.remove()
})

/** As the window asks: through the contract, both ways. */
async function ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  const handle = station.handlers[name] as (request: unknown) => Promise<unknown>
  return calls[name].output.parse(await handle(calls[name].input.parse(input))) as Output<N>
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  )

const today = new Date().toLocaleDateString('sv-SE')
const person = '书记员'
const openCase = (facts: Partial<Input<'cases.create'>> = {}): Promise<Case> =>
  ask('cases.create', { cause: '违法建设', kind: 'penalty', party: '某商店', unit: '第一执法中队', ...facts })
const enterStage = (of: Case, stage: 'evidence' | 'review', day = today) =>
  ask('cases.enterStage', { id: of.id, stage, day, person })
/** Explains whatever the check before closing finds. */
async function closeAnyhow({ id }: Case): Promise<void> {
  const { findings } = await ask('caseFile.check', { case: id })
  const explanations = findings.map(({ key }) => ({ finding: key, text: '已核对' }))
  await ask('caseFile.close', { case: id, day: today, explanations, person })
}
const enter = async (of: Case, item: string, day = today) =>
  (await ask('acts.enter', { case: of.id, item, day, place: '仓库', person })).act
const report = (asked: Input<'acts.report'> = {}): Promise<ActReport> => ask('acts.report', { limit: 500, ...asked })
const rowsOf = async (of: Case, item: string): Promise<ActRow[]> =>
  (await report({ case: of.id })).rows.filter((row) => row.item.id === item)
const verdictsOf = async (of: Case, item: string) => (await rowsOf(of, item)).map(({ verdict }) => verdict)

/** A recording of the case, taken in as the station does it. */
async function record(of: Case, sealed = true, more?: (recording: RecordingWriter) => Promise<void>) {
  const made = await makeRecording(station.vault, of, clip, sealed, more)
  await station.recordings.index(made.folder)
  return made
}
const gapOf = (seconds: number) => (recording: RecordingWriter) => {
  const to = new Date()
  return recording.gap('cam-1', new Date(to.getTime() - seconds * 1000).toISOString(), to.toISOString(), 'source-lost')
}
const link = (of: Case, act: string, recording: string) => ask('acts.link', { case: of.id, act, recording, person })
async function verify(id: string): Promise<void> {
  const { job } = await ask('recordings.verify', { id })
  for (;;) {
    const state = station.jobs.list.find((each) => each.id === job)?.state
    if (state !== undefined && state !== 'running') break
    await new Promise<void>((resolve) => {
      const stop = station.onEvent(() => {
        stop()
        resolve()
      })
    })
  }
}

describe('the report of a seizure', () => {
  let of: Case
  let act: string
  beforeEach(async () => {
    of = await openCase()
    await enterStage(of, 'evidence')
    act = await enter(of, 'sealing-or-seizure')
  })
  const row = async () => (await rowsOf(of, 'sealing-or-seizure'))[0]

  test('finds that there is no recording, and takes no explanation for one', async () => {
    expect(await row()).toMatchObject({ verdict: 'missing', remarks: ['no-recording'], recordings: [] })
    const explained = ask('acts.explain', { case: of.id, act, person, reason: '设备未带' })
    expect(await codeOf(explained)).toBe('act-must-be-recorded')
    expect(await verdictsOf(of, 'sealing-or-seizure')).toEqual(['missing'])
  })

  test('finds a recording with a gap incomplete, however short a gap may be that is allowed', async () => {
    const { id } = await record(of, true, gapOf(5))
    await link(of, act, id)
    expect(await row()).toMatchObject({
      verdict: 'incomplete',
      recordings: [{ id, faults: ['gap'], gaps: 1, longestGap: 5 }],
    })
    const asked = { case: of.id, gapSeconds: 6 }
    expect((await report(asked)).rows.find((each) => each.act?.id === act)?.verdict).toBe('complete')
  })

  test('stays incomplete when its gap has a fault statement, and says so', async () => {
    const { id } = await record(of, true, gapOf(5))
    await link(of, act, id)
    const content = { happened: '断线', cause: '', measures: '', effect: '', operator: '', clerk: '' }
    const { statements } = await ask('statements.draft', { recording: id })
    for (const { number } of statements) await ask('statements.save', { recording: id, number, person, content })
    const found = (await row())?.recordings[0]
    expect(found?.explained).toBe(found?.incidents)
    expect((await row())?.verdict).toBe('incomplete')
  })

  test('finds a full recording complete, once it is sealed', async () => {
    const made = await record(of, false)
    await link(of, act, made.id)
    expect(await row()).toMatchObject({ verdict: 'incomplete', recordings: [{ faults: ['not-sealed'] }] })
    await made.seal()
    await station.recordings.index(made.folder)
    expect(await row()).toMatchObject({ verdict: 'complete', recordings: [{ faults: [], verified: null }] })
  })

  test('finds a recording whose verification failed broken, until a whole one was verified', async () => {
    const { id, folder: where } = await record(of)
    await link(of, act, id)
    await verify(id)
    expect(await row()).toMatchObject({ verdict: 'complete', recordings: [{ verified: { passed: true } }] })
    const part = join(where, 'cam-1.0001.mp4')
    const file = await open(part, 'r+')
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 3000)
    const altered = Buffer.from(buffer.map((byte) => byte ^ 1))
    await file.write(altered, 0, 1, 3000)
    await file.close()
    await verify(id)
    expect(await row()).toMatchObject({
      verdict: 'incomplete',
      recordings: [{ faults: ['verification-failed'], verified: { passed: false } }],
    })
  })

  test('finds a recording with a break incomplete: a hearing’s is not', async () => {
    const inBreak = async (recording: RecordingWriter) => {
      await recording.break('adjournment', '', person)
      await recording.resume(person)
    }
    const { id } = await record(of, true, inBreak)
    await link(of, act, id)
    expect(await row()).toMatchObject({ verdict: 'incomplete', recordings: [{ faults: ['break'], breaks: 1 }] })
    const hearing = await enter(of, 'hearing')
    await link(of, hearing, id)
    expect(await verdictsOf(of, 'hearing')).toEqual(['complete'])
  })

  test('does not count a recording of another day, nor one whose folder is gone', async () => {
    const other = await enter(of, 'sealing-or-seizure', '2020-01-02')
    const { id, folder: where } = await record(of)
    await link(of, other, id)
    const found = async () => (await rowsOf(of, 'sealing-or-seizure')).find((each) => each.act?.id === other)
    expect(await found()).toMatchObject({ verdict: 'incomplete', recordings: [{ faults: ['other-day'] }] })
    await station.database.write((writer) => writer.run('DELETE FROM recording_course'))
    await rm(where, { recursive: true })
    expect(await found()).toMatchObject({ recordings: [{ faults: ['unreadable', 'other-day'] }] })
  })
})

describe('an act recorded by circumstance', () => {
  let of: Case
  let act: string
  beforeEach(async () => {
    of = await openCase()
    await enterStage(of, 'review')
    act = await enter(of, 'hearing')
  })

  test('is missing until somebody states why it was not recorded', async () => {
    expect(await verdictsOf(of, 'hearing')).toEqual(['missing'])
    await ask('acts.explain', { case: of.id, act, person, reason: '当事人书面放弃' })
    expect((await rowsOf(of, 'hearing'))[0]).toMatchObject({
      verdict: 'explained',
      unrecorded: { person, reason: '当事人书面放弃' },
    })
  })

  test('with a gap is explained by its fault statements', async () => {
    const { id } = await record(of, true, gapOf(5))
    await link(of, act, id)
    expect(await verdictsOf(of, 'hearing')).toEqual(['incomplete'])
    const content = { happened: '断线', cause: '', measures: '', effect: '', operator: '', clerk: '' }
    const { statements } = await ask('statements.draft', { recording: id })
    for (const { number } of statements) await ask('statements.save', { recording: id, number, person, content })
    expect(await verdictsOf(of, 'hearing')).toEqual(['explained'])
  })
})

describe('acts of a case', () => {
  test('are due with their stage, several times if they happened several times, and never lost', async () => {
    const of = await openCase()
    expect((await rowsOf(of, 'sealing-or-seizure'))[0]).toMatchObject({
      verdict: 'not-due',
      remarks: ['stage-not-entered'],
    })
    await enterStage(of, 'evidence')
    expect((await rowsOf(of, 'sealing-or-seizure'))[0]).toMatchObject({ verdict: 'not-due', remarks: ['open'] })
    const first = await enter(of, 'sealing-or-seizure')
    await enter(of, 'sealing-or-seizure')
    expect(await verdictsOf(of, 'sealing-or-seizure')).toEqual(['missing', 'missing'])
    await ask('acts.withdraw', { case: of.id, act: first, person, reason: '重复登记' })
    expect(await verdictsOf(of, 'sealing-or-seizure')).toEqual(['missing'])
    const { entries } = await ask('cases.timeline', { id: of.id })
    expect(entries.map(({ kind }) => kind)).toEqual(['act-withdrawn', 'act', 'act', 'stage', 'opened'])
    expect(await codeOf(ask('acts.withdraw', { case: of.id, act: first, person, reason: '重复登记' }))).toBe(
      'act-unknown',
    )
  })

  test('that did not take place are stated so, and what nobody stated is missing when the case is closed', async () => {
    const of = await openCase()
    await enterStage(of, 'evidence')
    await closeAnyhow(of)
    expect((await rowsOf(of, 'sealing-or-seizure'))[0]).toMatchObject({
      verdict: 'missing',
      remarks: ['nothing-stated'],
    })
    const state = (absent: boolean) =>
      ask('acts.stateAbsent', { case: of.id, item: 'sealing-or-seizure', absent, person, reason: '' })
    await state(true)
    expect(await codeOf(state(true))).toBe('act-absence-same')
    expect((await rowsOf(of, 'sealing-or-seizure'))[0]).toMatchObject({
      verdict: 'not-due',
      remarks: ['did-not-take-place'],
      absent: { person },
    })
    await enter(of, 'sealing-or-seizure')
    expect((await rowsOf(of, 'sealing-or-seizure'))[0]).toMatchObject({ verdict: 'missing', absent: null })
    expect(await codeOf(state(true))).toBe('act-took-place')
  })

  test('take only recordings of their case, each once, until that is stated to be an error', async () => {
    const [of, other] = [await openCase(), await openCase()]
    await enterStage(of, 'evidence')
    const act = await enter(of, 'sealing-or-seizure')
    const { id } = await record(of)
    const foreign = await record(other)
    expect(await codeOf(link(of, act, foreign.id))).toBe('act-recording-elsewhere')
    expect(await codeOf(link(of, act, '20260101-000000-aaaaaa'))).toBe('recording-unknown')
    await link(of, act, id)
    expect(await codeOf(link(of, act, id))).toBe('act-recording-linked')
    const unlink = () => ask('acts.unlink', { case: of.id, act, recording: id, person, reason: '误选' })
    await unlink()
    expect(await codeOf(unlink())).toBe('act-recording-not-linked')
    expect(await verdictsOf(of, 'sealing-or-seizure')).toEqual(['missing'])
  })

  test('are refused for what the list does not have, for a day to come, and for a void case', async () => {
    const of = await openCase({ kind: 'inspection' })
    expect(await codeOf(enter(of, 'forced-demolition'))).toBe('act-item-unknown')
    expect(await codeOf(enter(of, 'sealing-or-seizure', '2999-01-01'))).toBe('act-day-ahead')
    await ask('cases.void', { id: of.id, reason: '重复', person })
    expect(await codeOf(enter(of, 'sealing-or-seizure'))).toBe('case-voided')
    expect((await report({ case: of.id })).rows.length).toBeGreaterThan(0)
  })
})

describe('a recording that names its act at its start', () => {
  const makeRoom = () =>
    ask('rooms.create', {
      name: '培训室',
      kind: 'training',
      sources: [{ id: 'cam-1', name: '彩条', kind: 'test', position: 'whole-view', pattern: 'bars' }],
    })

  test('is one of it from then on, says so in its journal, and is no evidence when it was made for training', async () => {
    const of = await openCase()
    const { id: room } = await makeRoom()
    const begin = (act: NonNullable<Input<'recordings.start'>['act']>) =>
      ask('recordings.start', { room, case: of.id, kind: 'sealing-or-seizure', operator: person, place: '仓库', act })
    expect(await codeOf(begin({ item: 'no-such-item' }))).toBe('act-item-unknown')
    expect(station.sessions.isRecording).toBe(false)
    const { recording } = await begin({ item: 'sealing-or-seizure' })
    const found = async () =>
      (await rowsOf(of, 'sealing-or-seizure')).map(({ act, recordings }) => [act?.place, recordings])
    expect(await found()).toMatchObject([['仓库', [{ id: recording, linked: { person } }]]])
    await ask('recordings.end', { room, reason: '培训演练' })
    const { lines } = await station.recordings.read(recording)
    const notes = lines.filter((line) => line.kind === 'note')
    expect(notes).toMatchObject([{ person, text: '音像记录事项 查封、扣押场所设施或者财物' }])
    await station.recordings.index((await station.recordings.read(recording)).folder)
    expect(await found()).toMatchObject([['仓库', [{ faults: ['training'] }]]])
    const again = (await rowsOf(of, 'sealing-or-seizure'))[0]?.act?.id ?? ''
    const { recording: second } = await begin({ act: again })
    await ask('recordings.end', { room, reason: '培训演练' })
    expect((await rowsOf(of, 'sealing-or-seizure'))[0]?.recordings.map(({ id }) => id)).toEqual([recording, second])
  })
})

describe('the list', () => {
  const current = async () => (await ask('acts.list', {})).current
  const save = async (change: (items: Output<'acts.list'>['current']['items']) => object[]) => {
    const { version, items } = await current()
    const changed = change(items) as typeof items
    return ask('acts.save', { basedOn: version, items: changed, person: '法制审核人员', reason: '按新方案调整' })
  }

  test('of a stage is the one that was in force when the stage was opened', async () => {
    const before = await openCase()
    await enterStage(before, 'review')
    await save((items) => items.map((item) => (item.id === 'hearing' ? { ...item, form: 'full' } : item)))
    const after = await openCase()
    await enterStage(after, 'review')
    for (const of of [before, after]) await enter(of, 'hearing')
    expect((await rowsOf(before, 'hearing'))[0]).toMatchObject({ version: 1, item: { form: 'by-circumstance' } })
    expect((await rowsOf(after, 'hearing'))[0]).toMatchObject({ version: 2, item: { form: 'full' } })
    // Whoever corrects who was responsible does not change what had to be recorded.
    const corrected = { id: before.id, stage: 'review', day: today, person: '执法人员', reason: '负责人有误' } as const
    await ask('cases.enterStage', corrected)
    expect((await rowsOf(before, 'hearing'))[0]?.version).toBe(1)
  })

  test('keeps an act that a later version has no more', async () => {
    const of = await openCase()
    await enter(of, 'hearing')
    await save((items) => items.filter(({ id }) => id !== 'hearing'))
    const later = await openCase()
    await enterStage(later, 'review')
    expect(await rowsOf(later, 'hearing')).toEqual([])
    expect(await rowsOf(of, 'hearing')).toMatchObject([{ version: 1, verdict: 'missing' }])
  })

  test('is saved in versions that stay, are compared, and do not overwrite one another', async () => {
    const first = await current()
    const added = { ...first.items[0], id: 'new-act', name: '抽样取证' }
    await save((items) => [...items.filter(({ id }) => id !== 'archiving'), added])
    const stale = ask('acts.save', { basedOn: 1, items: first.items, person, reason: '旧窗口' })
    expect(await codeOf(stale)).toBe('act-list-changed')
    expect(await codeOf(save((items) => items))).toBe('act-list-same')
    expect(await codeOf(save((items) => [...items, { ...added, id: 'another' }]))).toBe('act-name-twice')
    const { versions } = await ask('acts.list', {})
    expect(versions.map(({ version, person: by }) => [version, by])).toEqual([
      [2, '法制审核人员'],
      [1, ''],
    ])
    expect((await ask('acts.version', { version: 1 })).items).toEqual(first.items)
    const changes = await ask('acts.compare', { from: 1, to: 2 })
    expect(changes.added.map(({ name }) => name)).toEqual(['抽样取证'])
    expect(changes.removed.map(({ id }) => id)).toEqual(['archiving'])
    await expect(station.database.write((writer) => writer.run(`UPDATE act_list SET items = '[]'`))).rejects.toThrow(
      'versions stay as they are',
    )
  })

  test('of a station that starts again is the one that was saved', async () => {
    await save((items) => items.slice(0, 3))
    await station.close()
    station = await Station.open(join(folder.path, 'vault'), { host: 'browser' })
    expect(await current()).toMatchObject({ version: 2, person: '法制审核人员' })
  })
})

describe('the report over all cases', () => {
  test('counts by verdict, month and unit, and is narrowed down', async () => {
    const [one, two] = [await openCase(), await openCase({ unit: '第二执法中队', kind: 'coercive-measure' })]
    await enterStage(one, 'evidence')
    await enter(one, 'sealing-or-seizure', '2026-01-05')
    const act = await enter(one, 'sealing-or-seizure', today)
    await link(one, act, (await record(one)).id)
    await enter(two, 'forced-demolition', '2026-01-20')
    const voided = await openCase()
    await enter(voided, 'sealing-or-seizure', '2026-01-05')
    await ask('cases.void', { id: voided.id, reason: '重复', person })

    const whole = await report()
    expect(whole.counts).toEqual({ complete: 1, incomplete: 0, missing: 2, explained: 0, 'not-due': 0 })
    expect(whole.months.map(({ month, counts }) => [month, counts.missing])).toEqual([
      ['2026-01', 2],
      [today.slice(0, 7), 0],
    ])
    expect(whole.units.map(({ unit, counts }) => [unit, counts.missing])).toEqual([
      ['第一执法中队', 1],
      ['第二执法中队', 1],
    ])
    const numbers = async (asked: Input<'acts.report'>) => (await report(asked)).rows.map((row) => row.case.number)
    expect(await numbers({ verdict: 'missing' })).toEqual([two.number, one.number])
    expect(await numbers({ unit: '第二执法中队' })).toEqual([two.number])
    expect(await numbers({ kind: 'coercive-measure' })).toEqual([two.number])
    expect(await numbers({ from: '2026-02' })).toEqual([one.number])
    expect(await numbers({ to: '2026-01', unit: '第一执法中队' })).toEqual([one.number])
    const page = await report({ offset: 1, limit: 1 })
    expect(page).toMatchObject({ total: 3, rows: [{ month: '2026-01' }] })
  })

  test('uses the index that was made for it', async () => {
    const where = `(event ->> '$.kind' IN ('act', 'act-absent') OR event ->> '$.stage' IN ('closing', 'archiving'))`
    const plan = await station.database.read.all(`EXPLAIN QUERY PLAN SELECT case_id FROM case_event WHERE ${where}`)
    expect(plan.map(({ detail }) => String(detail)).join()).toContain('case_event_of_report')
  })

  test('is handed out as a table and as a printed page in Chinese', async () => {
    const of = await openCase({ cause: '违法建设' })
    await enter(of, 'sealing-or-seizure')
    const csv = await ask('acts.exportReport', { form: 'csv', language: 'zh-CN' })
    const text = Buffer.from(csv.bytes, 'base64').toString('utf8')
    expect(csv.name).toMatch(/^音像记录完整性报告-\d{4}-\d{2}-\d{2}\.csv$/)
    expect(text.startsWith('\u{FEFF}月份,承办单位,案号')).toBe(true)
    expect(text).toContain(
      `第一执法中队,${of.number},行政处罚,查封、扣押场所设施或者财物,调查取证,全程音像记录,${today},仓库`,
    )
    expect(text).toContain('缺失,没有录音录像')
    const pdf = await ask('acts.exportReport', { form: 'pdf', unit: '第一执法中队' })
    const file = join(folder.path, 'report.pdf')
    await writeFile(file, Buffer.from(pdf.bytes, 'base64'))
    const printed = (await run('pdftotext', ['-layout', file, '-'])).replaceAll(/\s/g, '')
    expect(printed).toContain('音像记录完整性报告')
    expect(printed).toContain('范围：第一执法中队')
    expect(printed).toContain('没有录音录像')
    expect(printed).toContain('第1页共1页')
  })
})
