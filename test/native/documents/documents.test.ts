// Documents are issued complete, numbered without gaps, printed with every character, frozen and signed; or not at all.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DocumentTemplate, DocumentValues, IssuedDocument } from '../../../native/contract/documents.ts'
import { printed } from '../../../native/archive/chinese-pdf.ts'
import { findSongFace, rareFaces } from '../../../native/archive/cjk-font.ts'
import { hasCharacter } from '../../../native/archive/face-characters.ts'
import { requireSound } from '../../../native/documents/fill.ts'
import { shippedTemplates } from '../../../native/documents/shipped/shipped.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { verifyPath } from '../../../native/vault/verify/verify-path.ts'
import { run } from '../../rig/run.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { pdf } from '../exhibits/files.ts'
import { person, serveExhibits, type ServedExhibits } from '../exhibits/station.ts'

let folder: TemporaryFolder
let served: ServedExhibits
let of: string
const year = new Date().getFullYear()
const party = {
  ...{ kind: 'person', name: '张𠮷', sex: 'male', birth: '1949-12-31', document: 'identity-card' },
  ...{ number: '11010519491231002X', employer: '', phone: '13800001234', address: '某路 1 号' },
}
beforeEach(async () => {
  folder = await temporaryFolder()
  served = await serveExhibits(folder.path)
  await served.call('settings.save', { casePlace: '某城管' })
  const facts = { cause: '占道经营', kind: 'penalty', unit: '某市城市管理局', parties: [party] }
  of = (await served.call('cases.create', facts)).id
})
afterEach(async () => {
  await served.close()
  await folder.remove()
})

const at = ({ files }: IssuedDocument, ending: string) =>
  join(vaultPaths(served.vault).exhibits, of, files.find(({ file }) => file.endsWith(ending))?.file ?? '')

/** Fills what the case does not, and issues. */
async function issue(key: string, more: DocumentValues = {}): Promise<IssuedDocument> {
  const { template, values } = await served.call('documents.draft', { case: of, key })
  const written = Object.fromEntries(
    template.template.fields.map(({ key: field }) => [field, values[field] === '' ? '已填写' : (values[field] ?? '')]),
  )
  const { version } = template
  return served.call('documents.issue', { case: of, key, version, values: { ...written, ...more }, person })
}

test('every shipped template is sound, and each can be issued from a case', async () => {
  expect(shippedTemplates.map(({ title }) => title)).toEqual([
    ...['立案审批表', '询问通知书', '权利义务告知书', '现场检查笔录', '听证告知书'],
    ...['听证通知书', '听证报告', '送达回证', '卷内目录', '备考表'],
  ])
  await served.add(of, '照片.pdf', pdf)
  for (const { key, ...template } of shippedTemplates) {
    requireSound(template)
    expect((await issue(key)).files.map(({ file }) => file.split('.')[1])).toEqual(['json', 'pdf', 'docx'])
  }
  const { documents } = await served.call('documents.list', { case: of })
  expect(documents.map(({ number }) => number)).toEqual(shippedTemplates.map((_, i) => i + 1))
  const { findings, exhibits } = await verifyPath(served.vault)
  expect([findings, exhibits?.files]).toEqual([[], 1 + 3 * shippedTemplates.length])
})

test('notices cannot be issued without cause, legal basis, rights and duties, time limit: each is named', async () => {
  for (const key of ['interview-notice', 'rights-notice', 'hearing-rights-notice', 'hearing-notice']) {
    const without = { cause: ' ', basis: '', rights: '\n', limit: '' }
    const failure = await issue(key, without).catch((error: unknown) => String(error))
    for (const label of ['案由', '法律依据', '权利和义务', '期限']) expect(failure).toContain(label)
    expect(failure).toContain('document-incomplete')
  }
  expect((await served.call('documents.list', { case: of })).documents).toEqual([])
})

test('a draft takes from the case what it says, with whole numbers', async () => {
  const { values, documentNumber } = await served.call('documents.draft', { case: of, key: 'filing-approval' })
  expect(values).toMatchObject({ cause: '占道经营', unit: '某市城市管理局', party: '张𠮷', phone: '13800001234' })
  expect(values['partyFacts']).toContain('11010519491231002X')
  expect(documentNumber).toBe(`某城管立〔${year}〕1号`)
})

describe('numbers of a kind and year have no gap', () => {
  const numbers = async () =>
    (await served.call('documents.list', { case: of })).documents.map(({ documentNumber }) => documentNumber)

  test('each kind counts by itself, and a draft or a refusal takes none', async () => {
    await issue('interview-notice')
    await served.call('documents.draft', { case: of, key: 'interview-notice' })
    await expect(issue('interview-notice', { cause: '' })).rejects.toThrow('document-incomplete')
    await expect(issue('interview-notice', { cause: '\u{323AF}' })).rejects.toThrow('character-not-printable')
    await issue('hearing-notice')
    await Promise.all([issue('interview-notice'), issue('interview-notice')])
    expect(await numbers()).toEqual([
      ...[
        `某城管询通〔${year}〕1号`,
        `某城管听通〔${year}〕1号`,
        `某城管询通〔${year}〕2号`,
        `某城管询通〔${year}〕3号`,
      ],
    ])
  })

  test('a station that was killed between listing and counting gives no number twice', async () => {
    await issue('interview-notice')
    const began = 'UPDATE document_counter SET last = ?, pending = ?'
    await served.station.database.write((writer) => writer.run(began, [0, of]))
    await issue('interview-notice')
    // Killed before it was listed: the number is free again.
    await served.station.database.write((writer) => writer.run(began, [2, of]))
    await issue('interview-notice')
    expect(await numbers()).toEqual([1, 2, 3].map((n) => `某城管询通〔${year}〕${n}号`))
  })
})

