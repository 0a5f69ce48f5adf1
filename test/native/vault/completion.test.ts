// Two copies of a recording, each of which may lack something: what one has more is added to the other, nothing else.
import { appendFile, cp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
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
