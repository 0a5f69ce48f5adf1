// A station whose database was damaged or lost: what the vault holds is there again, and what it does not hold is named.
import { randomUUID } from 'node:crypto'
import { open, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stationState } from '../../native/contract/state.ts'
import { Station } from '../../native/station.ts'
import { vaultPaths } from '../../native/vault/layout.ts'
import { Vault } from '../../native/vault/vault.ts'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { cameraFile, makeRecording } from './cases/make-recording.ts'

let folder: TemporaryFolder
let vault: string
beforeEach(async () => {
  folder = await temporaryFolder()
  vault = join(folder.path, 'vault')
})
afterEach(() => folder.remove())

/** What the window is told at a start. */
async function started() {
  const station = await Station.open(vault, { host: 'browser', create: true, demonstration: true })
  const state = stationState.parse(station.state())
  const rooms = (await station.rooms.list()).map(({ name }) => name)
  const { total } = await station.recordings.list({ offset: 0, limit: 10 })
  await station.close()
  return { lost: state.lostDatabase, rooms, recordings: total }
}

/** A sealed recording of a room that the station no longer knows of once its database is gone. */
async function record(): Promise<void> {
  const held = await Vault.open(vault)
  const of = { id: randomUUID(), number: '1', cause: '无证经营', kind: 'penalty', party: '' } as const
  await makeRecording(held, of, await cameraFile(folder.path), true)
  await held.close()
}

async function overwrite(path: string, at: number, bytes: Buffer): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(bytes, 0, bytes.length, at)
  await file.close()
}

async function removeDatabase(): Promise<void> {
  for (const end of ['', '-wal', '-shm', '.copy']) await rm(vaultPaths(vault).database + end, { force: true })
}

describe('a database', () => {
  beforeEach(async () => {
    expect(await started()).toEqual({ lost: null, rooms: ['Demonstration room 演示室'], recordings: 0 })
    await record()
  })

  test.each(['damaged', 'of an unknown format', 'gone', 'emptied'])(
    'that is %s is restored from its copy, with its rooms',
    async (how) => {
      const { database } = vaultPaths(vault)
      if (how === 'gone') for (const end of ['', '-wal', '-shm']) await rm(database + end, { force: true })
      else if (how === 'of an unknown format') await overwrite(database, 18, Buffer.of(99, 99))
      else await truncate(database, how === 'damaged' ? 5000 : 1)
      const { lost, recordings, rooms } = await started()
      expect({ recordings, rooms }).toEqual({ recordings: 1, rooms: ['Demonstration room 演示室'] })
      expect(lost?.restored).toMatch(/^\d{4}-/)
      expect(lost?.keptAside ?? null).toEqual(how === 'gone' ? null : expect.stringContaining('.damaged-'))
      expect((await started()).lost).toBeNull()
    },
  )

  test('whose copy is damaged as well is kept aside, and begun anew', async () => {
    const { database } = vaultPaths(vault)
    for (const file of [database, `${database}.copy`]) await truncate(file, 5000)
    const { lost, recordings, rooms } = await started()
    expect({ recordings, rooms, restored: lost?.restored }).toEqual({ recordings: 1, rooms: [], restored: null })
  })

  test('that is damaged is kept aside; the rooms that were recorded in are named, once', async () => {
    await removeDatabase()
    await writeFile(vaultPaths(vault).database, 'no database any more')
    const { lost, recordings, rooms } = await started()
    expect({ lost, recordings, rooms }).toEqual({
      lost: { keptAside: expect.stringContaining('.damaged-') as string, restored: null, rooms: ['听证室一'] },
      recordings: 1,
      rooms: [],
    })
    expect((await started()).lost).toBeNull()
  })

  test('that is gone is missed as well', async () => {
    await removeDatabase()
    expect((await started()).lost).toEqual({ keptAside: null, restored: null, rooms: ['听证室一'] })
  })
})
