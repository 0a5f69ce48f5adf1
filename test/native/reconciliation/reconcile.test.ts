// Each finding of the reconciliation over journals that were made up: what is in order, what is told, what has to be
// settled or explained.
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ReconciliationFinding } from '../../../native/contract/reconciliation.ts'
import { shippedScript } from '../../../native/contract/shipped-scripts/shipped.ts'
import type { RecordingKind } from '../../../native/contract/terms.ts'
import { recordPerson } from '../../../native/contract/record-entries.ts'
import { recordSignature, type RecordSignature } from '../../../native/contract/record-signing.ts'
import type { Conducted } from '../../../native/reconciliation/conducted.ts'
import { explained, reasonsOfSteps, reconcile, unconfirmed } from '../../../native/reconciliation/reconcile.ts'
import { lineSchema, type Line, type LineFacts, type OpenLine } from '../../../native/vault/lines.ts'
import type { Present } from '../../../native/written-record/store.ts'

const start = Date.parse('2026-03-01T01:00:00.000Z')
/** So many minutes after the start. */
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
const hash = 'ab'.repeat(32)
const people = [
  { name: '甲', role: 'officer' },
  { name: '丙', role: 'party' },
] as const

const opened = (kind: RecordingKind, steps = shippedScript('training').steps.slice(0, 0)): OpenLine => ({
  ...{ seq: 0, at: at(0), mono: 0, run: 'abcdef', kind: 'open', format: 'zhenglu-recording', version: 1 },
  ...{ recording: '20260301-010000-abcdef', recordingKind: kind, place: '询问室一', software: 'test' },
  station: { id: randomUUID(), name: '证录一号', publicKey: `${'A'.repeat(43)}=` },
  case: { id: randomUUID(), number: '1', cause: '占道经营', kind: 'penalty', party: '丙' },
  room: { id: randomUUID(), name: '询问室一', kind: 'interview' },
  people: [{ name: '书记员', role: 'operator' }, ...people],
  sources: [
    { track: 'cam-1', name: '全景', kind: 'rtsp', position: 'whole-view', input: '' },
    { track: 'mic-1', name: '桌面', kind: 'pulse', position: 'table-microphone', input: '' },
  ],
  ffmpeg: { version: '5.1', sha256: hash },
  clock: { synchronised: true, zone: 'Asia/Shanghai' },
  script: { template: kind, version: 0, steps: [...steps] },
  previous: null,
})

const part = (track: string): LineFacts => ({
  ...{ kind: 'part', track, part: 1, file: `${track}.0001.mp4`, origin: 'capture', process: null },
})
/** Lines as the journal has them, each at its minute. */
const lines = (...told: readonly [minutes: number, facts: LineFacts][]): Line[] =>
  ([[0, part('cam-1')], [0, part('mic-1')], ...told] as const).map(([minutes, facts], i) =>
    lineSchema.parse({ ...facts, seq: i + 1, at: at(minutes), mono: minutes * 60_000, run: 'abcdef' }),
  )

const signed = (name: string, role: RecordSignature['role'], minutes: number, how: RecordSignature['how'] = 'drawn') =>
  recordSignature.parse({
    ...{ name, role, how, strokes: [], at: at(minutes) },
    reason: how === 'refused' ? '认为与本案无关' : '',
  })
/** A record that both have signed and that was finished a minute before the end. */
function record({
  begun = [1, 5],
  signatures = [signed('甲', 'officer', 18), signed('丙', 'party', 18)],
  ...more
} = {}) {
  const entries = begun.map((minutes, i) => ({
    ...{ id: randomUUID(), at: at(minutes), place: i, section: 'course', speaker: 'question', text: '问' },
    ...{ removed: false, corrections: [], seq: i + 1 },
  })) satisfies Present['entries']
  return {
    row: { id: randomUUID(), case: randomUUID(), recording: '', kind: 'interview', number: 1, created: at(1) },
    heading: { unit: '', cause: '', place: '', form: '', people: people.map((one) => recordPerson.parse(one)) },
    frozen: { at: at(19), files: [], checkpoint: { lines: 1, code: '' } },
    ...{ signatures, signings: [], seq: 3, entries, ...more },
  } as unknown as Present
}

