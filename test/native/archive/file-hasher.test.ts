// Hashes and copies of files of every length around the size of a read, against sha256sum, sha512sum and cmp.
import { randomFillSync } from 'node:crypto'
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FileHasher } from '../../../native/archive/file-hasher.ts'
import { run } from '../../rig/run.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

let folder: TemporaryFolder
let hasher: FileHasher
beforeAll(async () => {
  folder = await temporaryFolder()
  hasher = new FileHasher()
})
afterAll(async () => {
  await hasher[Symbol.asyncDispose]()
  await folder.remove()
})

const read = 256 << 10

async function fileOf(length: number): Promise<string> {
  const path = join(folder.path, `${length}.bin`)
  await writeFile(path, randomFillSync(Buffer.alloc(length)))
  return path
}

const sum = async (algorithm: string, path: string) => (await run(`${algorithm}sum`, [path])).split(' ')[0]

test.each([0, 1, read - 1, read, read + 1, 3 * read + 7, 40 * read])(
  'a file of %d bytes is hashed and copied as it is',
  async (length) => {
    const path = await fileOf(length)
    const copy = `${path}.copy`
    const to = await open(copy, 'wx')
    let told = 0
    const digests = await hasher.hash(path, { onBytes: (bytes) => (told += bytes) }, to)
    await to.close()
    expect(digests).toEqual({ sha256: await sum('sha256', path), sha512: await sum('sha512', path), length })
    expect(told).toBe(length)
    await run('cmp', [path, copy])
  },
)

test.each([0, 1, read - 1, read, read + 1, 3 * read, 5 * read])(
  'the first %d bytes of a file are hashed and copied, and no more than are there',
  async (length) => {
    const path = await fileOf(4 * read + 3)
    const copy = `${path}.${length}`
    const to = await open(copy, 'wx')
    let told = 0
    const digests = await hasher.hash(path, { length, onBytes: (bytes) => (told += bytes) }, to)
    await to.close()
    const there = Math.min(length, 4 * read + 3)
    expect(digests).toEqual({ sha256: await sum('sha256', copy), sha512: await sum('sha512', copy), length: there })
    expect(told).toBe(there)
    await run('bash', ['-c', `head -c ${length} '${path}' | cmp - '${copy}'`])
  },
)

test('a read that failed or was given up leaves nothing behind in the next hash', async () => {
  const path = await fileOf(2 * read + 1)
  const digests = await hasher.hash(path)
  await expect(hasher.hash(folder.path)).rejects.toMatchObject({ code: 'EISDIR' })
  await expect(hasher.hash(join(folder.path, 'none'))).rejects.toMatchObject({ code: 'ENOENT' })
  await using full = await open('/dev/full', 'w')
  await expect(hasher.hash(path, {}, full)).rejects.toMatchObject({ code: 'ENOSPC', writing: true })
  const cancel = new AbortController()
  const onBytes = () => {
    cancel.abort()
  }
  await expect(hasher.hash(path, { signal: cancel.signal, onBytes })).rejects.toMatchObject({ name: 'AbortError' })
  expect(await hasher.hash(path)).toEqual(digests)
})
