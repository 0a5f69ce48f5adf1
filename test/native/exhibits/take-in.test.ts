// Files are taken in whole, as they were, or not at all; what is wrong with them is said.
import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { verifyPath } from '../../../native/vault/verify/verify-path.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { ask } from '../server/ask.ts'
import { film, pdf, photograph } from './files.ts'
import { described, person, serveExhibits, type ServedExhibits } from './station.ts'

let folder: TemporaryFolder
let served: ServedExhibits
let of: string
beforeEach(async () => {
  folder = await temporaryFolder()
  served = await serveExhibits(folder.path)
  of = await served.openCase()
})
afterEach(async () => {
  await served.close()
  await folder.remove()
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
/** What is on the way into the vault. */
const underWay = async () => {
  const names = await readdir(vaultPaths(served.vault).scratch)
  return names.filter((name) => name.startsWith('exhibit'))
}
const inVault = () => readdir(join(vaultPaths(served.vault).exhibits, of)).catch(() => [])

test('a file that is sent in pieces is in the vault bit for bit, with its hash, its device’s words and ours', async () => {
  const bytes = await film(folder.path)
  expect(await served.add(of, '执法记录.mp4', bytes)).toMatchObject({ state: 'done', kind: 'exhibit' })
  const [exhibit] = await served.list(of)
  expect(exhibit).toMatchObject({
    ...{ number: 1, name: '执法记录.mp4', mediaType: 'video/mp4', preview: 'video', problems: [], person },
    ...{ length: bytes.length, sha256: sha256(bytes), description: described, withdrawn: null },
  })
  expect(exhibit?.metadata).toContainEqual({ name: 'creation_time', value: '2026-03-01T01:30:00.000000Z' })
  expect(exhibit?.metadata).toContainEqual({ name: 'comment', value: 'DSJ-8 0042' })
  const file = join(vaultPaths(served.vault).exhibits, of, exhibit?.file ?? '')
  expect((await readFile(file)).equals(bytes)).toBe(true)
  const shown = await ask(served.server.address, `/exhibits/${of}/${exhibit?.file ?? ''}`, served.headers)
  expect([shown.status, shown.headers['content-type'], shown.body.equals(bytes)]).toEqual([200, 'video/mp4', true])
  expect(await underWay()).toEqual([])
})

test('files are numbered in the order in which they came, however long each is looked at', async () => {
  const slow = await served.send(of, '执法记录.mp4', await film(folder.path))
  const quick = await served.send(of, '证言.txt', Buffer.from('证言'))
  await Promise.all([slow, quick].map((job) => served.ended(job)))
  expect((await served.list(of)).map(({ number, name }) => [number, name])).toEqual([
    [1, '执法记录.mp4'],
    [2, '证言.txt'],
  ])
})

test('a small file is listed while a large one is still being copied', async () => {
  const path = join(folder.path, '原始录像.bin')
  const file = await open(path, 'wx')
  await file.truncate(2e9)
  await file.close()
  const copying = Promise.withResolvers<string>()
  const large = served.addPath(of, path, ({ id, done }) => {
    if (done > 0) copying.resolve(id)
  })
  const job = await copying.promise
  expect((await served.add(of, '证言.txt', Buffer.from('证言'))).state).toBe('done')
  expect((await served.list(of)).map(({ number, name }) => [number, name])).toEqual([[1, '证言.txt']])
  await served.call('jobs.cancel', { job })
  expect((await large).state).toBe('cancelled')
})

test('a photograph keeps what its camera wrote into it', async () => {
  await served.add(of, 'IMG_0001.jpg', await photograph(folder.path))
  const [exhibit] = await served.list(of)
  expect(exhibit).toMatchObject({ mediaType: 'image/jpeg', preview: 'image', problems: [] })
  expect(exhibit?.metadata).toContainEqual({ name: 'Make', value: 'Zhenglu Test' })
  expect(exhibit?.metadata.map(({ value }) => value)).toContain('2026:03:01 09:30:00')
})

describe('what is wrong with a file is said with it, and it is taken in', () => {
  const cases: [what: string, name: string, bytes: (folder: string) => Promise<Buffer>, problem: string][] = [
    [
      'a picture that ends too early',
      'a.jpg',
      async (at) => (await photograph(at)).subarray(0, 9000),
      'image-unreadable',
    ],
    ['a film that ends too early', 'a.mp4', async (at) => (await film(at)).subarray(0, 9000), 'media-cut-off'],
    ['a document that ends too early', 'a.pdf', () => Promise.resolve(pdf.subarray(0, 40)), 'document-cut-off'],
    ['a picture that is none', 'a.jpg', () => Promise.resolve(Buffer.from('no picture')), 'type-differs'],
    ['a document that is called a picture', 'a.png', () => Promise.resolve(pdf), 'type-differs'],
  ]
  test.each(cases)('%s', async (_, name, make, problem) => {
    expect((await served.add(of, name, await make(folder.path))).state).toBe('done')
    expect((await served.list(of)).map(({ problems }) => problems)).toEqual([[problem]])
  })
})

describe('nothing is listed and nothing stays of', () => {
  afterEach(async () => {
    expect(await served.list(of)).toEqual([])
    expect(await underWay()).toEqual([])
    expect(await inVault()).toEqual([])
  })

  test('an empty file', async () => {
    const begin = served.call('exhibits.begin', { case: of, name: 'a.jpg', size: 0 })
    await expect(begin).rejects.toThrow('exhibit-empty')
  })

  test('a file that is larger than is set, or than the disk', async () => {
    await served.call('settings.save', { exhibitGigabytes: 0.001 })
    const begin = (size: number) => served.call('exhibits.begin', { case: of, name: 'a.mp4', size })
    await expect(begin(1_000_001)).rejects.toThrow('exhibit-too-large')
    await served.call('settings.save', { exhibitGigabytes: 10_000 })
    await expect(begin(9e12)).rejects.toThrow('disk-full')
  })

  test('an upload that was cancelled in the middle', async () => {
    const { upload } = await served.call('exhibits.begin', { case: of, name: 'a.bin', size: 20 })
    await served.piece(upload, 0, Buffer.alloc(10))
    expect(await underWay()).toHaveLength(1)
    await served.call('exhibits.cancel', { upload })
    expect(await underWay()).toEqual([])
    const { status, body } = await served.piece(upload, 10, Buffer.alloc(10))
    expect([status, body.toString()]).toEqual([404, expect.stringContaining('upload-unknown')])
  })

  test('pieces that do not follow each other, or are more than was said', async () => {
    const { upload } = await served.call('exhibits.begin', { case: of, name: 'a.bin', size: 20 })
    for (const [offset, length] of [
      [5, 5],
      [0, 21],
    ] as const) {
      const { status, body } = await served.piece(upload, offset, Buffer.alloc(length))
      expect([status, body.toString()]).toEqual([409, expect.stringContaining('upload-out-of-step')])
    }
    const finish = served.call('exhibits.finish', { upload, description: described, person })
    await expect(finish).rejects.toThrow('upload-out-of-step')
    await served.call('exhibits.cancel', { upload })
  })

  test('who is not let in, or comes from another page', async () => {
    const { upload } = await served.call('exhibits.begin', { case: of, name: 'a.bin', size: 4 })
    for (const headers of [{ cookie: '' }, { origin: 'http://127.0.0.1:1' }]) {
      expect((await served.piece(upload, 0, Buffer.alloc(4), headers)).status).toBe(403)
    }
    const form = { 'content-type': 'text/plain' }
    expect((await served.piece(upload, 0, Buffer.alloc(4), form)).status).toBe(400)
    await served.call('exhibits.cancel', { upload })
  })

  test('a path that is none, or leads into the vault', async () => {
    const addPath = (path: string) =>
      served.call('exhibits.addPath', { case: of, path, description: described, person })
    await expect(addPath(join(folder.path, 'nothing.mp4'))).rejects.toThrow('path-missing')
    await expect(addPath(folder.path)).rejects.toThrow('path-missing')
    await expect(addPath(vaultPaths(served.vault).privateKey)).rejects.toThrow('exhibit-inside-vault')
  })

  test('a file of 2 GB whose copy is cancelled on the way; its original is untouched', async () => {
    const path = join(folder.path, '原始录像.bin')
    const file = await open(path, 'wx')
    await file.truncate(2e9)
    await file.close()
    const before = await stat(path)
    const progress: number[] = []
    const job = await served.addPath(of, path, ({ id, done }) => {
      progress.push(done)
      if (done > 1e8) void served.call('jobs.cancel', { job: id })
    })
    expect(job.state).toBe('cancelled')
    expect(Math.max(...progress)).toBeGreaterThan(1e8)
    expect(progress.toSorted((a, b) => a - b)).toEqual(progress)
    const after = await stat(path)
    expect([after.size, after.mtimeMs, after.ino]).toEqual([before.size, before.mtimeMs, before.ino])
  })
})

test('the same file is not taken in twice, unless the first was withdrawn', async () => {
  await served.add(of, 'a.pdf', pdf)
  expect((await served.add(of, 'b.pdf', pdf)).failure).toMatchObject({
    ...{ code: 'exhibit-duplicate', details: { number: 1, name: 'a.pdf' } },
  })
  await served.call('exhibits.withdraw', { case: of, number: 1, reason: '与本案无关', person })
  expect((await served.add(of, 'b.pdf', pdf)).state).toBe('done')
  expect((await served.list(of)).map(({ withdrawn }) => withdrawn?.reason ?? null)).toEqual(['与本案无关', null])
  expect(await inVault()).toEqual(['checkpoint', 'exhibit-1.pdf', 'exhibit-2.pdf', 'exhibits.jsonl'])
})

test('a description is corrected with a reason, and what was said before stays', async () => {
  await served.add(of, 'a.pdf', pdf)
  const description = { ...described, title: '现场照片（门前）' }
  const corrected = { case: of, number: 1, description, reason: '名称写错', person: '执法人员甲' }
  expect(await served.call('exhibits.describe', corrected)).toMatchObject({
    ...{ description, revisions: [{ person: '执法人员甲', reason: '名称写错', before: described }] },
  })
  await served.call('exhibits.withdraw', { case: of, number: 1, reason: '重复', person })
  await expect(served.call('exhibits.describe', corrected)).rejects.toThrow('exhibit-withdrawn')
  await expect(served.call('exhibits.describe', { ...corrected, number: 2 })).rejects.toThrow('exhibit-unknown')
})

test('what a browser could run is given to be kept, never shown', async () => {
  const svg = Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  )
  await served.add(of, 'a.svg', svg)
  await served.add(of, 'a.html', Buffer.from('<!doctype html><script>alert(1)</script>'))
  for (const { file } of await served.list(of)) {
    const { headers } = await ask(served.server.address, `/exhibits/${of}/${file}`, served.headers)
    expect(headers['content-disposition']).toBe('attachment')
    expect(headers['content-type']).toBe('application/octet-stream')
    expect(headers['content-security-policy']).toContain('sandbox')
  }
})

test('both disks have the exhibits, and each can be verified by itself', async () => {
  const mirror = join(folder.path, 'second')
  await mkdir(mirror)
  await served.call('settings.save', { mirror })
  await served.add(of, 'a.pdf', pdf)
  await served.close()
  await writeFile(join(folder.path, 'a.txt'), '另一件')
  served = await serveExhibits(folder.path)
  await served.addPath(of, join(folder.path, 'a.txt'))
  await served.close()
  const there = join(mirror, 'exhibits', of)
  expect(await readdir(there)).toEqual(['checkpoint', 'exhibit-1.pdf', 'exhibit-2.txt', 'exhibits.jsonl'])
  for (const path of [served.vault, mirror]) {
    const { findings, exhibits } = await verifyPath(path)
    expect([findings, exhibits?.files]).toEqual([[], 2])
  }
  served = await serveExhibits(folder.path)
})
