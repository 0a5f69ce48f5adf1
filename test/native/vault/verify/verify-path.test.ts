// A vault as a whole: a recording that was removed, exchanged or put in is missed by those that are still there.
import { generateKeyPairSync } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verificationReport } from '../../../../native/contract/verification.ts'
import { publicKeyPem } from '../../../../native/vault/keys.ts'
import { vaultPaths } from '../../../../native/vault/layout.ts'
import type { PreviousSeal } from '../../../../native/vault/lines.ts'
import { verifyPath } from '../../../../native/vault/verify/verify-path.ts'
import { temporaryFolder, type TemporaryFolder } from '../../../rig/temporary-folder.ts'
import { clip, makeRecording } from './sealed-recording.ts'

const keys = generateKeyPairSync('ed25519')
const others = generateKeyPairSync('ed25519')
const ids = ['20260301-010203-aaaaaa', '20260302-010203-bbbbbb', '20260303-010203-cccccc'] as const
const [first, second, third] = ids
let home: TemporaryFolder
let original: string
let vault: string
let sound: string
let last: PreviousSeal

beforeAll(async () => {
  home = await temporaryFolder()
  sound = await clip(home.path, 'sound', 2)
  original = join(home.path, 'original')
  vault = join(home.path, 'vault')
  const { description, publicKey, lastSeal, station } = vaultPaths(original)
  await mkdir(station, { recursive: true })
  let previous: PreviousSeal | null = null
  for (const id of ids) {
    const made = await makeRecording({ vault: original, id, keys, tracks: { 'mic-1': [sound] }, previous })
    previous = last = made.seal
  }
  const facts = {
    format: 'zhenglu-vault',
    version: 1,
    id: 'b4f3f1f6-3a57-4c0e-9d77-0a3f5c2a8a11',
    created: '2026-03-01T00:00:00.000Z',
  }
  await writeFile(description, JSON.stringify(facts))
  await writeFile(publicKey, publicKeyPem(keys))
  await writeFile(lastSeal, `${JSON.stringify(last)}\n`)
})
afterAll(() => home.remove())
beforeEach(async () => {
  await rm(vault, { recursive: true, force: true })
  await cp(original, vault, { recursive: true })
})

const place = (id: string) => join(vault, '2026', id)

/** Findings of the vault itself, and of its recordings by id. */
async function verify(options: Parameters<typeof verifyPath>[1] = {}) {
  const report = await verifyPath(vault, options)
  const of = Object.fromEntries(report.recordings.map(({ recording, findings }) => [recording, findings]))
  return { report, findings: report.findings, of }
}

