// A case file from its first document to its closing: what the check finds, what may be closed, what stays afterwards.
import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyBundle } from '../../../native/archive/verify-bundle.ts'
import { verifyPath } from '../../../native/vault/verify/verify-path.ts'
import type { CaseFile } from '../../../native/contract/case-file.ts'
import { run } from '../../rig/run.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { relistBag } from '../archive/relist-bag.ts'
import { cameraFile, makeRecording } from '../cases/make-recording.ts'
import { pdf } from '../exhibits/files.ts'
import { described, person, serveExhibits, type ServedExhibits } from '../exhibits/station.ts'

let folder: TemporaryFolder
let served: ServedExhibits
let of: string
beforeAll(async () => {
  folder = await temporaryFolder()
  served = await serveExhibits(folder.path)
  of = await served.openCase()
})
afterAll(async () => {
  await served.close()
  await folder.remove()
})

const day = new Date().toLocaleDateString('sv-SE')
const reason = '按实物核对'
const file = (): Promise<CaseFile> => served.call('caseFile.get', { case: of })
const codes = async () =>
  (await served.call('caseFile.check', { case: of })).findings.map(({ code, level }) => `${level} ${code}`)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => /"code":"([\w-]+)"/.exec(String(error))?.[1] ?? String(error),
  )
async function issue(key: string): Promise<void> {
  const { template, values } = await served.call('documents.draft', { case: of, key })
  const written = Object.fromEntries(
    template.template.fields.map(({ key: field }) => [field, values[field] === '' ? '已填写' : (values[field] ?? '')]),
  )
  await served.call('documents.issue', { case: of, key, version: template.version, values: written, person })
}
const paper = (slot: string, title: string) =>
  served.call('caseFile.addPaper', { case: of, slot, part: 'main', title, pages: 2, day, person })
const text = async (what: string) => {
  const { bytes } = await served.call('caseFile.print', { case: of, what })
  const path = join(folder.path, `${what}.pdf`)
  await writeFile(path, Buffer.from(bytes, 'base64'))
  return (await run('pdftotext', ['-layout', path, '-'])).replaceAll(/\s/g, '')
}

test('an empty file says so, and the check names what it must have', async () => {
  expect((await file()).items).toEqual([])
  const { findings } = await served.call('caseFile.check', { case: of })
  expect(findings.filter(({ code }) => code === 'document-missing').map(({ subject }) => subject)).toEqual([
    ...['行政处罚决定书', '送达回证', '立案审批表', '结案审批表'],
  ])
  expect(findings.map(({ code }) => code)).toContain('closing-note-missing')
})

test('things are listed as they come, with counted pages; a person completes and corrects them', async () => {
  await issue('filing-approval')
  await served.add(of, '照片.pdf', pdf)
  await served.add(of, '证言.txt', Buffer.from('证言'), { ...described, title: '证言', purpose: '' })
  const { item } = await paper('decision', '行政处罚决定书')
  await paper('closing-approval', '结案审批表')
  const clip = await cameraFile(folder.path)
  const recording = await makeRecording(served.station.vault, await served.call('cases.get', { id: of }), clip, true)
  await served.station.recordings.index(recording.folder)
  const before = await file()
  expect(before.items.map(({ title, from, to }) => `${title} ${from ?? ''}-${to ?? ''}`)).toEqual([
    ...['行政处罚决定书 1-2', '立案审批表 3-4', '现场照片 -', '证言 -', '听证录音录像 -', '结案审批表 5-6'],
  ])
  expect(before.items[4]).toMatchObject({
    sealCode: recording.sealed?.sealCode,
    retention: 'case-file',
    pageState: 'none',
  })
  expect(before.items[4]?.seconds).toBeGreaterThanOrEqual(0)
  expect(before).toMatchObject({ retention: '30-years', totals: { main: { items: 6, pages: 6, unknown: 2 } } })
  const correct = (key: string, change: object) =>
    served.call('caseFile.correct', { case: of, item: key, change, reason, person })
  expect(await correct('exhibit 1', { pages: 4 })).toMatchObject({ pages: 4, from: 5, to: 8 })
  expect(await refusal(correct('exhibit 1', { pages: 4 }))).toBe('file-item-same')
  expect(await refusal(correct('exhibit 9', { pages: 4 }))).toBe('file-item-unknown')
  expect(await refusal(correct('exhibit 1', { slot: 'nowhere' }))).toBe('file-slot-unknown')
  // A scan that is the decision itself takes its place and its part.
  expect(await correct('exhibit 2', { slot: 'legal-review', pages: 1 })).toMatchObject({ part: 'secondary', from: 1 })
  const order = [item, 'exhibit 1', 'document 1']
  const rest = (await file()).items
    .filter(({ key, part }) => part === 'main' && !order.includes(key))
    .map(({ key }) => key)
  await served.call('caseFile.reorder', { case: of, part: 'main', order: [...order, ...rest], reason, person })
  expect((await file()).items.slice(0, 3).map(({ key }) => key)).toEqual(order)
  const unknown = served.call('caseFile.reorder', { case: of, part: 'main', order: ['exhibit 2'], reason, person })
  expect(await refusal(unknown)).toBe('file-item-unknown')
})

