// Two copies of a recording, each of which may lack something: what one has more is added to the other, nothing else.
import { appendFile, cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Case } from '../../../native/contract/cases.ts'
import { completeRecordings } from '../../../native/vault/copies/completion.ts'
import { makeSecondRoot } from '../../../native/vault/copies/root.ts'
import { fileNames, recordingDirectory, vaultPaths } from '../../../native/vault/layout.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { cameraFile, makeRecording } from '../cases/make-recording.ts'

let folder: TemporaryFolder
let made: { vault: string; mirror: string; id: string }
const part = 'cam-1.0001.mp4'

beforeAll(async () => {
  folder = await temporaryFolder()
  const [vault, mirror] = [join(folder.path, 'vault'), join(folder.path, 'mirror')]
  await createVault(vault, '证录')
  const opened = await Vault.open(vault)
  const of = { id: 'c-1', number: '17号', cause: '无证经营', kind: 'penalty', party: '' } as Case
  const { id } = await makeRecording(opened, of, await cameraFile(folder.path), true)
  await opened.close()
  await makeSecondRoot(vault, mirror)
  await cp(recordingDirectory(vault, id), recordingDirectory(mirror, id), { recursive: true })
  made = { vault, mirror, id }
})
afterAll(async () => {
  await folder.remove()
})

let copies = 0
/** Both disks, to be spoilt. */
async function both() {
  const at = join(folder.path, `copy-${copies++}`)
  const [vault, mirror] = [join(at, 'vault'), join(at, 'mirror')]
  await cp(made.vault, vault, { recursive: true })
  await cp(made.mirror, mirror, { recursive: true })
  return { vault, mirror, here: recordingDirectory(vault, made.id), there: recordingDirectory(mirror, made.id) }
}

const nobody: ReadonlySet<string> = new Set()
const expectWhole = async (at: string) => {
  const { sealed, findings } = await verifyRecording(at, {})
  expect([sealed, findings]).toEqual([true, []])
}

test('a copy that ends early, in a file as in the number of files, is made whole', async () => {
  const { vault, mirror, here } = await both()
  await truncate(join(here, part), 5000)
  await truncate(join(here, fileNames.journal), 1000)
  for (const file of [fileNames.manifest, fileNames.signature]) await rm(join(here, file))
  expect(await completeRecordings(mirror, vault, nobody)).toEqual({ completed: [made.id], different: [] })
  await expectWhole(here)
  expect((await verifyVault(vault)).findings).toEqual([])
  expect(await completeRecordings(mirror, vault, nobody)).toEqual({ completed: [], different: [] })
})

test('a recording that one disk lacks is copied to it; one that is being made is left alone', async () => {
  const { vault, mirror, there } = await both()
  await rm(there, { recursive: true })
  expect((await completeRecordings(vault, mirror, new Set([made.id]))).completed).toEqual([])
  expect((await completeRecordings(vault, mirror, nobody)).completed).toEqual([made.id])
  await expectWhole(there)
  expect((await verifyVault(mirror)).findings).toEqual([])
})

test('what a process wrote on beyond the seal is kept beside the recordings, and not taken over', async () => {
  const { vault, mirror, here, there } = await both()
  await appendFile(join(here, part), 'more that nobody sealed')
  expect((await completeRecordings(vault, mirror, nobody)).completed).toEqual([])
  await expectWhole(there)
  expect((await completeRecordings(mirror, vault, nobody)).different).toEqual([])
  await expectWhole(here)
  const aside = join(vaultPaths(vault).remains, made.id, part)
  expect((await readFile(aside)).toString('latin1')).toMatch(/more that nobody sealed$/)
})

test('copies that say different things are told, and neither is touched', async () => {
  const { vault, mirror, here, there } = await both()
  const bytes = await readFile(join(there, part))
  bytes[3000] = (bytes[3000] ?? 0) ^ 1
  await writeFile(join(there, part), bytes)
  await rm(join(here, fileNames.signature))
  await truncate(join(here, part), 5000)
  const told = await completeRecordings(mirror, vault, nobody)
  expect(told).toEqual({ completed: [], different: [join(here, part)] })
  expect((await stat(join(here, part))).size).toBe(5000)
})