describe('a vault', () => {
  test('as it was made has no finding, and its chain is proved unbroken', async () => {
    const { report } = await verify()
    expect(verificationReport.parse(report)).toEqual(report)
    expect(report).toMatchObject({ path: vault, kind: 'vault', findings: [] })
    expect(report.recordings.map(({ recording, findings }) => [recording, findings])).toEqual(ids.map((id) => [id, []]))
    expect(report.recordings.every(({ proves }) => proves.includes('chain-unbroken'))).toBe(true)
    // Nothing follows the newest one that would tell of another.
    expect(report.recordings.map(({ doesNotProve }) => doesNotProve.includes('no-other-removed'))).toEqual([
      false,
      false,
      true,
    ])
    // The vault's own key is not one from elsewhere.
    expect(report.recordings[0]?.doesNotProve).toContain('key-owner')
  })

  test('a recording removed from the middle is missed by the one after it', async () => {
    await rm(place(second), { recursive: true })
    const { report, of } = await verify()
    expect(of).toEqual({
      [first]: [],
      [third]: [{ code: 'previous-missing', file: 'manifest.json', details: { previous: second } }],
    })
    expect(report.recordings.some(({ proves }) => proves.includes('chain-unbroken'))).toBe(false)
    // The one that is left is still what it was.
    expect(report.recordings[1]?.proves).toContain('unaltered-since-seal')
  })

  test('the first recording removed is missed', async () => {
    await rm(place(first), { recursive: true })
    expect((await verify()).of[second]).toMatchObject([{ code: 'previous-missing' }])
  })

  test('the newest recording removed is missed by the station', async () => {
    await rm(place(third), { recursive: true })
    expect((await verify()).findings).toEqual([
      { code: 'last-recording-missing', file: 'station/last-seal.json', details: { recording: third } },
    ])
  })

  test('a recording whose seal was removed is missed by the one after it too', async () => {
    await unlink(join(place(second), 'manifest.json'))
    await unlink(join(place(second), 'manifest.json.sig'))
    const { of } = await verify()
    expect(of[second]).toEqual([{ code: 'seal-missing' }])
    expect(of[third]).toMatchObject([{ code: 'previous-missing', details: { previous: second } }])
  })

  test('a recording made anew under the same id with the station’s key differs from what was named', async () => {
    const { previous } = JSON.parse(await readFile(join(place(second), 'manifest.json'), 'utf8')) as {
      previous: PreviousSeal
    }
    await rm(place(second), { recursive: true })
    await makeRecording({ vault, id: second, keys, tracks: { 'mic-1': [sound] }, previous })
    const { of } = await verify()
    expect(of[second]).toEqual([])
    expect(of[third]).toEqual([{ code: 'previous-differs', file: 'manifest.json', details: { previous: second } }])
  })

  test('a recording put in shares the place of another, or has none', async () => {
    const { previous } = JSON.parse(await readFile(join(place(third), 'manifest.json'), 'utf8')) as {
      previous: PreviousSeal
    }
    const [shared, rootless] = ['20260304-010203-dddddd', '20260305-010203-eeeeee']
    await makeRecording({ vault, id: shared, keys, tracks: { 'mic-1': [sound] }, previous })
    await makeRecording({ vault, id: rootless, keys, tracks: { 'mic-1': [sound] }, previous: null })
    const { of } = await verify()
    expect(of[shared]).toMatchObject([{ code: 'previous-shared', details: { previous: second, recording: third } }])
    expect(of[third]).toMatchObject([{ code: 'previous-shared', details: { previous: second, recording: shared } }])
    expect(of[rootless]).toEqual([{ code: 'previous-absent', file: 'manifest.json' }])
    expect(of[first]).toEqual([])
  })

  test('a recording with another key than the vault’s is found', async () => {
    await rm(place(third), { recursive: true })
    const { seal } = await makeRecording({
      vault,
      id: third,
      keys: others,
      tracks: { 'mic-1': [sound] },
      previous: last,
    })
    await writeFile(vaultPaths(vault).lastSeal, JSON.stringify(seal))
    expect((await verify()).of[third]).toContainEqual({ code: 'key-unknown', file: 'manifest.json' })
  })

  test('a vault with another key than the given one is found, and each recording in it', async () => {
    const { findings, of } = await verify({ publicKey: others.publicKey })
    expect(findings).toEqual([{ code: 'key-unknown', file: 'station/station.pub.pem' }])
    expect(Object.values(of)).toEqual(ids.map(() => [{ code: 'key-unknown', file: 'manifest.json' }]))
  })

  test('recordings in the wrong place and strangers among them are found', async () => {
    await mkdir(join(vault, '2025'))
    await rename(place(first), join(vault, '2025', first))
    await rename(place(second), place('20260302-010203-zzzzzz'))
    await writeFile(join(vault, '2026', 'note.txt'), '')
    const { findings, of } = await verify()
    expect(findings).toEqual([{ code: 'file-unexpected', file: '2026/note.txt' }])
    expect(of[first]).toMatchObject([{ code: 'recording-misplaced', details: { place: `2025/${first}` } }])
    expect(of[second]).toMatchObject([{ code: 'recording-misplaced', details: { recording: second } }])
  })

  test.each([
    ['vault.json', 'file-missing'],
    ['station/station.pub.pem', 'file-missing'],
  ])('without %s it is verified all the same', async (file, code) => {
    await unlink(join(vault, file))
    const { report, findings } = await verify()
    expect(findings).toEqual([{ code, file }])
    expect(report.recordings.length).toBe(3)
  })

  test.each(['vault.json', 'station/station.pub.pem'])('a damaged %s is a finding', async (file) => {
    await writeFile(join(vault, file), '{')
    expect((await verify()).findings).toEqual([{ code: 'vault-damaged', file }])
  })

  test('a vault of a newer format is refused', async () => {
    await writeFile(join(vault, 'vault.json'), JSON.stringify({ format: 'zhenglu-vault', version: 2 }))
    await expect(verify()).rejects.toMatchObject({ code: 'vault-newer-format' })
  })

  test('says how far it is, up to all of the media', async () => {
    const said: [number, number][] = []
    await verify({ onProgress: (done, total) => said.push([done, total]) })
    const { length } = await readFile(join(place(first), 'mic-1.0001.mp4'))
    expect(said.at(-1)).toEqual([3 * length, 3 * length])
  })
})

describe('a path', () => {
  test('of a recording copied elsewhere is verified as one, whatever the folder is called', async () => {
    const copy = join(home.path, 'copied')
    await cp(place(second), copy, { recursive: true })
    const report = await verifyPath(copy, { publicKey: keys.publicKey })
    expect(report).toMatchObject({
      path: copy,
      kind: 'recording',
      findings: [],
      recordings: [{ recording: second, findings: [] }],
    })
    expect(report.recordings[0]?.doesNotProve).toContain('no-other-removed')
  })

  test('of a bundle has its recordings verified, and the bag by whoever can', async () => {
    const bag = join(home.path, 'bag')
    await cp(place(second), join(bag, 'data', '电子档案', second), { recursive: true })
    await writeFile(join(bag, 'bagit.txt'), '')
    expect(await verifyPath(bag)).toMatchObject({ kind: 'bundle', recordings: [{ recording: second, findings: [] }] })
    const asked: string[] = []
    const report = await verifyPath(bag, {
      publicKey: keys.publicKey,
      verifyBundle: async (path, { verifyRecording, ...options }) => {
        asked.push(path)
        const recordings = [await verifyRecording(join(path, 'data', '电子档案', second), options)]
        return { path, kind: 'bundle', recordings, findings: [{ code: 'file-missing', file: 'bag-info.txt' }] }
      },
    })
    expect(asked).toEqual([bag])
    expect(report.findings).toHaveLength(1)
    expect(report.recordings[0]?.proves).toContain('signed-with-given-key')
  })

  test('that is not there is missing, and one that is nothing of ours is not verifiable', async () => {
    await expect(verifyPath(join(home.path, 'none'))).rejects.toMatchObject({ code: 'path-missing' })
    await expect(verifyPath(sound)).rejects.toMatchObject({ code: 'path-not-verifiable' })
    await mkdir(join(home.path, 'empty'), { recursive: true })
    await expect(verifyPath(join(home.path, 'empty'))).rejects.toMatchObject({ code: 'path-not-verifiable' })
  })

  test('is not verified with a key that is none', async () => {
    await expect(verifyPath(vault, { publicKey: Buffer.from('none') })).rejects.toMatchObject({ code: 'input-invalid' })
  })
})
