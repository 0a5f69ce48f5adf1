// A record written while a room records: its times are those of the recording, what is signed is frozen beside it, and
// the verification finds whoever alters it.
import { createHash, randomUUID } from 'node:crypto'
import { appendFile, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exhibitCalls } from '../../../native/contract/exhibits.ts'
import { Failure } from '../../../native/contract/failures.ts'
import type { RecordSignature } from '../../../native/contract/record-signing.ts'
import { writtenRecordCalls, type RecordChange } from '../../../native/contract/written-records.ts'
import { Database } from '../../../native/database/database.ts'
import { Station } from '../../../native/station.ts'
import { recordingDirectory } from '../../../native/vault/layout.ts'
import { verifyAudit } from '../../../native/audit/verify-audit.ts'
import { verifyBundle } from '../../../native/archive/verify-bundle.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { restoreRecords } from '../../../native/written-record/restore.ts'
import { writtenRecordsStore } from '../../../native/written-record/store.ts'
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
/** Another of the same recording, which is signed when that is over. */
let late: string
const window = randomUUID()
const person = '王记录'

const change = (...changes: RecordChange[]) =>
  station.handlers['writtenRecords.change']({ record, window, person, changes })
const entry = (text: string, place: number, speaker: 'question' | 'answer'): RecordChange => ({
  ...{ what: 'entry', id: randomUUID(), at: new Date().toISOString(), place, section: 'course' },
  ...{ speaker, text, removed: false },
})
const signature = (
  how: RecordSignature['how'],
  name: string,
  role: RecordSignature['role'],
  exhibit: RecordSignature['exhibit'] = null,
): RecordChange => ({
  what: 'signature',
  signature: {
    ...{ name, role, how, at: new Date().toISOString(), read: 'read-aloud', exhibit, pages: [] },
    reason: how === 'refused' ? '认为问题与本案无关' : '',
    notedBy: how === 'refused' ? '李询问' : '',
    strokes: [],
  },
})
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : error),
  )