/** What the vault's disk has of a recording that went on on the second one when it failed: less, and unsealed. */
async function leftBehind(of: { here: string }): Promise<void> {
  for (const file of [fileNames.manifest, fileNames.signature]) await rm(join(of.here, file))
  const journal = (await readFile(join(of.here, fileNames.journal), 'utf8')).split('\n')
  const chunks = journal.findIndex((line) => line.includes('"kind":"chunk"'))
  await writeFile(join(of.here, fileNames.journal), `${journal.slice(0, chunks + 1).join('\n')}\n`)
  await writeFile(join(of.here, fileNames.checkpoints), '')
}
const spoilt = async (path: string, at: number) => {
  const bytes = await readFile(path)
  bytes.fill(0, at)
  await writeFile(path, bytes)
}
const aside = (vault: string, file: string) => readFile(join(vaultPaths(vault).remains, made.id, file))

test('where a disk that failed lost what was not synced, the other has the recording, and the rest is kept aside', async () => {
  const { vault, mirror, here } = await both()
  await leftBehind({ here })
  await spoilt(join(here, part), (await stat(join(here, part))).size - 1000)
  const lost = await readFile(join(here, part))
  expect(await completeRecordings(mirror, vault, nobody)).toEqual({ completed: [made.id], different: [] })
  await expectWhole(here)
  expect((await aside(vault, part)).equals(lost)).toBe(true)
  expect(await completeRecordings(vault, mirror, nobody)).toEqual({ completed: [], different: [] })
})

test('the other way round it is the second disk that takes back', async () => {
  const { vault, mirror, here, there } = await both()
  await leftBehind({ here: there })
  await spoilt(join(there, part), (await stat(join(there, part))).size - 1000)
  expect(await completeRecordings(mirror, vault, nobody)).toEqual({ completed: [], different: [] })
  await expectWhole(here)
  expect(await completeRecordings(vault, mirror, nobody)).toEqual({ completed: [made.id], different: [] })
  await expectWhole(there)
})

test('a journal whose last line was torn by the failing disk is taken back, the torn bytes kept aside', async () => {
  const { vault, mirror, here } = await both()
  await leftBehind({ here })
  await appendFile(join(here, fileNames.journal), Buffer.concat([Buffer.from('{"at":"20'), Buffer.alloc(300)]))
  await appendFile(join(here, fileNames.checkpoints), Buffer.alloc(200))
  expect(await completeRecordings(mirror, vault, nobody)).toEqual({ completed: [made.id], different: [] })
  await expectWhole(here)
  expect((await aside(vault, fileNames.journal)).subarray(-300).equals(Buffer.alloc(300))).toBe(true)
})

test('a journal with a line of its own is another recording, and neither is touched', async () => {
  const { vault, mirror, here } = await both()
  await leftBehind({ here })
  await appendFile(join(here, fileNames.journal), '{"another":"line"}\n')
  const before = await readFile(join(here, fileNames.journal))
  expect((await completeRecordings(mirror, vault, nobody)).different).toContain(join(here, fileNames.journal))
  expect((await readFile(join(here, fileNames.journal))).equals(before)).toBe(true)
})

test('what was kept aside before is not replaced by what is kept aside now', async () => {
  const { vault, mirror, here } = await both()
  const remains = join(vaultPaths(vault).remains, made.id)
  await mkdir(remains, { recursive: true })
  await writeFile(join(remains, part), 'kept before')
  await appendFile(join(here, part), 'more that nobody sealed')
  expect((await completeRecordings(mirror, vault, nobody)).different).toEqual([])
  await expectWhole(here)
  expect(await readFile(join(remains, part), 'utf8')).toBe('kept before')
  expect(await readdir(remains)).toHaveLength(2)
})