const sound = (more: Partial<Conducted> = {}, kind: RecordingKind = 'interview'): Conducted => ({
  ...{ open: opened(kind), lines: lines(), pictures: new Set(['cam-1']), since: at(0), until: at(20) },
  ...{ records: [record()], statements: [], exhibits: [], ...more },
})
const told = (of: Conducted, level?: ReconciliationFinding['level']) =>
  reconcile(of).findings.flatMap((one) => (level === undefined || one.level === level ? [one.code] : []))
const reds = (more: Partial<Conducted>, kind?: RecordingKind) => told(sound(more, kind), 'red')

test('a session in which everything agrees is green throughout, in the order of its sections', () => {
  expect(told(sound())).toEqual([
    ...['times-agree', 'persons-agree', 'breaks-none', 'faults-none', 'exhibits-none'],
    ...['signature-recorded', 'signature-recorded'],
  ])
})

describe('times', () => {
  test.each([
    ['interview', 'red'],
    ['hearing', 'red'],
    ['on-site-inspection', 'amber'],
    ['training', 'amber'],
  ] as const)('%s without a record is %s', (kind, level) => {
    expect(told(sound({ records: [] }, kind), level)).toContain('record-missing')
  })

  test('a record that was opened and left empty is none', () => {
    expect(reds({ records: [record({ begun: [], signatures: [] })] })).toEqual(['record-missing'])
  })

  test.each<[string, Parameters<typeof record>[0] & { frozen?: unknown }, string[]]>([
    ['that is not finished', { frozen: null }, ['record-unfinished']],
    ['that was finished long before the end', { frozen: { at: at(9) } }, ['record-ends-early']],
    ['begun before anything was recorded', { begun: [-5, 5] }, ['entries-unrecorded']],
  ])('a record %s is red', (_, more, codes) => {
    expect(reds({ records: [record(more)] })).toEqual(codes)
  })

  test('breaks do not count: neither as time that a record left out, nor as time in which one may be written', () => {
    const rest = lines(
      [6, { kind: 'break', reason: 'adjournment', text: '', person: '书记员' }],
      [18, { kind: 'resume', person: '书记员' }],
    )
    const early = record({ frozen: { at: at(5.9) }, begun: [1], signatures: [signed('甲', 'officer', 5)] } as object)
    expect(reds({ lines: rest, records: [early] })).toEqual(['signature-missing'])
    expect(reds({ lines: rest, records: [record({ begun: [1, 10] })] })).toContain('entries-unrecorded')
    expect(told(sound({ records: [record({ begun: [12] })] }), 'amber')).toEqual(['record-begins-late'])
  })
})

describe('people', () => {
  const speaker = (name: string, role: string): LineFacts => ({
    ...{ kind: 'speaker', speaker: { name, role }, person: '书记员' },
  })
  const headed = (...named: { name: string; role: string }[]) => {
    const made = record()
    return { ...made, heading: { ...made.heading, people: named.map((one) => recordPerson.parse(one)) } }
  }

  test('who is in one alone is red, by name; who spoke was there, and names may be spaced', () => {
    const spaced = headed({ name: '甲', role: 'officer' }, { name: '丁 某', role: 'witness' })
    const found = reconcile(sound({ records: [spaced] })).findings.filter(({ level }) => level === 'red')
    expect(found.map(({ code, facts }) => [code, facts['name']])).toEqual([
      ['person-not-in-record', '丙'],
      ['person-not-in-recording', '丁 某'],
      ['signature-missing', '丁 某'],
    ])
    expect(reds({ records: [spaced], lines: lines([2, speaker('丁某', 'witness')]) })).not.toContain(
      'person-not-in-recording',
    )
  })

  test('who operates may keep the record; another role is told', () => {
    const operating = headed(...people, { name: '书记员', role: 'clerk' })
    expect(reds({ records: [operating] })).toEqual(['signature-missing'])
    const other = headed({ name: '甲', role: 'officer' }, { name: '丙', role: 'agent' })
    expect(told(sound({ records: [other] }), 'amber')).toContain('person-role-differs')
  })

  test('a party that is an organisation is there, and signs, by its agent', () => {
    const open = opened('interview')
    const of = {
      ...open,
      case: { ...opened('interview').case, party: '某公司' } as OpenLine['case'],
      people: [
        { name: '甲', role: 'officer' },
        { name: '丁', role: 'agent' },
      ],
    }
    const named = headed(
      { name: '甲', role: 'officer' },
      { name: '某公司', role: 'party' },
      { name: '丁', role: 'agent' },
    )
    const signatures = [signed('甲', 'officer', 18), signed('丁', 'agent', 18)]
    const conducted = sound({ open: of, records: [{ ...named, signatures }] })
    expect(told(conducted, 'red')).toEqual([])
    expect(told(conducted, 'amber')).toEqual(['signature-of-agent'])
  })
})