const get = () => station.handlers['writtenRecords.get']({ record, since: 0 })
const layOut = () => station.handlers['writtenRecords.layOut']({ record, window, person })
const strokes: Extract<RecordChange, { what: 'page-signed' }>['strokes'] = [
  [
    [10, 10, 0.5, 0],
    [90, 60, 0.7, 40],
    [20, 90, 0.4, 90],
  ],
]
/** Draws the first page, and chooses to use that on the others. */
const signAll = async (name: string, role: RecordSignature['role']) => {
  const { count, sha256 } = await layOut()
  const signed = Array.from({ length: count }, (_, i): RecordChange => {
    const drawn = i === 0 ? { strokes, repeats: null } : { strokes: [], repeats: 1 }
    return { what: 'page-signed', name, role, page: i + 1, sha256, ...drawn }
  })
  await change(...signed)
}
/** Goes through all pages, as each who signs does. */
const readAll = async (name: string, role: RecordSignature['role']) => {
  const { count, sha256 } = await layOut()
  const pages = Array.from({ length: count }, (_, i) => i + 1)
  await change(...pages.map((page): RecordChange => ({ what: 'page-read', name, role, page, sha256 })))
}
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
    expect(await codeOf(change(signature('drawn', '赵某', 'party')))).toBe('written-record-not-laid-out')
    const { sha256 } = await layOut()
    await change({ what: 'entry', ...facts, text: '卖卤味和凉菜。' })
    // What was laid out says something else now.
    expect((await get()).pages).toBeNull()
    const ofBefore: RecordChange = { what: 'page-read', name: '赵某', role: 'party', page: 1, sha256 }
    expect(await codeOf(change(ofBefore))).toBe('written-record-not-laid-out')
  })

  test('is read page by page, as its PDF has it, before it is signed; then nothing but signatures may come', async () => {
    const laid = await layOut()
    expect(await layOut()).toEqual(laid)
    const drawn = await station.handlers['writtenRecords.page']({ record, page: 1, sha256: laid.sha256 })
    expect(drawn.texts.map(({ text }) => text).join('')).toContain('卖卤味和凉菜。')
    expect(drawn.texts.find(({ struck }) => struck)?.text).toBe('卖卤味。')
    expect(await codeOf(change(signature('drawn', '赵某', 'party')))).toBe('written-record-pages-unread')
    await readAll('赵某', 'party')
    const { input } = writtenRecordCalls['writtenRecords.change']
    const isTaken = (wanted: RecordChange) => input.safeParse({ record, window, person, changes: [wanted] }).success
    expect([
      isTaken(signature('paper', '王记录', 'clerk')),
      isTaken(signature('refused', '李询问', 'officer')),
    ]).toEqual([...[false, true]])
    const scan = { number: 1, sha256: 'ab' }
    expect(await codeOf(change(signature('paper', '王记录', 'clerk', scan)))).toBe('exhibit-unknown')
    expect(await codeOf(change(signature('drawn', '赵某', 'party')))).toBe('written-record-pages-unsigned')
    // Where signatures go is told with the page: who reads it next sees those that are there.
    expect(drawn.places.map(({ name, closing }) => `${name} ${closing}`).sort()).toEqual(
      ['王记录 false', '李询问 false', '赵某 false', '赵某 true'].sort(),
    )
    await signAll('赵某', 'party')
    await change(signature('drawn', '赵某', 'party'), signature('refused', '李询问', 'officer'))
    const [, answer] = (await get()).changed
    if (answer === undefined) throw new Error('no answer')
    const { id, at, place, section, speaker, removed } = answer
    const later = { id, at, place, section, speaker, removed, text: '什么也不卖。' }
    expect(await codeOf(change({ what: 'entry', ...later }))).toBe('written-record-signed')
    const { signatures, pages } = await get()
    expect(signatures.map(({ name, how }) => `${name} ${how}`)).toEqual(['赵某 drawn', '李询问 refused'])
    expect(signatures.map((one) => one.pages.length)).toEqual([laid.count, 0])
    expect(pages).toEqual(laid)
  })

  test('sends signatures to a window that follows it only when somebody has signed since', async () => {
    const whole = await get()
    const sinceThen = await station.handlers['writtenRecords.get']({ record, since: whole.seq })
    expect([whole.signedSince, sinceThen.signedSince]).toEqual([true, false])
    expect([sinceThen.signatures, sinceThen.signings, sinceThen.changed]).toEqual([[], [], []])
    const before = await station.handlers['writtenRecords.get']({ record, since: whole.seq - 1 })
    expect([before.signedSince, before.signatures, before.signings]).toEqual([true, whole.signatures, whole.signings])
  })

  test('is frozen as four files that the journal states, and never again', async () => {
    const { files } = await freeze()
    expect(files.map(({ file }) => file)).toEqual([
      'record-1.pages.pdf',
      'record-1.pdf',
      'record-1.docx',
      'record-1.json',
    ])
    for (const { file, sha256 } of files) {
      const bytes = await readFile((await station.mediaFile(recording, file))?.path ?? '')
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
    expect(files[0]?.sha256).toBe((await get()).pages?.sha256)
    expect(await codeOf(freeze())).toBe('written-record-signed')
    expect(await codeOf(change(signature('drawn', '王记录', 'clerk')))).toBe('written-record-signed')
  })

  test('says the same in its PDF, whose text is text, and whose times are those of the recording', async () => {
    late = (await station.handlers['writtenRecords.begin']({ recording, kind: 'interview', person })).id
    const toLate = (...changes: RecordChange[]) =>
      station.handlers['writtenRecords.change']({ record: late, window, person, changes })
    const long = Array.from({ length: 40 }, (_, i) => entry(`补充第${i + 1}点。`, i + 2, 'answer'))
    await toLate(entry('还有补充吗？', 1, 'question'), ...long, { what: 'read-back' })
    await station.handlers['recordings.end']({ room, person, explanations: [], reason: '仅试笔录' })
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
        '更正，捺指印□〕',
        '卖卤味和凉菜。',
      ],
      ...['以上笔录□我已看过■已向我宣读，核对无误。', '拒绝签名', '理由：认为问题与本案无关（李询问注明）'],
      ...['第1页共1页', '捺指印处', '签署情况', recording],
      ...[frozen?.checkpoint.code ?? '?', '被询问人签名：'],
    ]
    for (const words of wanted) expect(text).toContain(words.replace(/\s+/g, ''))
    expect((await verifyVault(vault)).recordings.flatMap(({ findings }) => findings)).toEqual([])
  })

  test('that is signed only after the seal is frozen beside the recording, which stays as it was sealed', async () => {
    const [first, folder_] = [record, recordingDirectory(vault, recording)]
    record = late
    const before = (await readdir(folder_)).sort()
    const { afterSeal, count } = await layOut()
    expect([afterSeal, count > 1]).toEqual([true, true])
    await readAll('赵某', 'party')
    await signAll('赵某', 'party')
    await change(signature('drawn', '赵某', 'party'))
    // The sheets that the clerk signed on paper are scanned, and an exhibit of the case.
    const scanned = join(folder.path, '签名页.pdf')
    await writeFile(scanned, await readFile((await station.mediaFile(recording, 'record-2.pages.pdf'))?.path ?? ''))
    const description = { title: '签名页扫描件' }
    const { input } = exhibitCalls['exhibits.addPath']
    await station.handlers['exhibits.addPath'](input.parse({ case: of, path: scanned, person, description }))
    const listed = async () => (await station.handlers['exhibits.list']({ case: of })).exhibits
    await expect.poll(async () => (await listed()).length, { timeout: 15_000 }).toBe(1)
    const [scan] = await listed()
    const exhibit = { number: scan?.number ?? 0, sha256: scan?.sha256 ?? '' }
    await change(signature('paper', '王记录', 'clerk', exhibit), signature('refused', '李询问', 'officer'))
    const asked = { record, window, person }
    const frozen = await station.witness.call('writtenRecords.freeze', asked, freeze)
    expect(frozen.afterSeal).toBe(true)
    expect((await readdir(folder_)).sort()).toEqual(before)
    for (const { file, sha256 } of frozen.files) {
      const path = join(vault, 'documents', recording, file)
      expect(
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ).toBe(sha256)
      expect((await station.mediaFile(recording, file))?.path).toBe(await realpath(path))
    }
    const facts: unknown = JSON.parse(await readFile(join(vault, 'documents', recording, 'record-2.json'), 'utf8'))
    expect(facts).toMatchObject({ afterSeal: true, statement: '封存后签署，不在录音录像封存范围内' })
    const text = await run('pdftotext', ['-layout', join(vault, 'documents', recording, 'record-2.pdf'), '-'])
    const { sealCode } = await station.handlers['recordings.get']({ id: recording })
    const wanted = [
      ...['封存后签署，不在录音录像封存范围内', sealCode ?? '?', '纸质签名', '见证据材料第1号'],
      ...['逐页签名：第1页当页书写，第2、3页由签名人选择使用第1页的签名', '拒绝签名', '录音录像结束后'],
      exhibit.sha256,
    ]
    for (const words of wanted) expect(text.replace(/\s+/g, '')).toContain(words.replace(/\s+/g, ''))
    // A foot that is the same on all pages bears nobody's signature of one of them.
    const docx = unzipSync(await readFile(join(vault, 'documents', recording, 'record-2.docx')))
    const foot = strFromU8(docx['word/footer1.xml'] ?? new Uint8Array())
    expect([foot.includes('逐页签名见同号 PDF'), foot.includes('w:drawing')]).toEqual([true, false])
    expect(strFromU8(docx['word/document.xml'] ?? new Uint8Array())).toContain('w:drawing')
    expect(facts).toMatchObject({
      signings: [
        {
          name: '赵某',
          pages: [{ strokes, repeats: null }, ...[2, 3].map(() => ({ strokes: [], repeats: 1 }))],
        },
      ],
      signatures: [{ strokes }, { how: 'paper', exhibit }, { how: 'refused', notedBy: '李询问' }],
    })
    // Only the audit log states them: who alters one is found by it.
    await station.audit.log.checkpoint()
    const kept = join(vault, 'documents', recording, 'record-2.pdf')
    const bytes = await readFile(kept)
    expect((await verifyAudit(vault)).findings).toEqual([])
    await appendFile(kept, '%')
    expect((await verifyAudit(vault)).findings).toMatchObject([{ code: 'file-changed' }])
    await writeFile(kept, bytes)
    record = first
  })

  test('is in the bundle, which verifies', async () => {
    const to = join(folder.path, 'out')
    const { job } = await station.handlers['archive.export']({ case: of, to, recipients: [] })
    const found = () => station.jobs.list.find(({ id }) => id === job)
    await expect.poll(() => found()?.state, { timeout: 30_000 }).toBe('done')
    const report = await verifyBundle(found()?.folder ?? '', { verifyRecording })
    expect([report.findings, report.recordings.flatMap(({ findings }) => findings)]).toEqual([[], []])
    const late = await readdir(join(found()?.folder ?? '', 'data/其他/封存后笔录', recording))
    expect(late.sort()).toEqual(['record-2.docx', 'record-2.json', 'record-2.pages.pdf', 'record-2.pdf'])
    const list = await readFile(join(found()?.folder ?? '', 'data/卷内目录.xml'), 'utf8')
    expect(list.match(/>其他\/封存后笔录\//g)).toHaveLength(4)
  })

  test('is taken in again from its files after the database was lost, the late one too', async () => {
    const database = await Database.open(join(folder.path, 'anew.sqlite'))
    try {
      const anew = writtenRecordsStore(database)
      await restoreRecords(anew, vault)
      await restoreRecords(anew, vault)
      const rows = await anew.ofRecording(recording)
      expect(rows.map(({ number, state }) => [number, state])).toEqual([
        [1, 'frozen'],
        [2, 'frozen'],
      ])
      for (const row of await station.writtenRecords.ofRecording(recording)) {
        const [was, is] = [
          await station.writtenRecords.get(row.id, 0),
          await anew.get(rows.find(({ number }) => number === row.number)?.id ?? '', 0),
        ]
        const unnumbered = (entries: typeof is.entries) => entries.map((entry) => ({ ...entry, seq: 0 }))
        const { heading, signatures, signings, pages, frozen } = was
        expect(is).toMatchObject({ heading, signatures, signings, pages, frozen })
        expect(unnumbered(is.entries)).toEqual(unnumbered(was.entries))
        expect(is.row).toMatchObject({ case: row.case, kind: row.kind, entries: row.entries })
      }
    } finally {
      await database.close()
    }
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
