// A recording that nobody altered is not accused, and what is said of it is no more than what was checked.
import { mkdir, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordingReport } from '../../../../native/contract/verification.ts'
import { alteredRecording, id, keys } from './altered-recording.ts'
import { rawKey } from './sealed-recording.ts'

let recording: Awaited<ReturnType<typeof alteredRecording>>
beforeAll(async () => {
  recording = await alteredRecording()
})
afterAll(() => recording.remove())
beforeEach(() => recording.restore())

describe('a recording as it was sealed', () => {
  test('has no finding, and is proved complete and unaltered', async () => {
    const report = await recording.verify({ publicKey: keys.publicKey, sm3: true })
    expect(recordingReport.parse(report)).toEqual(report)
    expect(report).toMatchObject({
      recording: id,
      sealed: true,
      root: recording.whole.seal.root,
      lines: recording.whole.seal.size,
      findings: [],
    })
    expect(report.proves).toEqual([
      'complete-since-seal',
      'unaltered-since-seal',
      'signed-with-named-key',
      'signed-with-given-key',
      'agrees-with-checkpoints',
    ])
    expect(report.doesNotProve).toEqual(['scene-genuine', 'clock-right', 'key-in-right-hands', 'no-other-removed'])
  })

  test('without a key from elsewhere and without SM3, that much less is claimed', async () => {
    const { proves, doesNotProve, findings } = await recording.verify()
    expect(findings).toEqual([])
    expect(proves).not.toContain('signed-with-given-key')
    expect(doesNotProve).toEqual(expect.arrayContaining(['key-owner', 'sm3-agrees']))
  })

  test.each(['pem', 'der', 'raw'] as const)('takes the key as %s', async (form) => {
    const forms = {
      pem: Buffer.from(keys.publicKey.export({ type: 'spki', format: 'pem' })),
      der: keys.publicKey.export({ type: 'spki', format: 'der' }),
      raw: Buffer.from(rawKey(keys.publicKey), 'base64'),
    }
    expect((await recording.verify({ publicKey: forms[form] })).proves).toContain('signed-with-given-key')
  })

  test('says how far it is, up to all of the media', async () => {
    const said: [number, number][] = []
    await recording.verify({ onProgress: (done, total) => said.push([done, total]) })
    const parts = await Promise.all(
      ['cam-1.0001', 'cam-1.0002', 'mic-1.0001'].map((name) => readFile(recording.path(`${name}.mp4`))),
    )
    const total = parts.reduce((sum, { length }) => sum + length, 0)
    expect(said.at(-1)).toEqual([total, total])
    expect(said.map(([done]) => done)).toEqual(said.map(([done]) => done).sort((a, b) => a - b))
  })

  test('can be left off being verified', async () => {
    const cancel = new AbortController()
    const begun = recording.verify({
      signal: cancel.signal,
      onProgress: () => {
        cancel.abort()
      },
    })
    await expect(begun).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('the folder', () => {
  test.each(['journal.jsonl', 'checkpoints', 'manifest.json', 'manifest.json.sig'])(
    'a missing %s is found',
    async (file) => {
      await unlink(recording.path(file))
      expect(await recording.findings()).toContainEqual({ code: 'file-missing', file })
    },
  )

  test('files, folders and links that do not belong there are found', async () => {
    await writeFile(recording.path('note.txt'), '')
    await mkdir(recording.path('cam-1.0009.mp4'))
    await unlink(recording.path('manifest.json.sig'))
    await symlink(join(recording.whole.folder, 'manifest.json.sig'), recording.path('manifest.json.sig'))
    expect(await recording.findings()).toEqual(
      expect.arrayContaining([
        { code: 'file-unexpected', file: 'note.txt' },
        { code: 'file-not-plain', file: 'cam-1.0009.mp4' },
        { code: 'file-not-plain', file: 'manifest.json.sig' },
      ]),
    )
  })

  test('a folder that is not there is a finding and no error', async () => {
    await rm(recording.folder, { recursive: true })
    expect(await recording.findings()).toContainEqual({
      code: 'path-unreadable',
      file: '.',
      details: { cause: 'ENOENT' },
    })
  })

  test('a recording without a seal is said to have none', async () => {
    await unlink(recording.path('manifest.json'))
    await unlink(recording.path('manifest.json.sig'))
    const report = await recording.verify()
    expect(report).toMatchObject({
      recording: id,
      sealed: false,
      root: null,
      sealCode: null,
      findings: [{ code: 'seal-missing' }],
    })
    expect(report.proves).toEqual([])
    expect(report.doesNotProve).toContain('complete-and-unaltered')
  })
})
