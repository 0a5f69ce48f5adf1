// An interview and a hearing led by their scripts, with real recordings: what is said, shown, left out, and who speaks
// stands in the journal as it was, and a stranger can see from it what was due.
import { createHash } from 'node:crypto'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Failure } from '../../../native/contract/failures.ts'
import type { Input, Output } from '../../../native/contract/calls.ts'
import { exhibitDescription } from '../../../native/contract/exhibits.ts'
import { shippedScript } from '../../../native/contract/shipped-scripts/shipped.ts'
import { Station } from '../../../native/station.ts'
import { recordingDirectory, vaultPaths } from '../../../native/vault/layout.ts'
import type { Line } from '../../../native/vault/lines.ts'
import { manifestSchema } from '../../../native/vault/manifest.ts'
import { readJournal } from '../../../native/vault/verify/journal.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let vault: string
let station: Station
let room: string
let of: string
const person = '书记员'

beforeAll(async () => {
  folder = await temporaryFolder()
  vault = join(folder.path, 'vault')
  station = await Station.open(vault, { host: 'browser', create: true, demonstration: true })
  room = (await station.handlers['rooms.list']({})).at(0)?.id ?? ''
  const facts = { number: '沪市监罚〔2026〕17号', cause: '无证经营食品', kind: 'penalty', party: '某公司' } as const
  of = (await station.cases.create({ ...facts, notes: '' })).id
})
afterAll(async () => {
  await station.close()
  await folder.remove()
})

const start = async (kind: Input<'recordings.start'>['kind'], people: Input<'recordings.start'>['people'] = []) =>
  (
    await station.handlers['recordings.start']({
      ...{ room, case: of, kind, place: '询问室一', operator: person, people, explanation: '' },
    })
  ).recording
const say = (step: string, text = '') => station.handlers['recordings.announce']({ room, step, person, text })
const steps = () => station.sessions.of(room).state.recording?.announcements ?? []
const due = () => steps().flatMap(({ step, at }) => (at === null ? [step] : []))
/** Takes an exhibit into the case that is recorded. */
async function exhibitCalled(title: string): Promise<number> {
  const path = join(vault, 'station', 'photo.txt')
  await writeFile(path, title)
  const description = exhibitDescription.parse({ title })
  const { length } = Buffer.from(title)
  const sha256 = createHash('sha256').update(title).digest('hex')
  const tools = { looking: null, signal: new AbortController().signal, onBytes: () => undefined }
  const added = { case: of, name: 'photo.txt', description, person }
  return (await station.exhibits.add({ path, length, sha256 }, added, tools)).number
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  )
const journalOf = async (of: string, id: string): Promise<readonly Line[]> =>
  (await readJournal(await readFile(join(recordingDirectory(of, id), 'journal.jsonl')))).lines
const linesOf = (id: string) => journalOf(vault, id)
const reportOf = (id: string) => verifyRecording(recordingDirectory(vault, id))
const found = async (text: string) => (await station.handlers['search.find']({ text, limit: 5 })).groups
/** Says all that is due but one. */
const sayAllBut = async (left: string) => {
  for (const { step, at, evidence } of steps()) {
    if (at === null && step !== left) await say(step, evidence ? '进货单' : '')
  }
}

