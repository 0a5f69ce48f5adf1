// A record written while a room records: its times are those of the recording, what is signed is frozen beside it, and
// the verification finds whoever alters it.
import { createHash, randomUUID } from 'node:crypto'
import { appendFile, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Failure } from '../../../native/contract/failures.ts'
import type { RecordChange, RecordSignature } from '../../../native/contract/written-records.ts'
import { Station } from '../../../native/station.ts'
import { recordingDirectory } from '../../../native/vault/layout.ts'
import { verifyBundle } from '../../../native/archive/verify-bundle.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { openBrowser } from '../../rig/browser.ts'
import { run } from '../../rig/run.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let vault: string
let station: Station
let room: string
let of: string
let recording: string
let record: string
const window = randomUUID()
const person = '王记录'

const change = (...changes: RecordChange[]) =>
  station.handlers['writtenRecords.change']({ record, window, person, changes })
const entry = (text: string, place: number, speaker: 'question' | 'answer'): RecordChange => ({
  ...{ what: 'entry', id: randomUUID(), at: new Date().toISOString(), place, section: 'course' },
  ...{ speaker, text, removed: false },
})
const signature = (how: RecordSignature['how'], name: string, role: RecordSignature['role']): RecordChange => ({
  what: 'signature',
  signature: {
    ...{ name, role, how, at: new Date().toISOString() },
    reason: how === 'refused' ? '认为问题与本案无关' : '',
    strokes:
      how === 'drawn'
        ? [
            [
              [10, 10, 0.5, 0],
              [90, 60, 0.7, 40],
              [20, 90, 0.4, 90],
            ],
          ]
        : [],
  },
})
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : error),
  )
const get = () => station.handlers['writtenRecords.get']({ record, since: 0 })
const freeze = () => station.handlers['writtenRecords.freeze']({ record, window, person })

beforeAll(async () => {
  folder = await temporaryFolder()
  vault = join(folder.path, 'vault')
  station = await Station.open(vault, { host: 'browser', create: true, demonstration: true })
  const { handlers } = station
  room = (await handlers['rooms.list']({})).at(0)?.id ?? ''
  const facts = {
    number: '沪市监罚〔2026〕17号',
    cause: '无证经营食品',
    kind: 'penalty',
    party: '赵某',
    notes: '',
  } as const
  of = (await station.cases.create(facts)).id
  const people = [{ name: '李询问', role: 'officer' as const }]
  const wanted = {
    room,
    case: of,
    kind: 'interview' as const,
    place: '询问室一',
    operator: person,
    people,
    explanation: '',
  }
  recording = (await handlers['recordings.start'](wanted)).recording
  record = (await handlers['writtenRecords.begin']({ recording, kind: 'interview', person })).id
})
afterAll(async () => {
  await station.close()
  await folder.remove()
})

