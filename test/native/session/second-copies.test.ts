// The copies of a recording that was made: completed, compared with the seal, verified both, and told to the window.
import { randomUUID } from 'node:crypto'
import { appendFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Job } from '../../../native/contract/jobs.ts'
import { settingsSchema } from '../../../native/contract/settings.ts'
import { stationState, type StationEvent } from '../../../native/contract/state.ts'
import { Station } from '../../../native/station.ts'
import { recordingDirectory } from '../../../native/vault/layout.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { verifyVault } from '../../../native/vault/verify/verify-vault.ts'
import { canMountDisks, mountImage, type ImageDisk } from '../../rig/disk.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { cameraFile, makeRecording } from '../cases/make-recording.ts'

const part = 'cam-1.0001.mp4'
const options = { host: 'browser', leftOpen: 'seal' } as const

describe.skipIf(!(await canMountDisks()))('a second copy on a disk of its own', () => {
  let folder: TemporaryFolder
  let clip: Buffer
  let disk: ImageDisk
  let vault: string
  let id: string
  let station: Station

  beforeAll(async () => {
    folder = await temporaryFolder()
    clip = await cameraFile(folder.path)
  })
  afterAll(() => folder.remove())
  beforeEach(async () => {
    disk = await mountImage(64 << 20)
    vault = join(folder.path, randomUUID())
    await createVault(vault, '证录')
    const opened = await Vault.open(vault)
    const now = new Date().toISOString()
    const facts = { number: '17号', cause: '无证经营', kind: 'penalty', party: '', notes: '' } as const
    const of = { id: randomUUID(), ...facts, created: now, changed: now, recordings: 0 }
    id = (await makeRecording(opened, of, clip, true)).id
    await opened.close()
    station = await Station.open(vault, options)
    await station.saveSettings(settingsSchema.parse({ mirror: disk.path }))
  })
  afterEach(async () => {
    await station.close()
    await disk[Symbol.asyncDispose]()
  })

  const copies = async () => (await station.handlers['recordings.get']({ id })).copies
  const there = () => recordingDirectory(disk.path, id)
  /** Changes one bit on the second disk, the length as it was. */
  const spoil = async () => {
    const bytes = await readFile(join(there(), part))
    bytes[3000] = (bytes[3000] ?? 0) ^ 1
    await writeFile(join(there(), part), bytes)
  }

  test('counts as whole only when it was compared with the seal, and is away when it does not answer', async () => {
    expect(await copies()).toEqual({ vault: 'unchecked', mirror: 'missing' })
    await station.copies.complete()
    expect(await copies()).toEqual({ vault: 'whole', mirror: 'whole' })
    expect((await verifyVault(disk.path)).findings).toEqual([])
    await truncate(join(there(), part), 5000)
    expect(await copies()).toEqual({ vault: 'whole', mirror: 'behind' })
    await station.copies.complete()
    expect(await copies()).toEqual({ vault: 'whole', mirror: 'whole' })
    await appendFile(join(there(), part), 'more that nobody sealed')
    expect((await copies())?.vault).toBe('whole')
    await station.copies.complete()
    await disk.pullOut()
    expect(await copies()).toEqual({ vault: 'unchecked', mirror: 'away' })
    expect(await readdir(disk.path)).toEqual([])
    await disk.putBack()
    expect(await copies()).toEqual({ vault: 'whole', mirror: 'whole' })
  })

  test('of equal length and different bytes is told in the window and in the audit log, at the next start too', async () => {
    await station.copies.complete()
    await spoil()
    await rm(join(disk.path, 'station', 'compared.json'))
    await station.close()
    station = await Station.open(vault, options)
    const events: StationEvent[] = []
    station.onEvent((event) => events.push(event))
    const before = await readFile(join(there(), part))
    await station.copies.complete()
    const differing = [{ recording: id, vault: [], mirror: [part] }]
    expect(events).toContainEqual({ event: 'differing', differing })
    expect(await copies()).toEqual({ vault: 'whole', mirror: 'differing' })
    expect(await readFile(join(there(), part))).toEqual(before)
    const told = () => station.audit.index.find({ text: '', action: 'copy-differs', offset: 0, limit: 10 })
    await expect.poll(async () => (await told()).total, { timeout: 10_000 }).toBe(1)
    await station.close()
    station = await Station.open(vault, options)
    expect(stationState.parse(station.state()).differing).toEqual(differing)
  })

  test('is verified with the recording, and its findings are its own', async () => {
    await station.copies.complete()
    await spoil()
    const { job } = await station.handlers['recordings.verify']({ id })
    const found = () => station.jobs.list.find((one): one is Job => one.id === job)
    await expect.poll(() => found()?.state, { timeout: 60_000 }).toBe('done')
    const [first, second] = found()?.report?.recordings ?? []
    expect([first?.disk, first?.findings, second?.disk]).toEqual(['vault', [], 'mirror'])
    expect(second?.findings.map(({ code, file }) => [code, file])).toContainEqual(['file-changed', part])
    // What it found counts at once, though the comparison before had found the copy whole.
    expect(await copies()).toEqual({ vault: 'whole', mirror: 'differing' })
  })
})