test('the lists are printed in agency form', async () => {
  const printed = await text('contents')
  for (const words of [
    '卷内目录（正卷）',
    '顺序号文号责任者题名日期页号备注',
    '保管期限：30年',
    '卷内目录（副卷）',
    '合计5件10页',
  ])
    expect(printed).toContain(words)
  expect(await text('closing-note')).toContain('（尚未制发，仅供核对）')
  expect(await text('closing-check')).toContain('案件尚未结案')
})

test('a case with red findings is not closed until each is settled or explained', async () => {
  await issue('closing-note')
  await served.call('cases.enterStage', { id: of, stage: 'evidence', day, person })
  // The gap of the recording has no fault statement, no receipt was issued, an exhibit says not what it proves.
  expect(await codes()).toEqual([
    ...['red act-missing', 'red fault-unexplained', 'red document-missing', 'amber act-missing'],
    'amber exhibit-undescribed',
  ])
  const close = (texts: readonly string[]) =>
    served.call('caseFile.close', {
      ...{ case: of, day, person },
      explanations: texts.map((finding) => ({ finding, text: '当事人当场签收，回证另卷' })),
    })
  const enter = (stage: string) => served.call('cases.enterStage', { id: of, stage, day, person })
  expect(await refusal(enter('closing'))).toBe('closing-by-check')
  expect(await refusal(enter('archiving'))).toBe('archiving-before-closing')
  expect(await refusal(close([]))).toBe('closing-unsettled')
  const { findings } = await served.call('caseFile.check', { case: of })
  const closed = await close(findings.filter(({ level }) => level === 'red').map(({ key }) => key))
  expect(closed.findings.map(({ explanation }) => explanation !== '')).toEqual([true, true, true, false, false])
  expect(await refusal(close([]))).toBe('case-closed')
  expect(await refusal(paper('other', '补充材料'))).toBe('case-closed')
  expect((await served.call('cases.get', { id: of })).stage).toBe('closing')
  expect(await text('closing-check')).toContain('当事人当场签收')
  await enter('archiving')
  expect((await file()).changedSince).toEqual([])
})

test('what comes or changes after the closing is told with time and person, on paper too, until the case is closed again', async () => {
  await served.add(of, '补充.txt', Buffer.from('补充'), { ...described, title: '补充照片' })
  await served.call('exhibits.withdraw', { case: of, number: 2, reason: '重复', person: '科长' })
  await issue('rights-notice')
  const { changedSince } = await file()
  expect(changedSince.map(({ kind, subject, person: by }) => `${kind} ${subject.trim()} ${by}`)).toEqual([
    `exhibit-added 证据 3 补充照片 ${person}`,
    'exhibit-withdrawn 证据 2 证言 科长',
    expect.stringMatching(/^document-issued 权利义务告知书 ?.*书记员$/),
  ])
  expect(changedSince.every(({ at }) => Math.abs(Date.parse(at) - Date.now()) < 60_000)).toBe(true)
  expect(await text('closing-check')).toContain('结案后的变动（共3项，不在上述检查之内）')
  expect(await text('contents')).toContain('结案后又有变动3项，见结案检查表')
})

test('the bundle carries all of it: listed, valid by its schema, readable, and verified with its hashes', async () => {
  const to = join(folder.path, 'out')
  await mkdir(to)
  const { job } = await served.call('archive.export', { case: of, to })
  const bundle = (await served.ended(job)).folder ?? ''
  const at = (name: string) => join(bundle, 'data', name)
  expect((await verifyPath(bundle, { verifyBundle })).findings).toEqual([])
  const script = () =>
    new Promise<string>((done) => {
      execFile('/usr/bin/python3', ['-I', at('其他/verify.py'), bundle], (_, said) => {
        done(said)
      })
    })
  expect(await script()).toContain('Nothing altered')
  const validator = join(import.meta.dirname, '../archive/validate-xml.py')
  await run('/usr/bin/python3', [validator, at('元数据/contents.xsd'), at('卷内目录.xml')])
  const xml = await readFile(at('卷内目录.xml'), 'utf8')
  for (const words of ['<卷别>副卷</卷别>', '<页号>3-6</页号>', '>证据材料/exhibit-1.pdf<', '<附表 名称="备考表">'])
    expect(xml).toContain(words)
  const facts = JSON.parse(await readFile(at('元数据/案卷.json'), 'utf8')) as { closings: { findings: unknown[] }[] }
  expect(facts.closings[0]?.findings).toHaveLength(5)
  const acts = JSON.parse(await readFile(at('元数据/音像记录事项.json'), 'utf8')) as {
    lists: unknown[]
    rows: unknown[]
  }
  expect([acts.lists.length, acts.rows.length > 5]).toEqual([1, true])
  const shown = async (name: string) => (await run('pdftotext', ['-layout', at(name), '-'])).replaceAll(/\s/g, '')
  expect(await shown('备考表.pdf')).toContain('不含本表')
  expect(await shown('结案检查表.pdf')).toContain('结案日期')
  expect(await shown('音像记录完整性报告.pdf')).toContain('查封、扣押')
  const page = await readFile(at('其他/index.html'), 'utf8')
  expect(page).toContain('"src":"../证据材料/exhibit-1.pdf"')
  expect(page).toContain('"what":"撤回证据材料"')
  // Whoever makes the bag's own lists right again is found by the contents list.
  await writeFile(at('备考表.pdf'), '%PDF-1.4')
  await rm(at('音像记录完整性报告.pdf'))
  await relistBag(bundle)
  const { findings } = await verifyPath(bundle, { verifyBundle })
  expect(findings.map(({ code, file }) => `${code} ${file ?? ''}`).sort()).toEqual([
    ...['bundle-size-differs bag-info.txt', 'file-changed data/备考表.pdf', 'file-missing data/音像记录完整性报告.pdf'],
  ])
  expect(await script()).toContain('contents list')
}, 90_000)