describe('script and breaks', () => {
  const { steps } = shippedScript('interview')
  const said = steps.map(({ key, title }): [number, LineFacts] => [
    ...([1, { kind: 'announcement', step: key, title: title['zh-CN'], person: '甲' }] as const),
  ])
  const skipped: LineFacts = { kind: 'skipped', step: 'recusal', title: '回避', person: '甲', reason: '已问过' }

  test('each required step that is open is red; those done are counted, those skipped told with their reason', () => {
    const open = opened('interview', steps)
    const required = steps.filter((step) => step.required && step.afterBreak !== 'only')
    expect(reds({ open })).toEqual(required.map(() => 'step-open'))
    const all = said.filter(([, facts]) => !('step' in facts) || facts.step !== 'recusal')
    const conducted = sound({ open, lines: lines(...all, [2, skipped]) })
    expect(told(conducted, 'red')).toEqual([])
    expect(reconcile(conducted).findings.find(({ code }) => code === 'step-skipped')?.facts['reason']).toBe('已问过')
  })

  test('a break has its reason; one in an act to be recorded whole is red', () => {
    const rest = lines([6, { kind: 'break', reason: 'other', text: '停电', person: '甲' }])
    expect(told(sound({ lines: rest }), 'amber')).toContain('break-lasting')
    expect(reds({ lines: rest, records: [] }, 'sealing-or-seizure')).toEqual(['break-where-unbroken'])
  })
})

const evidence = shippedScript('interview').steps.filter((step) => step.evidence)
/** Whose script has one step, for evidence. */
const showing = opened('interview', evidence)

