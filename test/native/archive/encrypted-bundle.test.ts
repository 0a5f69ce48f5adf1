// A bundle encrypted for its recipients: their own tool opens it, nobody else can, and nothing readable is left behind.
import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportEncrypted } from '../../../native/archive/encrypted-bundle.ts'
import { openEncrypted } from '../../../native/archive/open-encrypted.ts'
import { verifyBundle } from '../../../native/archive/verify-bundle.ts'
import { vaultPaths } from '../../../native/vault/layout.ts'
import { verifyPath } from '../../../native/vault/verify/verify-path.ts'
import { exportable, type Exportable } from './room.ts'

const run = promisify(execFile)
let room: Exportable
let file: string
let identity: string
let identities: string
const progress: [number, number][] = []

beforeAll(async () => {
  room = await exportable()
  await mkdir(vaultPaths(room.vault).scratch, { recursive: true })
  identity = await generateX25519Identity()
  identities = join(room.folder, 'archive.key')
  await writeFile(identities, `# 档案室\n${identity}\n`)
  const onProgress = (done: number, total: number) => progress.push([done, total])
  const other = await identityToRecipient(await generateX25519Identity())
  const recipients = [await identityToRecipient(identity), other]
  file = (await exportEncrypted({ ...room.wanted, onProgress }, recipients)).folder
})
afterAll(() => room[Symbol.asyncDispose]())

const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  )
const leftOvers = async () => [...(await readdir(room.wanted.to)), ...(await readdir(vaultPaths(room.vault).scratch))]

test('is one file, told of to its end, and leaves nothing readable where it lies or in the vault', async () => {
  expect(file).toMatch(/\.tar\.age$/)
  expect(await leftOvers()).toEqual([basename(file)])
  const [done, total] = progress.at(-1) ?? [0, 1]
  expect(done).toBe(total)
  expect((await readFile(file)).includes(room.ids[0])).toBe(false)
})

test('is opened by the recipients’ own tools, and verifies', async () => {
  const folder = join(room.folder, 'by age')
  await mkdir(folder)
  await run('sh', ['-c', 'age -d -i "$1" "$2" | tar -x -C "$3"', 'sh', identities, file, folder])
  const [name = ''] = await readdir(folder)
  const report = await verifyPath(join(folder, name), { verifyBundle })
  expect([...report.findings, ...report.recordings.flatMap(({ findings }) => findings)]).toEqual([])
  expect(report.recordings).toHaveLength(2)
})

test('is opened by this program into the same files', async () => {
  const folder = await openEncrypted(file, await readFile(identities, 'utf8'), join(room.folder, 'by us'))
  expect(basename(folder)).toBe(basename(file, '.tar.age'))
  await run('diff', ['-r', folder, join(room.folder, 'by age', basename(folder))])
})

test('is not overwritten, and opens for no other key, nor when a byte of it was changed', async () => {
  const to = join(room.folder, 'in vain')
  const recipient = await identityToRecipient(identity)
  expect(await refusal(exportEncrypted(room.wanted, [recipient]))).toMatchObject({ code: 'target-exists' })
  const stranger = await generateX25519Identity()
  expect(await refusal(openEncrypted(file, stranger, to))).toMatchObject({ code: 'identity-missing' })
  expect(await refusal(openEncrypted(file, 'no key', to))).toMatchObject({ code: 'identity-missing' })
  const bytes = await readFile(file)
  const changed = join(room.folder, 'changed.tar.age')
  for (const [at, cut] of [
    [bytes.length - 20, bytes.length],
    [0, bytes.length - 1000],
  ] as const) {
    const copy = Buffer.from(bytes.subarray(0, cut))
    if (at > 0) copy[at] = (copy[at] ?? 0) ^ 1
    await writeFile(changed, copy)
    expect(await refusal(openEncrypted(changed, identity, to))).toMatchObject({ code: 'bundle-not-encrypted' })
  }
  await writeFile(changed, 'no bundle')
  expect(await refusal(openEncrypted(changed, identity, to))).toMatchObject({ code: 'bundle-not-encrypted' })
  expect(await readdir(to)).toEqual([])
})

test('is not begun for a key that is none, and nothing is left of one that was cancelled', async () => {
  const before = await leftOvers()
  const recipient = await identityToRecipient(identity)
  const mistyped = `${recipient.slice(0, -1)}${recipient.endsWith('q') ? 'p' : 'q'}`
  expect(await refusal(exportEncrypted(room.wanted, [mistyped]))).toMatchObject({ code: 'recipient-invalid' })
  const cancelled = new AbortController()
  const onProgress = (done: number, total: number) => {
    if (done > 0.7 * total) cancelled.abort()
  }
  const now = new Date('2026-02-02T00:00:00Z')
  const attempt = exportEncrypted({ ...room.wanted, now, signal: cancelled.signal, onProgress }, [recipient])
  expect(await refusal(attempt)).toMatchObject({ code: 'cancelled' })
  expect(await leftOvers()).toEqual(before)
})