describe('a record of a recording that runs', () => {
  test('has its heading from case, room and people, and its times from the recording', async () => {
    await change(entry('你店里卖什么？', 1, 'question'))
    await change(entry('卖卤味。', 2, 'answer'))
    const { heading, from, to, changed } = await get()
    expect(heading).toMatchObject({ cause: '无证经营食品', place: '询问室一' })
    expect(heading.people.map(({ name, role }) => `${name} ${role}`)).toEqual([
      '李询问 officer',
      '赵某 party',
      '王记录 clerk',
    ])
    const since = station.sessions.of(room).state.recording?.since
    expect([from, to]).toEqual([since, null])
    for (const { at } of changed) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(from))
      expect(Date.parse(at)).toBeLessThanOrEqual(Date.now())
    }
  })

  test('is signed only after it was read back, and changed no more once somebody signed', async () => {
    expect(await codeOf(change(signature('drawn', '赵某', 'party')))).toBe('written-record-not-read')
    expect(await codeOf(freeze())).toBe('written-record-not-signed')
    await change({ what: 'read-back' })
    const [, answer] = (await get()).changed
    if (answer === undefined) throw new Error('no answer')
    const { id, at, place, section, speaker, removed } = answer
    const facts = { id, at, place, section, speaker, text: answer.text, removed }
    await change({ what: 'entry', ...facts, text: '卖卤味和凉菜。' })
    await change(signature('drawn', '赵某', 'party'), signature('refused', '李询问', 'officer'))
    expect(await codeOf(change({ what: 'entry', ...facts, text: '什么也不卖。' }))).toBe('written-record-signed')
    expect((await get()).signatures.map(({ name, how }) => `${name} ${how}`)).toEqual(['赵某 drawn', '李询问 refused'])
  })

  test('is frozen as two files that the journal states, and never again', async () => {
    const { files } = await freeze()
    expect(files.map(({ file }) => file)).toEqual(['record-1.json', 'record-1.pdf'])
    for (const { file, sha256 } of files) {
      const bytes = await readFile((await station.mediaFile(recording, file))?.path ?? '')
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
    expect(await codeOf(freeze())).toBe('written-record-signed')
    expect(await codeOf(change(signature('paper', '王记录', 'clerk')))).toBe('written-record-signed')
  })

  test('says the same in its PDF, whose text is text, and whose times are those of the recording', async () => {
    await station.handlers['recordings.end']({ room, person, reason: '仅试笔录' })
    const { from, to, frozen } = await get()
    const { opened, closed } = await station.handlers['recordings.get']({ id: recording })
    expect(Math.abs(Date.parse(from) - Date.parse(opened))).toBeLessThan(15_000)
    expect(to).toBe(closed)
    expect(Date.parse(frozen?.at ?? '')).toBeLessThan(Date.parse(to ?? ''))
    const path = join(recordingDirectory(vault, recording), 'record-1.pdf')
    const text = (await run('pdftotext', ['-layout', path, '-'])).replace(/\s+/g, '')
    const wanted = [
      ...[
        '询问笔录',
        '无证经营食品',
        '被询问人',
        '问：你店里卖什么？',
        '答：',
        '卖卤味。',
        '〔王记录更正〕',
        '卖卤味和凉菜。',
      ],
      ...['以上笔录我已看过，与我说的一致。', '拒绝签名。理由：认为问题与本案无关', '第1页共1页', recording],
      ...[frozen?.checkpoint.code ?? '?', '被询问人签名：'],
    ]
    for (const words of wanted) expect(text).toContain(words.replace(/\s+/g, ''))
    expect((await verifyVault(vault)).recordings.flatMap(({ findings }) => findings)).toEqual([])
  })

  test('is in the bundle, which verifies', async () => {
    const to = join(folder.path, 'out')
    const { job } = await station.handlers['archive.export']({ case: of, to })
    const found = () => station.jobs.list.find(({ id }) => id === job)
    await expect.poll(() => found()?.state, { timeout: 30_000 }).toBe('done')
    const report = await verifyBundle(found()?.folder ?? '', { verifyRecording })
    expect([report.findings, report.recordings.flatMap(({ findings }) => findings)]).toEqual([[], []])
  })

  test('plays its moments in the page of the bundle', async () => {
    const [job] = station.jobs.list.filter(({ kind }) => kind === 'export')
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      await page.goto(pathToFileURL(join(job?.folder ?? '', 'data/其他/index.html')).href)
      const entry = page.locator('.record li', { hasText: '卖卤味和凉菜。' })
      expect(await entry.locator('del').innerText()).toBe('卖卤味。')
      await entry.getByRole('button').click()
      await expect.poll(() => entry.getAttribute('data-current'), { timeout: 15_000 }).toBe('')
      const { changed } = await get()
      const { trackList } = await station.handlers['recordings.get']({ id: recording })
      const begun = Date.parse(changed[1]?.at ?? '') - Date.parse(trackList[0]?.parts[0]?.wall ?? '')
      const shown = await page.evaluate(() => document.querySelector('video')?.currentTime ?? -1)
      expect(Math.abs(shown - Math.max(0, begun / 1000))).toBeLessThan(1)
    } finally {
      await browser.close()
    }
  })

  test('that was altered, or taken away, is found by the verification', async () => {
    const path = join(recordingDirectory(vault, recording), 'record-1.pdf')
    const findings = async () => (await verifyRecording(recordingDirectory(vault, recording))).findings
    await appendFile(path, '%')
    expect(await findings()).toMatchObject([{ code: 'file-lengthened', file: 'record-1.pdf' }])
    await rm(path)
    expect(await findings()).toMatchObject([{ code: 'file-missing', file: 'record-1.pdf' }])
  })
})
