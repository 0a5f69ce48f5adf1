// A bundle verified whole: the bag, the key in it, and each recording by its own seal.
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { exportBundle } from '../../../native/archive/export-bundle.ts'
import { isBundle, verifyBundle, type VerifyRecording } from '../../../native/archive/verify-bundle.ts'
import { readSealed } from '../../../native/archive/sealed-recording.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { publicKeyPem } from '../../../native/vault/keys.ts'
import { relistBag } from './relist-bag.ts'
import { exportable, type Exportable } from './room.ts'

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

/** The check that an export makes of a recording's seal, as a report: which recordings are asked about is what counts. */
const verifyRecording: VerifyRecording = async (folder, { onProgress }) => {
  const { recording } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { recording: string }
  const report = {
    recording,
    sealed: true,
    root: null,
    sealCode: null,
    lines: 0,
    bytes: 0,
    proves: [],
    doesNotProve: [],
  }
  try {
    const { files } = await readSealed(recording, folder, createPublicKey(room.wanted.stationKeyPem))
    const bytes = files.reduce((sum, { length }) => sum + length, 0)
    onProgress?.(bytes, bytes)
    return { ...report, bytes, findings: [] }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { ...report, findings: [{ code: 'file-changed', file: String(error.details['file']) }] }
  }
}

const verify = () => verifyBundle(bag, { verifyRecording })
const recordings = () => join(bag, 'data/电子档案')

test('a bundle as it was exported has no finding, and all its recordings are verified', async () => {
  const progress: [number, number][] = []
  const onProgress = (done: number, total: number) => progress.push([done, total])
  const report = await verifyBundle(bag, { verifyRecording, onProgress })
  expect(report).toMatchObject({ kind: 'bundle', path: bag, findings: [] })
  expect(report.recordings.map(({ recording, findings }) => ({ recording, findings }))).toEqual(
    room.ids.map((recording) => ({ recording, findings: [] })),
  )
  expect(progress.every(([done], i) => done >= (progress[i - 1]?.[0] ?? 0))).toBe(true)
  expect(progress.at(-1)?.[0]).toBe(progress.at(-1)?.[1])
})

test('a recording that was taken out is missed, though every list was made right again', async () => {
  await rm(join(recordings(), room.ids[0]), { recursive: true })
  await relistBag(bag)
  const { findings } = await verify()
  expect(findings).toContainEqual({ code: 'file-missing', file: `data/电子档案/${room.ids[0]}` })
})

test('a recording under the name of another is found', async () => {
  await rename(join(recordings(), room.ids[0]), join(recordings(), '20260101-000000-aaaaaa'))
  await relistBag(bag)
  const { findings } = await verify()
  expect(findings).toContainEqual({ code: 'recording-misplaced', file: 'data/电子档案/20260101-000000-aaaaaa' })
})

test('a key that is not the one that the recordings name is found', async () => {
  await writeFile(join(bag, 'data/其他/station.pub.pem'), publicKeyPem(generateKeyPairSync('ed25519')))
  await relistBag(bag)
  const { findings } = await verify()
  const unknown = findings.filter(({ code }) => code === 'key-unknown')
  expect(unknown.map(({ details }) => details?.['recording'])).toEqual(room.ids)
})

test.each(['', 'not a key'])('a key file that holds %j is found', async (content) => {
  await writeFile(join(bag, 'data/其他/station.pub.pem'), content)
  const { findings } = await verify()
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'bundle-malformed', file: 'data/其他/station.pub.pem' }),
  )
})

test('what a recording’s own verification finds is in its own report', async () => {
  await writeFile(join(recordings(), room.ids[1], 'manifest.json.sig'), Buffer.alloc(64))
  await relistBag(bag)
  const { findings, recordings: reports } = await verify()
  // The contents list states its hash, too.
  const file = `data/电子档案/${room.ids[1]}/manifest.json.sig`
  expect(findings).toEqual([{ code: 'file-changed', file, details: { algorithms: 'sha256' } }])
  expect(reports.map((report) => report.findings.length)).toEqual([0, 1])
})

test('a folder that is no bundle is refused, and a bundle is told apart', async () => {
  await mkdir(join(room.folder, 'empty'), { recursive: true })
  await expect(verifyBundle(join(room.folder, 'none'), { verifyRecording })).rejects.toMatchObject({
    code: 'path-missing',
  })
  await expect(verifyBundle(room.vault, { verifyRecording })).rejects.toMatchObject({ code: 'path-not-verifiable' })
  expect([await isBundle(bag), await isBundle(room.vault), await isBundle(join(room.folder, 'none'))]).toEqual([
    true,
    false,
    false,
  ])
})

test('it can be cancelled at any time', async () => {
  const cancel = new AbortController()
  const onProgress = () => {
    cancel.abort()
  }
  const begun = verifyBundle(bag, { verifyRecording, signal: cancel.signal, onProgress })
  await expect(begun).rejects.toMatchObject({ code: 'cancelled' })
})
