// Scripts that an administrator changes: every version stays, and what cannot be read aloud is refused by name.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scriptsStore, type ScriptsStore } from '../../../native/cases/scripts.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { filledIn, unknownFields } from '../../../native/contract/script-words.ts'
import { scriptVersion, type ScriptStep } from '../../../native/contract/scripts.ts'
import { shippedScript } from '../../../native/contract/shipped-scripts/shipped.ts'
import { recordingKinds } from '../../../native/contract/terms.ts'
import { Database } from '../../../native/database/database.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let database: Database
let scripts: ScriptsStore
beforeEach(async () => {
  folder = await temporaryFolder()
  database = await Database.open(join(folder.path, 'zhenglu.sqlite'))
  scripts = scriptsStore(database)
})
afterEach(async () => {
  await database.close()
  await folder.remove()
})

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? { code: error.code, details: error.details } : String(error)),
  )
const person = '管理员'
const own = (change: Partial<ScriptStep> = {}): ScriptStep => ({
  ...{ key: 'step-1', section: 'closing', words: '', required: true, afterBreak: 'no', evidence: false },
  ...{ title: { 'zh-CN': '告知救济途径', en: '' } },
  ...change,
})

describe('what the program brings', () => {
  test.each(recordingKinds)('for %s is sound: keys once, known fields, both languages', (kind) => {
    const script = scriptVersion.parse(shippedScript(kind))
    expect(new Set(script.steps.map(({ key }) => key)).size).toBe(script.steps.length)
    expect(script.steps.flatMap(({ words }) => unknownFields(words))).toEqual([])
    expect(script.steps.filter(({ title, words }) => title.en === '' || words === '')).toEqual([])
    // What the law asks to be said at the start of every recording, and after every break.
    const again = script.steps.filter(({ afterBreak }) => afterBreak !== 'no').map(({ key }) => key)
    expect(again).toEqual(expect.arrayContaining(['recording-resumes', 'recording-in-progress', 'time-place-persons']))
  })

  test('for a hearing goes in the order of the law', () => {
    const order = ['hearing-discipline', 'hearing-opened', 'rights-and-duties', 'recusal', 'investigators-case']
    const then = ['party-statement', 'evidence-shown', 'examination-of-evidence', 'debate', 'final-statement']
    const wanted = [...order, ...then, 'record-read-and-signed', 'close']
    const keys = shippedScript('hearing').steps.map(({ key }) => key)
    expect(keys.filter((key) => wanted.includes(key))).toEqual(wanted)
  })
})

describe('a script that is changed', () => {
  test('is a new version by a named person; those before it stay, down to the shipped one', async () => {
    const shipped = await scripts.current('interview')
    expect(shipped).toEqual(shippedScript('interview'))
    const first = await scripts.save({ kind: 'interview', after: 0, steps: [...shipped.steps, own()], person })
    const second = await scripts.save({ kind: 'interview', after: 1, steps: [own()], person: '另一管理员' })
    expect([first.version, second.version, second.person]).toEqual([1, 2, '另一管理员'])
    expect(await scripts.current('interview')).toEqual(second)
    expect(await scripts.versions('interview')).toEqual([second, first, shipped])
    expect(await scripts.current('hearing')).toEqual(shippedScript('hearing'))
    const change = database.write((writer) => writer.run('UPDATE script_version SET person = ?', ['x']))
    await expect(change).rejects.toThrow('versions stay as they are')
    const removal = database.write((writer) => writer.run('DELETE FROM script_version'))
    await expect(removal).rejects.toThrow('versions are kept')
  })

  test('by two people at once is refused to the second, who lost nothing of the first', async () => {
    await scripts.save({ kind: 'hearing', after: 0, steps: [own()], person })
    const late = scripts.save({ kind: 'hearing', after: 0, steps: [own({ key: 'other' })], person })
    expect(await failureOf(late)).toEqual({ code: 'script-changed', details: { version: 1 } })
    expect((await scripts.current('hearing')).steps).toEqual([own()])
  })

  test.each([
    ['a key twice', [own(), own()], 'script-step-twice', { step: '告知救济途径', key: 'step-1' }],
    [
      'a field that is not known',
      [own({ words: '本案由{office}承办' })],
      'script-field-unknown',
      { step: '告知救济途径', field: '{office}' },
    ],
  ] as const)('with %s is refused by name, and nothing is saved', async (_, steps, code, details) => {
    const saving = scripts.save({ kind: 'hearing', after: 0, steps: [...steps], person })
    expect(await failureOf(saving)).toEqual({ code, details })
    expect((await scripts.current('hearing')).version).toBe(0)
  })
})

test('fields say what is known, and leave a blank to be filled in aloud where nothing is', () => {
  const facts = { case: '沪市监罚〔2026〕17号', party: '', people: '甲、乙' }
  expect(filledIn('{case}：{party}，在场{people}，{time}；{else} {', facts, '9时5分')).toBe(
    '沪市监罚〔2026〕17号：____，在场甲、乙，9时5分；{else} {',
  )
})
