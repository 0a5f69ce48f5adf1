// The index of recordings: what lists show is what the vault holds, and comes back from the vault alone.
import { cp, rm, truncate, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest'
import { casesStore, type CasesStore } from '../../../native/cases/cases.ts'
import { playbackIndex } from '../../../native/cases/playback-index.ts'
import { recordingFacts } from '../../../native/cases/recording-facts.ts'
import { recordingsIndex, type RecordingsIndex } from '../../../native/cases/recordings.ts'
import { caseCalls, type Case } from '../../../native/contract/cases.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { playbackIndex as playbackSchema, recordingSchema } from '../../../native/contract/recordings.ts'
import { Database } from '../../../native/database/database.ts'
import { readBoxes } from '../../../native/media/boxes.ts'
import { fileNames } from '../../../native/vault/layout.ts'
import { verifyRecording } from '../../../native/vault/verify/verify-recording.ts'
import { createVault, Vault } from '../../../native/vault/vault.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { cameraFile, makeRecording } from './make-recording.ts'

let media: TemporaryFolder
let clip: Buffer
beforeAll(async () => {
  media = await temporaryFolder()
  clip = await cameraFile(media.path)
})
afterAll(() => media.remove())

let folder: TemporaryFolder
let vault: Vault
let database: Database
let cases: CasesStore
let recordings: RecordingsIndex
async function openDatabase(): Promise<void> {
  database = await Database.open(join(folder.path, 'zhenglu.sqlite'))
  cases = casesStore(database)
  recordings = recordingsIndex(database, vault.folder, cases)
}
beforeEach(async () => {
  folder = await temporaryFolder()
  const path = join(folder.path, 'vault')
  await createVault(path, '证录一号')
  vault = await Vault.open(path)
  await openDatabase()
})
afterEach(async () => {
  await database.close()
  await vault.close()
  await folder.remove()
})

async function loseDatabase(): Promise<void> {
  await database.close()
  for (const end of ['', '-wal', '-shm']) await rm(join(folder.path, `zhenglu.sqlite${end}`), { force: true })
  await openDatabase()
}
const openCase = (number: string): Promise<Case> =>
  cases.create(caseCalls['cases.create'].input.parse({ number, cause: '占道经营', kind: 'penalty', party: '某商店' }))
const record = (of: Case, sealed = true) => makeRecording(vault, of, clip, sealed)
const listed = async (of?: Case) => {
  const page = { offset: 0, limit: 100 }
  const { recordings: rows } = await recordings.list(of === undefined ? page : { case: of.id, ...page })
  return rows.map(({ id }) => id)
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  )

describe('a recording in the index', () => {
  test('says what its journal and its seal say', async () => {
    const of = await openCase('城管罚字〔2026〕1号')
    const made = await record(of)
    const row = await recordings.index(made.folder)
    expect(row).toMatchObject({ id: made.id, sealed: true, sealCode: made.sealed?.sealCode, bytes: clip.length })
    expect(row.case).toEqual({ id: of.id, number: of.number, cause: of.cause, kind: of.kind, party: of.party })
    expect(await recordings.folderOf(made.id)).toBe(made.folder)
    expect((await cases.get(of.id)).recordings).toBe(1)
    const facts = recordingSchema.omit({ copies: true }).parse(recordingFacts(await recordings.read(made.id)))
    expect(facts.root).toBe(made.sealed?.root)
    expect(facts.marks).toMatchObject([{ word: '出示证据 📄', person: '书记员' }])
    expect(facts.gaps).toMatchObject([{ track: 'cam-1', cause: 'source-lost' }])
    expect(facts.trackList).toMatchObject([
      { track: 'cam-1', picture: { width: 320, height: 180, frameRate: 25 }, parts: [{ length: clip.length }] },
    ])
  })

  test('has an index for playback whose stretches are whole fragments, and none for what was not recorded', async () => {
    const made = await record(await openCase('1号'))
    await recordings.index(made.folder)
    const read = await recordings.read(made.id)
    const { parts } = playbackSchema.parse(await playbackIndex(read, 'cam-1'))
    const [part] = parts
    const init = clip.subarray(0, part?.initLength)
    expect(readBoxes(init).map(({ type }) => type)).toEqual(['ftyp', 'moov'])
    for (const [offset, length] of part?.chunks ?? []) {
      const [first] = readBoxes(clip.subarray(offset, offset + length))
      expect(['moof', 'mfra']).toContain(first?.type)
      expect(first?.offset).toBe(0)
    }
    const end = part?.chunks.at(-1)
    expect((end?.[0] ?? 0) + (end?.[1] ?? 0)).toBe(clip.length)
    expect(await codeOf(playbackIndex(read, 'cam-9'))).toBe('source-unknown')
  })

  test('of zero bytes is sealed as what it is, listed and verified; to play it is refused by name', async () => {
    const made = await makeRecording(vault, await openCase('1号'), Buffer.of(), true)
    await recordings.index(made.folder)
    expect(await codeOf(playbackIndex(await recordings.read(made.id), 'cam-1'))).toBe('media-empty')
    const { findings, sealed } = await verifyRecording(made.folder)
    expect([findings, sealed]).toEqual([[], true])
  })

  test('is open until it is sealed, and is listed newest first and by its case', async () => {
    const [one, two] = [await openCase('1号'), await openCase('2号')]
    const made = [await record(one), await record(two, false), await record(one)]
    for (const each of made) await recordings.index(each.folder)
    const rows = (await recordings.list({ offset: 0, limit: 100 })).recordings
    expect(rows.map(({ opened }) => opened)).toEqual(
      rows
        .map(({ opened }) => opened)
        .toSorted()
        .reverse(),
    )
    expect(rows.find(({ id }) => id === made[1]?.id)).toMatchObject({ sealed: false, closed: null, sealCode: null })
    expect((await listed(one)).toSorted()).toEqual([made[0]?.id, made[2]?.id].toSorted())
    expect(await recordings.list({ offset: 1, limit: 1 })).toMatchObject({ total: 3, recordings: [{}] })
    await made[1]?.seal()
    await recordings.index(made[1]?.folder ?? '')
    expect((await recordings.list({ case: two.id, offset: 0, limit: 1 })).recordings[0]?.sealed).toBe(true)
  })

  test.each(['20260101-000000-aaaaaa', '../../etc/passwd', ''])('%s is unknown', async (id) => {
    expect(await codeOf(recordings.folderOf(id))).toBe('recording-unknown')
  })
})

describe('after the database was lost', () => {
  test('recordings and their cases come back from the vault', async () => {
    const of = await openCase('城管罚字〔2026〕1号')
    const made = await record(of)
    await recordings.index(made.folder)
    const before = await recordings.list({ offset: 0, limit: 100 })
    await loseDatabase()
    expect(await recordings.isBuilt()).toBe(false)
    expect(await recordings.reindex()).toEqual({ recordings: 1, unreadable: [] })
    expect(await recordings.isBuilt()).toBe(true)
    expect(await recordings.list({ offset: 0, limit: 100 })).toEqual(before)
    expect(await cases.get(of.id)).toMatchObject({ number: of.number, party: of.party, recordings: 1 })
    const found = await cases.find(caseCalls['cases.find'].input.parse({ text: '占道' }))
    expect(found.cases.map(({ id }) => id)).toEqual([of.id])
  })

  test('and a case was opened anew under its number, its recordings belong to that', async () => {
    const made = await record(await openCase('1号'))
    await loseDatabase()
    const anew = await openCase('1号')
    await recordings.reindex()
    expect(await listed(anew)).toEqual([made.id])
    expect(await recordings.ofCase(anew.id)).toEqual([{ id: made.id, folder: made.folder }])
  })

  test('damaged recordings are reported, and hide no other', async () => {
    const of = await openCase('1号')
    const [whole, empty, without, stray, torn] = [
      await record(of),
      await record(of),
      await record(of),
      await record(of),
      await record(of),
    ]
    await truncate(join(empty.folder, fileNames.journal), 0)
    await rm(join(without.folder, fileNames.journal))
    await rm(join(stray.folder, fileNames.manifest))
    await writeFile(join(stray.folder, fileNames.timeStamp), 'no time stamp')
    await writeFile(join(torn.folder, fileNames.manifest), '{"format":')
    const copy = `${whole.folder.slice(0, -6)}000000`
    await cp(whole.folder, copy, { recursive: true })
    await loseDatabase()
    const { recordings: taken, unreadable } = await recordings.reindex()
    expect(taken).toBe(3)
    expect(new Map(unreadable.map((each) => [each.folder, each.code]))).toEqual(
      new Map([
        [empty.folder, 'recording-damaged'],
        [without.folder, 'recording-unknown'],
        [copy, 'recording-damaged'],
      ]),
    )
    expect((await listed()).toSorted()).toEqual([whole.id, stray.id, torn.id].toSorted())
    expect(await codeOf(recordings.read(basename(empty.folder)))).toBe('recording-unknown')
  })
})

test('reindexing keeps listing what became unreadable, and forgets what is gone', async () => {
  const of = await openCase('1号')
  const [damaged, gone] = [await record(of), await record(of)]
  for (const { folder: each } of [damaged, gone]) await recordings.index(each)
  await truncate(join(damaged.folder, fileNames.journal), 10)
  await rm(gone.folder, { recursive: true })
  expect(await recordings.reindex()).toEqual({
    recordings: 0,
    unreadable: [{ folder: damaged.folder, code: 'recording-damaged' }],
  })
  expect(await listed()).toEqual([damaged.id])
  expect(await codeOf(recordings.read(damaged.id))).toBe('recording-damaged')
})