describe('an interview', () => {
  let id: string

  test('is led by the script of its kind, which its first line states whole', async () => {
    id = await start('interview', [{ name: '甲', role: 'officer' }])
    const shipped = shippedScript('interview').steps
    expect(due()).toEqual(shipped.filter(({ afterBreak }) => afterBreak !== 'only').map(({ key }) => key))
    const [open] = await linesOf(id)
    expect(open).toMatchObject({ kind: 'open', script: { template: 'interview', version: 0, steps: shipped } })
    const { facts, steps: words } = await station.handlers['scripts.running']({ recording: id })
    expect(facts).toMatchObject({ case: '沪市监罚〔2026〕17号', party: '某公司', officers: '甲', place: '询问室一' })
    expect(words.find(({ key }) => key === 'reason')?.words).toContain('{cause}')
  })

  test('says each step once, and shows evidence one by one, never without saying what', async () => {
    await say('recording-in-progress')
    expect(await codeOf(say('recording-in-progress'))).toBe('announcement-not-due')
    expect(await codeOf(say('recording-resumes'))).toBe('announcement-not-due')
    expect(await codeOf(say('no-such-step'))).toBe('announcement-not-due')
    expect(await codeOf(say('evidence-shown'))).toBe('evidence-not-described')
    const exhibit = await exhibitCalled('照片三张')
    await say('evidence-shown', '进货单一份，现场提取')
    const input = { room, step: 'evidence-shown', person, text: '', exhibit }
    const unknown = station.handlers['recordings.announce']({ ...input, exhibit: 9 })
    expect(await codeOf(unknown)).toBe('exhibit-unknown')
    const { shown } = await station.handlers['recordings.announce'](input)
    expect(shown.map(({ text, exhibit: of }) => [text, of?.id ?? null])).toEqual([
      ['进货单一份，现场提取', null],
      ['照片三张', '1'],
    ])
    expect((await linesOf(id)).filter((line) => line.kind === 'exhibit-shown')).toMatchObject([
      { number: 1, name: '照片三张' },
    ])
    // Taken back is the latest piece alone.
    const withdrawn = { room, step: 'evidence-shown', person, reason: '尚未出示' }
    const left = await station.handlers['recordings.withdrawAnnouncement'](withdrawn)
    expect([left.at !== null, left.shown.map(({ text }) => text)]).toEqual([true, ['进货单一份，现场提取']])
  })

  test('has due again after a break what must be said again, and nothing else', async () => {
    await say('time-place-persons')
    await say('certificates-shown')
    const before = due()
    await station.handlers['recordings.break']({ room, reason: 'adjournment', text: '', person })
    expect(await codeOf(say('identity-checked'))).toBe('recording-in-break')
    await station.handlers['recordings.resume']({ room, person })
    expect(due()).toEqual(['recording-resumes', 'recording-in-progress', 'time-place-persons', ...before])
    expect(steps().find(({ step }) => step === 'evidence-shown')?.shown.length).toBe(1)
  })

  test('is not ended while anything red is unexplained; what is explained is sealed with it', async () => {
    await sayAllBut('recusal')
    const { findings } = await station.handlers['recordings.reconcile']({ room })
    // On a machine that does much else besides a camera may fail as well: then there is a fault, too.
    const red = findings.filter(({ level, code }) => level === 'red' && code !== 'fault-unstated')
    expect(red.map(({ code, subject }) => [code, subject])).toEqual([
      ['record-missing', ''],
      ['step-open', 'recusal'],
    ])
    // A mark is found while the recording runs.
    await station.handlers['recordings.mark']({ room, word: '当场对质', person })
    await expect.poll(() => found('对质')).toMatchObject([{ kind: 'mark', hits: [{ recording: id }] }])
    const explanations = red.map(({ code, subject }) => ({ code, subject, text: `当事人中途离开（${code}）` }))
    const ending = (some: typeof explanations, reason = '') =>
      station.handlers['recordings.end']({ room, person: '主持人', explanations: some, reason })
    expect(await codeOf(ending([]))).toBe('reconciliation-open')
    expect(await codeOf(ending(explanations.slice(1)))).toBe('reconciliation-open')
    expect(station.sessions.of(room).state.phase).toBe('recording')
    await ending(explanations, '设备故障')
    const lines = await linesOf(id)
    expect(lines.findLast(({ kind }) => kind === 'skipped')).toMatchObject({
      ...{ step: 'recusal', title: '询问是否申请回避', reason: '当事人中途离开（step-open）', person: '主持人' },
    })
    const [compared, close] = lines.slice(-2)
    expect([compared?.kind, close?.kind]).toEqual(['reconciliation', 'close'])
    const known = (await station.handlers['recordings.get']({ id })).reconciliation
    expect([known?.person, known?.unlisted]).toEqual(['主持人', 0])
    const texts = known?.findings.flatMap(({ code, explanation }) => (code === 'fault-unstated' ? [] : [explanation]))
    expect(texts?.filter((text) => text !== null)).toEqual(explanations.map(({ text }) => text))
    const manifest = manifestSchema.parse(
      JSON.parse(await readFile(join(recordingDirectory(vault, id), 'manifest.json'), 'utf8')),
    )
    expect(manifest.reconciliation).toEqual(compared)
    const report = await reportOf(id)
    const required = shippedScript('interview').steps.filter((step) => step.required).length
    expect([report.sealed, report.findings]).toEqual([true, []])
    expect(report.script).toEqual({ version: 0, said: required - 1, skipped: 1, open: [] })
    await expect.poll(() => found('中途离开')).toMatchObject([{ kind: 'explanation', hits: [{ recording: id }, {}] }])
    expect(await found('对质')).toMatchObject([{ kind: 'mark', hits: [{ recording: id }] }])
  })

  test('is told by its page: what was said, shown, taken back and left out, each with its moment', async () => {
    const { script, stepsStated } = await station.handlers['recordings.get']({ id })
    expect(script?.steps.find(({ step }) => step === 'recusal')?.skipped).toBe('当事人中途离开（step-open）')
    const told = stepsStated.filter(({ step }) => step === 'evidence-shown')
    expect(told.map(({ kind, title, text, exhibit }) => [kind, title, text, exhibit?.sha256 ?? null])).toEqual([
      ['announcement', '逐件出示证据', '进货单一份，现场提取', null],
      ['announcement', '逐件出示证据', '照片三张', createHash('sha256').update('照片三张').digest('hex')],
      ['announcement-withdrawn', '逐件出示证据', '尚未出示', null],
    ])
  })
})