test('what was issued is frozen: JSON says all, PDF and DOCX show it, and a change is found', async () => {
  const issued = await issue('hearing-notice', { cause: '占道经营（𠮷字号）' })
  const json = JSON.parse(await readFile(at(issued, 'json'), 'utf8')) as { values: DocumentValues; template: object }
  expect(json).toMatchObject({ format: 'zhenglu-document', documentNumber: issued.documentNumber, person })
  expect(json.values['cause']).toBe('占道经营（𠮷字号）')
  expect(json.template).toMatchObject({ version: 1, title: '听证通知书' })
  const shown = await run('pdftotext', ['-layout', at(issued, 'pdf'), '-'])
  for (const words of ['听证通知书', issued.documentNumber, '占道经营', '𠮷', '第1页', '共1页', '（印章）']) {
    expect(shown.replaceAll(' ', '')).toContain(words)
  }
  const docx = await run('python3', [
    '-c',
    'import sys,zipfile;print(zipfile.ZipFile(sys.argv[1]).read("word/document.xml").decode())',
    at(issued, 'docx'),
  ])
  for (const words of ['听证通知书', issued.documentNumber, '占道经营（𠮷字号）']) expect(docx).toContain(words)
  const hash = createHash('sha256').update(await readFile(at(issued, 'pdf')))
  expect(issued.files[1]?.sha256).toBe(hash.digest('hex'))
  await writeFile(at(issued, 'docx'), 'x')
  expect((await verifyPath(served.vault)).findings.map(({ code }) => code)).toEqual(['file-cut-off'])
})

test('the contents list is built from what is there', async () => {
  await served.add(of, '照片.pdf', pdf)
  await issue('interview-notice')
  const shown = await run('pdftotext', ['-layout', at(await issue('file-contents'), 'pdf'), '-'])
  for (const words of ['卷内目录', '责任者', '询问通知书', '证据 1', '现场照片']) expect(shown).toContain(words)
})

describe('a template', () => {
  const newest = async (key: string) => {
    const { templates } = await served.call('documents.templates', {})
    const found = templates.find((each) => each.key === key)
    if (found === undefined) throw new Error(key)
    return found
  }
  const save = (template: DocumentTemplate, key = 'rights-notice') =>
    served.call('documents.saveTemplate', { key, template, person: '管理员', reason: '统一格式' })

  test('is saved as a new version, which the next document follows; the ones before stay', async () => {
    const { template } = await newest('rights-notice')
    const [block] = template.blocks
    const changed = { ...template, title: '权利义务告知单', blocks: block === undefined ? [] : [block] }
    expect(await save(changed)).toMatchObject({ version: 2, person: '管理员', reason: '统一格式' })
    const { versions } = await served.call('documents.versions', { key: 'rights-notice' })
    expect(versions.map(({ version, template: { title } }) => [version, title])).toEqual([
      ...[
        [2, '权利义务告知单'],
        [1, '权利义务告知书'],
      ],
    ])
    expect(await issue('rights-notice')).toMatchObject({ title: '权利义务告知单', template: 2 })
    const values = {}
    const old = { case: of, key: 'rights-notice', version: 1, values, person }
    await expect(served.call('documents.issue', old)).rejects.toThrow('template-changed')
  })

  test('that names a field which it does not have is refused, and the field named', async () => {
    const { template } = await newest('rights-notice')
    const blocks = [...template.blocks, { kind: 'signatures' as const, lines: ['{witness}签名'] }]
    const failure = await save({ ...template, blocks }).catch((error: unknown) => String(error))
    expect(failure).toContain('template-field-undeclared')
    expect(failure).toContain('{witness}')
    const [first] = template.fields
    const twice = first === undefined ? [] : [...template.fields, first]
    await expect(save({ ...template, fields: twice })).rejects.toThrow('template-field-twice')
    await expect(save({ ...template, numberPattern: '{city}{n}' })).rejects.toThrow('input-invalid')
    await expect(save(template, 'no-such-document')).rejects.toThrow('document-unknown')
    expect((await newest('rights-notice')).version).toBe(1)
  })
})

test('a character that the usual face lacks is printed in another that has it, and one that none has is told', async () => {
  // A face without Chinese letters stands for one without rare characters.
  const face = join(import.meta.dirname, '..', '..', '..', 'resources', 'fonts', 'DejaVuSansMono.ttf')
  const content = [{ text: 'A 证 B', alignment: 'center' as const }, '录', { table: { body: [['\u{323AF}', '像']] } }]
  const shown = { title: '', software: '', made: new Date(), fontSize: 12, content, foot: () => '' }
  const margins: [number, number, number, number] = [20, 20, 20, 20]
  const path = join(folder.path, 'rare.pdf')
  await writeFile(path, await printed({ ...shown, margins }, face))
  const text = await run('pdftotext', ['-layout', path, '-'])
  for (const words of ['A 证 B', '录', 'U+323AF', '像']) expect(text).toContain(words)
  const strict = printed({ ...shown, margins, refuseUnprintable: true }, face)
  await expect(strict).rejects.toMatchObject({
    code: 'character-not-printable',
    details: { characters: expect.stringContaining('323AF') as string },
  })
})

test('which characters a face has is read from the face itself', () => {
  const face = findSongFace() ?? ''
  const has = (character: string) => hasCharacter(face, character.codePointAt(0) ?? 0)
  expect(['证', '〔', '𠮷'].map(has)).toEqual([true, true, true])
  expect(rareFaces().some((each) => hasCharacter(each, 0x323af))).toBe(false)
  expect(hasCharacter('/no/such/face.ttf', 0x8bc1)).toBe(false)
})