test('reopening is a new entry with a reason, and withdraws what stood on the closing', async () => {
  expect((await file()).closed?.person).toBe(person)
  await served.call('caseFile.reopen', { case: of, reason: '法院判决重新作出决定', person })
  expect(await refusal(served.call('caseFile.reopen', { case: of, reason, person }))).toBe('case-not-closed')
  const { stages, entries } = await served.call('cases.timeline', { id: of })
  expect(stages.map(({ stage }) => stage)).toEqual(['evidence'])
  expect(entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['closed', 'reopened', 'file-reordered']))
  const after = await file()
  expect([after.closed, after.closings.map(({ kind }) => kind)]).toEqual([null, ['closed', 'reopened']])
  expect(after.changedSince).toEqual([])
  const { findings } = await served.call('caseFile.check', { case: of })
  const explanations = findings.map(({ key }) => ({ finding: key, text: '另卷' }))
  await served.call('caseFile.close', { case: of, day, person, explanations })
  expect((await file()).changedSince).toEqual([])
  expect(await text('closing-check')).toContain('第2次结案')
  await served.call('caseFile.reopen', { case: of, reason: '续', person })
})

test('the order is kept in versions, and says what is required', async () => {
  const { versions } = await served.call('caseFile.order', {})
  const slots = (versions[0]?.slots ?? []).map((slot) => ({ ...slot, required: [] }))
  const save = (after: number) =>
    served.call('caseFile.saveOrder', { after, slots, reason: '本市格式', person: '管理员' })
  expect((await save(1)).version).toBe(2)
  expect(await refusal(save(1))).toBe('file-order-changed')
  expect(await codes()).not.toContain('red document-missing')
  const [first] = slots
  const twice = served.call('caseFile.saveOrder', { after: 2, slots: [first, first], reason, person })
  expect(await refusal(twice)).toBe('file-order-twice')
})

test('a kind of case can have an order of its own, in versions; the others keep the general one', async () => {
  const save = (after: number, slots: readonly object[], kind: string | null = 'penalty') =>
    served.call('caseFile.saveOrder', { kind, after, slots, reason: '处罚案卷单独归档', person: '管理员' })
  const slot = {
    ...{ name: '处罚决定', part: 'main', collects: 'paper' },
    of: '',
    title: '{title}',
    required: ['penalty'],
  }
  const { current, versions } = await served.call('caseFile.order', { kind: 'penalty' })
  expect([current.kind, current.version, versions]).toEqual([null, 2, []])
  expect(await save(0, [{ ...slot, key: 'penalty-decision' }])).toMatchObject({ kind: 'penalty', version: 1 })
  expect(await refusal(save(0, [{ ...slot, key: 'penalty-decision' }]))).toBe('file-order-changed')
  expect(await file()).toMatchObject({ version: 1, orderOf: 'penalty' })
  const missing = async () =>
    (await served.call('caseFile.check', { case: of })).findings.filter(({ code }) => code === 'document-missing')
  expect((await missing()).map(({ subject }) => subject)).toEqual(['处罚决定'])
  expect(await refusal(paper('decision', '决定书'))).toBe('file-slot-unknown')
  const others = await served.call('caseFile.order', { kind: 'inspection' })
  expect([others.current.kind, others.versions]).toEqual([null, []])
  // Given up by a version without places: what was before stays in the list of versions.
  expect(await save(1, [])).toMatchObject({ version: 2, slots: [] })
  expect(await file()).toMatchObject({ version: 2, orderOf: null })
  expect((await served.call('caseFile.order', { kind: 'penalty' })).versions).toHaveLength(2)
  await expect(save(2, [], null)).rejects.toThrow('input-invalid')
})