describe('a hearing', () => {
  const presiding = { name: '甲', role: 'presiding-officer' } as const
  const party = { name: '乙', role: 'party' } as const
  const speak = (speaker: Input<'recordings.speaker'>['speaker']) =>
    station.handlers['recordings.speaker']({ room, speaker, person })
  let id: string

  test('marks who speaks, each by the same key, and sums what they spoke', async () => {
    expect(await codeOf(speak(presiding))).toBe('recording-not-running')
    id = await start('hearing', [{ name: person, role: 'operator' }, presiding, party])
    const known = () => station.sessions.of(room).state.recording?.speaking
    expect(known()).toEqual({ current: null, speakers: [presiding, party].map((one) => ({ ...one, milliseconds: 0 })) })
    await speak(presiding)
    expect(known()?.current?.index).toBe(0)
    await speak(party)
    await speak(party) // said twice, stated once
    const late: Output<'recordings.speaker'> = await speak({ name: '丙', role: 'witness' })
    expect(late.speakers.map(({ name }) => name)).toEqual(['甲', '乙', '丙'])
    expect(late.current?.index).toBe(2)
    await speak(null)
    await speak(presiding)
    await station.handlers['recordings.break']({ room, reason: 'mediation', text: '', person })
    expect(known()?.current).toBeNull()
    expect(await codeOf(speak(party))).toBe('recording-in-break')
  })

  test('keeps script and speakers when the station dies in a break and starts again', async () => {
    await say('recording-in-progress').catch(() => undefined) // refused in the break
    const copy = join(folder.path, 'crashed')
    await cp(vault, copy, { recursive: true })
    await rm(vaultPaths(copy).lock)
    const next = await Station.open(copy, { host: 'browser' })
    try {
      const state = next.sessions.of(room).state.recording
      expect(state?.id).toBe(id)
      expect(state?.announcements).toEqual(steps())
      expect(state?.speaking).toEqual(station.sessions.of(room).state.recording?.speaking)
    } finally {
      await next.close()
    }
    // It was closed while it recorded: what is open is stated, and explained by nobody.
    const [compared, close] = await journalOf(copy, id).then((lines) => lines.slice(-2))
    expect([compared, close]).toMatchObject([{ kind: 'reconciliation', person: null }, { kind: 'close' }])
    expect((await verifyRecording(recordingDirectory(copy, id))).findings).toEqual([])
  })

  test('ends in the break, with a reason for what was left open, and its speeches are told', async () => {
    await station.handlers['recordings.end']({ room, person: '主持人', explanations: [], reason: '双方和解' })
    const report = await reportOf(id)
    expect([report.sealed, report.findings, report.script?.open]).toEqual([true, [], []])
    const { speeches } = await station.handlers['recordings.get']({ id })
    expect(speeches.map(({ name, to }) => [name, to !== null])).toEqual([
      ['甲', true],
      ['乙', true],
      ['丙', true],
      ['甲', true],
    ])
    const lines = (await linesOf(id)).filter((line) => line.kind === 'speaker' || line.kind === 'break')
    const lengths = lines.slice(1).map((line, i) => line.mono - (lines[i]?.mono ?? 0))
    expect(speeches.map(({ milliseconds }) => milliseconds)).toEqual(lengths.toSpliced(3, 1))
  })
})

test('a changed script leads the next recording, in the words that it had then', async () => {
  const training = shippedScript('training').steps
  const step = { ...training[1], key: 'step-1', title: { 'zh-CN': '核对设备', en: '' }, words: '请核对设备。' }
  const wanted = { ...step, section: 'opening', required: true, afterBreak: 'no', evidence: false } as const
  const saving = { kind: 'training', after: 0, steps: [wanted], person } as const
  await station.handlers['scripts.save']({ ...saving, steps: [wanted] })
  const id = await start('training')
  const renamed = { ...wanted, title: { 'zh-CN': '核对全部设备', en: '' } }
  await station.handlers['scripts.save']({ ...saving, after: 1, steps: [renamed] })
  expect(await codeOf(station.handlers['scripts.save']({ ...saving, steps: [wanted] }))).toBe('script-changed')
  await say('step-1')
  await station.handlers['recordings.end']({ room, person: '', explanations: [], reason: '' })
  const lines = await linesOf(id)
  expect(lines[0]).toMatchObject({ script: { version: 1, steps: [{ title: { 'zh-CN': '核对设备' } }] } })
  expect(lines.find(({ kind }) => kind === 'announcement')).toMatchObject({ step: 'step-1', title: '核对设备' })
  expect((await reportOf(id)).findings).toEqual([])
})
