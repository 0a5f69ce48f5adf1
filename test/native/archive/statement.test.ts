// The fault statement of a hearing whose camera was killed: drafted from the journal, completed, printed, in the bundle.
import { createHash, randomUUID } from 'node:crypto'
import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyBundle } from '../../../native/archive/verify-bundle.ts'
import { statementPdf } from '../../../native/archive/statement-pdf.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { roomFileSchema } from '../../../native/contract/rooms.ts'
import type { StatementDraft } from '../../../native/contract/statements.ts'
import { Station } from '../../../native/station.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { run } from '../../rig/run.ts'
import { startRtspServer, type RtspServer } from '../../rig/rtsp-server.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let steady: RtspServer
let dying: RtspServer
let folder: TemporaryFolder
let vault: string
let station: Station
let recording: string
let of: string
let drafts: readonly StatementDraft[]

/** Waits for what the station tells. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise<void>((resolve) => {
      const stop = station.onEvent(() => {
        stop()
        resolve()
      })
    })
  }
}

beforeAll(async () => {
  steady = await startRtspServer({ mounts: { whole: { picture: 'h264' } } })
  dying = await startRtspServer({ mounts: { subject: { picture: 'h264' } } })
  folder = await temporaryFolder()
  vault = join(folder.path, 'vault')
  station = await Station.open(vault, { host: 'browser', create: true })
  const { handlers } = station
  const source = (id: string, name: string, address: string) => ({ id, name, kind: 'rtsp' as const, address })
  const room = await handlers['rooms.create'](
    roomFileSchema.parse({
      name: '听证室一',
      kind: 'hearing',
      sources: [source('cam-1', '全景', steady.url('whole')), source('cam-2', '当事人', dying.url('subject'))],
    }),
  )
  const facts = {
    number: '沪市监罚〔2026〕17号',
    cause: '无证经营食品',
    kind: 'penalty',
    party: '某商店',
    notes: '',
  } as const
  of = (await station.cases.create(facts)).id
  const people = [{ name: '王记录', role: 'clerk' } as const]
  const wanted = {
    room: room.id,
    case: of,
    kind: 'hearing',
    place: '三楼',
    operator: '李操作',
    people,
    explanation: '',
  } as const
  recording = (await handlers['recordings.start'](wanted)).recording
  const phases = () => station.sessions.of(room.id).state.sources.map(({ phase }) => phase)
  await dying.stop()
  await until(() => phases()[1] === 'lost')
  // The station tells the time each second: a second is missing for sure.
  const lost = Date.now()
  await until(() => Date.now() - lost > 1000)
  await handlers['recordings.end']({ room: room.id, person: '', explanations: [], reason: '仅试情况说明' })
  drafts = (await handlers['statements.draft']({ recording })).statements
})
afterAll(async () => {
  await station.close()
  await steady.stop()
  await folder.remove()
})

const content = () => ({
  ...(drafts[0]?.content ?? { happened: '', cause: '', measures: '', effect: '', operator: '', clerk: '' }),
  cause: '摄像机电源线被踢掉。',
})
const save = () => station.handlers['statements.save']({ recording, number: 1, person: '李操作', content: content() })
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a fault statement', () => {
  test('is drafted from the journal: what, from when to when, which track, what was done, what is missing, who', () => {
    expect(drafts).toHaveLength(1)
    const [draft] = drafts
    expect(draft?.faults.map(({ kind, code, track }) => `${kind} ${code} ${track ?? ''}`)).toEqual(
      expect.arrayContaining(['gap source-lost 当事人', 'alarm source-lost 当事人']),
    )
    expect(draft?.faults.every(({ track }) => track !== '全景')).toBe(true)
    expect(draft?.content).toMatchObject({ operator: '李操作', clerk: '王记录' })
    expect(draft?.content.happened).toMatch(
      /\d{4}年\d{1,2}月\d{1,2}日\d{1,2}时\d{1,2}分\d{1,2}秒.*，“当事人”轨缺失（设备信号中断）。/,
    )
    expect(draft?.content.effect).toMatch(/“当事人”轨缺失约\d+\.\d秒的内容。\n“全景”轨在此期间录制完整。/)
  })

  test('is kept as numbered versions, each a PDF with Chinese text whose hash is recorded', async () => {
    const first = await save()
    const second = await save()
    expect([first.version, second.version]).toEqual([1, 2])
    for (const one of [first, second]) {
      const path = (await station.mediaFile(recording, one.file))?.path ?? ''
      expect(sha256(await readFile(path))).toBe(one.sha256)
      const text = (await run('pdftotext', ['-layout', path, '-'])).replace(/\s+/g, '')
      for (const words of [
        '情况说明',
        `第1号第${one.version}版`,
        '沪市监罚〔2026〕17号',
        recording,
        '摄像机电源线被踢掉。',
        '签名：',
        '年__',
      ])
        expect(text).toContain(words.replace(/\s+/g, ''))
    }
    expect(await station.handlers['statements.list']({ case: of })).toEqual({ statements: [first, second] })
    expect((await station.handlers['statements.draft']({ recording })).statements[0]?.saved).toEqual([second, first])
    expect(await station.mediaFile(recording, 'statement-1-9.pdf')).toBeNull()
    // What was sealed is untouched by it.
    expect((await verifyVault(vault)).findings).toEqual([])
  })

  test('of something that did not happen is refused; without a Chinese font none is printed', async () => {
    const wanted = { recording, number: 7, person: '李操作', content: content() }
    const codes = [
      station.handlers['statements.save'](wanted),
      station.handlers['statements.save']({ ...wanted, recording: '20260101-000000-aaaaaa' }),
      station.handlers['statements.list']({ case: randomUUID() }),
      statementPdf(
        {
          recording,
          number: 1,
          version: 1,
          made: new Date().toISOString(),
          person: '',
          faults: [],
          content: content(),
        },
        {
          case: null,
          kind: 'hearing',
          room: '',
          station: '',
          opened: new Date().toISOString(),
          closed: null,
          sealCode: null,
          zone: 'UTC',
        },
        'zhenglu',
        null,
      ),
    ].map((work) =>
      work.then(
        () => null,
        (error: unknown) => (error instanceof Failure ? error.code : error),
      ),
    )
    expect(await Promise.all(codes)).toEqual(['statement-unknown', 'recording-unknown', 'case-unknown', 'font-missing'])
  })

  test('is in the bundle with all its versions, listed, and the bundle verifies', async () => {
    const to = join(folder.path, 'out')
    await exported(to)
    const [name = ''] = await readdir(to)
    const bundle = join(to, name)
    const report = await verifyBundle(bundle, { verifyRecording })
    expect([report.findings, report.recordings.flatMap(({ findings }) => findings)]).toEqual([[], []])
    const place = join('其他/情况说明', recording)
    expect((await readdir(join(bundle, 'data', place))).sort()).toEqual(['情况说明-1-1.pdf', '情况说明-1-2.pdf'])
    const { statements } = await station.handlers['statements.list']({ case: of })
    for (const listing of ['卷内目录.xml', `元数据/${recording}.premis.xml`]) {
      const text = await readFile(join(bundle, 'data', listing), 'utf8')
      for (const { version, sha256: hash } of statements) {
        expect(text).toContain(`${place}/情况说明-1-${version}.pdf`)
        expect(text).toContain(hash)
      }
    }
    const validator = join(import.meta.dirname, 'validate-xml.py')
    const metadata = join(bundle, 'data/元数据')
    await run('/usr/bin/python3', [validator, join(metadata, 'contents.xsd'), join(bundle, 'data/卷内目录.xml')])
    await run('/usr/bin/python3', [
      validator,
      join(metadata, 'premis-profile.xsd'),
      join(metadata, `${recording}.premis.xml`),
    ])
  })

  test('survives the loss of the database, and is not exported when it was altered', async () => {
    const before = await station.handlers['statements.list']({ case: of })
    await station.close()
    for (const end of ['', '-wal', '-shm']) await rm(`${vaultPaths(vault).database}${end}`, { force: true })
    station = await Station.open(vault, { host: 'browser' })
    expect(await station.handlers['statements.list']({ case: of })).toEqual(before)
    const path = (await station.mediaFile(recording, 'statement-1-1.pdf'))?.path ?? ''
    await writeFile(path, Buffer.concat([await readFile(path), Buffer.from('%')]))
    expect(await exported(join(folder.path, 'refused'))).toMatchObject({
      code: 'recording-damaged',
      details: { file: 'statement-1-1.pdf' },
    })
  })
})

/** Exports the case; answers with the failure, if it failed. */
async function exported(to: string) {
  const { job } = await station.handlers['archive.export']({ case: of, to, recipients: [] })
  const found = () => station.jobs.list.find(({ id }) => id === job)
  await until(() => found()?.state !== 'running')
  return found()?.failure ?? null
}
