// The script that a bundle brings along, run where none of our program is: it finds what was altered, even by somebody
// who made the bag's own lists right again.
import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execFile } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { exportBundle } from '../../../native/archive/export-bundle.ts'
import { exportable, type Exportable } from './room.ts'
import { linesWithoutCrash, sealAnew } from '../vault/verify/sealed-recording.ts'
import { relistBag } from './relist-bag.ts'

let room: Exportable
let whole: string
let bag: string

beforeAll(async () => {
  room = await exportable()
  whole = (await exportBundle(room.wanted)).folder
  bag = join(room.folder, 'bag')
})
afterAll(() => room[Symbol.asyncDispose]())
beforeEach(async () => {
  await rm(bag, { recursive: true, force: true })
  await cp(whole, bag, { recursive: true })
})

const recording = (name: string) => join(bag, 'data/电子档案', room.ids[0], name)

/** Exit code and output of the script, run from another folder with an environment of nothing but PATH. */
function verify(): Promise<{ code: number; said: string }> {
  const options = { cwd: '/', env: { PATH: '/usr/bin:/bin' } }
  return new Promise((done) => {
    execFile('/usr/bin/python3', ['-I', join(whole, 'data/其他/verify.py'), bag], options, (error, said) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, said })
    })
  })
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(path, bytes)
}

test('nothing is wrong with what was exported', async () => {
  expect((await verify()).code).toBe(0)
})

const tampering: [what: string, how: () => Promise<unknown>, said: string][] = [
  ['a byte of media', () => flip(recording('cam-1.0001.mp4'), 9999), 'cam-1.0001.mp4'],
  ['a byte of the journal', () => flip(recording('journal.jsonl'), 400), 'journal'],
  ['a byte of the manifest', () => flip(recording('manifest.json'), 400), 'signature'],
  ['a byte of the signature', () => flip(recording('manifest.json.sig'), 4), 'signature'],
]

test.each(tampering)('%s is found', async (_, tamper, said) => {
  await tamper()
  const first = await verify()
  expect(first.code).toBe(1)
  expect(first.said).toContain('sha256')
  await relistBag(bag)
  const second = await verify()
  expect(second.code).toBe(1)
  expect(second.said).toContain(said)
  expect(second.said).not.toContain('sha256')
})

test('a file too many and a file too few are found', async () => {
  await writeFile(join(bag, 'data/其他/notes.txt'), '')
  await rm(join(bag, 'data/说明文件.TXT'))
  const { code, said } = await verify()
  expect(code).toBe(1)
  expect(said).toContain('notes.txt: not listed')
  expect(said).toContain('说明文件.TXT: sha512')
})

test('a part taken out of a recording is found, though the lists no longer name it', async () => {
  await rm(recording('mic-1.0001.mp4'))
  await relistBag(bag)
  expect(await verify()).toMatchObject({ code: 1, said: expect.stringContaining('mic-1.0001.mp4: seal') as string })
})

test('a changed list is found by the list of lists', async () => {
  await appendFile(join(bag, 'bag-info.txt'), 'Contact-Name: x\n')
  expect(await verify()).toMatchObject({ code: 1, said: expect.stringContaining('bag-info.txt: sha256') as string })
})

/** The first recording sealed anew, as whoever has the station's key can, with `added` before its end. */
async function sealedWith(...added: readonly object[]): Promise<string> {
  const folder = join(bag, 'data/电子档案', room.ids[0])
  const lines = await linesWithoutCrash(folder)
  const close = lines.pop() ?? {}
  const { at, mono, run } = close
  const all = [...lines, ...added.map((line) => ({ ...line, at, mono, run })), close]
  await sealAnew(
    folder,
    all.map((line, seq) => ({ ...line, seq })),
    room.keys,
  )
  await relistBag(bag)
  return (await verify()).said
}

const red = { code: 'record-missing', level: 'red', subject: '', facts: { kind: 'interview' } }
const compared = (findings: readonly object[], person: string | null = '甲') => {
  return { kind: 'reconciliation', checked: '2026-03-01T01:02:03.004Z', person, unlisted: 0, findings }
}
const explained = compared([{ ...red, explanation: '另行手写' }])

test('a reconciliation is refused unless it is one, at the end, with each red finding explained', async () => {
  const refused = `${room.ids[0]}: reconciliation`
  expect(await sealedWith(explained)).not.toContain(refused)
  for (const bad of [
    [explained, explained],
    [explained, { kind: 'mark', id: 'm-1', word: '', person: '甲' }],
    [compared([red])],
  ]) {
    await rm(bag, { recursive: true, force: true })
    await cp(whole, bag, { recursive: true })
    expect(await sealedWith(...bad)).toContain(refused)
  }
})