describe('faults and exhibits', () => {
  const gap = (track: string, from: number, to: number): [number, LineFacts] => [
    to,
    { kind: 'gap', track, from: at(from), to: at(to), cause: 'source-lost' },
  ]
  const alarm = (code: string, state: 'raised' | 'cleared'): LineFacts => ({
    ...{ kind: 'alarm', alarm: code, state, track: 'cam-1', details: {} },
  })

  test('a gap without a statement is red until there is one; an alarm by which nothing was lost is told', () => {
    const missing = lines(gap('mic-1', 3, 4))
    expect(reds({ lines: missing })).toEqual(['fault-unstated'])
    const statements = [{ number: 1, version: 2, person: '甲' }] as unknown as Conducted['statements']
    expect(told(sound({ lines: missing, statements }))).toContain('fault-stated')
    const black = lines([3, alarm('source-black', 'raised')], [4, alarm('source-black', 'cleared')])
    expect(told(sound({ lines: black }), 'amber')).toEqual(['alarm-unstated'])
  })

  test('what was shown is in the list of the case, by number and hash', () => {
    const shown = lines([3, { kind: 'exhibit-shown', number: 1, name: '照片', sha256: hash, person: '甲' }])
    const listed = (sha256: string, withdrawn: unknown = null) =>
      [{ number: 1, sha256, withdrawn }] as unknown as Conducted['exhibits']
    expect(reds({ lines: shown })).toEqual(['exhibit-not-listed'])
    expect(reds({ lines: shown, exhibits: listed('cd'.repeat(32)) })).toEqual(['exhibit-not-listed'])
    expect(told(sound({ lines: shown, exhibits: listed(hash) }))).toContain('exhibit-listed')
    expect(told(sound({ lines: shown, exhibits: listed(hash, { reason: '无关' }) }), 'amber')).toEqual([
      'exhibit-withdrawn',
    ])
    expect(told(sound({ lines: shown, exhibits: null }), 'amber')).toEqual(['exhibits-unreadable'])
  })

  test('evidence stated in words is told, unless it was taken back', () => {
    const step = { step: evidence[0]?.key ?? '', person: '甲' }
    const said: [number, LineFacts] = [3, { kind: 'announcement', ...step, text: '进货单' }]
    const back: [number, LineFacts] = [3, { kind: 'announcement-withdrawn', ...step, reason: '尚未出示' }]
    const ambers = (...told_: [number, LineFacts][]) => told(sound({ open: showing, lines: lines(...told_) }), 'amber')
    expect(ambers(said)).toEqual(['evidence-in-words'])
    expect(ambers(said, back)).toEqual([])
  })

  test.each<[string, Partial<Conducted>]>([
    ['before the recording', { since: at(18.5) }],
    ['in a gap of the only camera', { lines: lines(gap('cam-1', 17, 19)) }],
    ['while the camera was covered', { lines: lines([17, alarm('source-covered', 'raised')]) }],
    ['with sound alone', { pictures: new Set<string>() }],
  ])('a signature made %s is not on video', (_, more) => {
    expect(reds(more)).toContain('signature-unrecorded')
  })

  test('a page that was signed before the recording is not on video either', () => {
    const pages = [-5, 17].map((minutes) => ({ at: at(minutes), strokes: [], repeats: null }))
    const paged = record({ signings: [{ name: '丙', role: 'party', pages }] } as object)
    expect(reds({ records: [paged] })).toEqual(['signature-unrecorded'])
  })

  test('a signature while another track was missing is; a refusal has its reason, a missing one is red', () => {
    expect(reds({ lines: lines(gap('mic-1', 17, 19)) })).toEqual(['fault-unstated'])
    const refused = record({ signatures: [signed('丙', 'party', 18, 'refused')] })
    const { findings } = reconcile(sound({ records: [refused] }))
    expect(findings.find(({ code }) => code === 'signature-refused')?.facts['reason']).toBe('认为与本案无关')
    expect(findings.filter(({ level }) => level === 'red').map(({ subject }) => subject)).toEqual(['1 officer 甲'])
    expect(reds({ records: [record({ signatures: [] })] })).toEqual(['record-unsigned'])
  })
})

describe('the end', () => {
  const open = opened(
    'interview',
    shippedScript('interview').steps.filter(({ key }) => key === 'recusal'),
  )
  const found = reconcile(sound({ open, records: [] }))
  const step = { code: 'step-open', subject: 'recusal', text: '当事人离开' } as const
  const missing = { code: 'record-missing', subject: '', text: '另行手写' } as const

  test('is refused while a red finding has no explanation, naming it', () => {
    expect(() => explained(found, '甲', [step])).toThrow(
      expect.objectContaining({ code: 'reconciliation-open', details: { number: 1, findings: 'record-missing' } }),
    )
  })

  test('states each explanation with its finding, and a step’s as its reason; what is not red has none', () => {
    const line = explained(found, '甲', [step, missing])
    expect(line.findings.filter(({ level }) => level === 'red').map((one) => one.explanation)).toEqual([
      '另行手写',
      '当事人离开',
    ])
    expect(line.findings.every((one) => one.level === 'red' || !('explanation' in one))).toBe(true)
    expect([...reasonsOfSteps(line)]).toEqual([['recusal', '当事人离开']])
    expect(explained(found, '甲', [step], '其余同一说明').findings[0]?.explanation).toBe('其余同一说明')
    expect(unconfirmed(found)).toMatchObject({ person: null, findings: found.findings })
  })

  test('states no more than a line can hold, the gravest first', () => {
    const words = Array.from({ length: 400 }, (): [number, LineFacts] => [
      ...([3, { kind: 'announcement', step: evidence[0]?.key ?? '', person: '甲', text: '长'.repeat(900) }] as const),
    ])
    const { findings, unlisted } = reconcile(sound({ open: showing, lines: lines(...words), records: [] }))
    expect([findings.length, unlisted > 100, findings[0]?.code]).toEqual([300, true, 'record-missing'])
    expect(Buffer.byteLength(JSON.stringify(findings))).toBeLessThan(400_000)
  })
})
