// Whoever alters the seal, or seals anew, is found out as far as that can be.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { alteredRecording, codes, id, keys, othersKeys } from './altered-recording.ts'
import { linesWithoutCrash, rawKey, sealAnew, sign } from './sealed-recording.ts'

let recording: Awaited<ReturnType<typeof alteredRecording>>
beforeAll(async () => {
  recording = await alteredRecording()
})
afterAll(() => recording.remove())
beforeEach(() => recording.restore())

describe('seal and checkpoints', () => {
  test('a changed manifest has a wrong signature, and is told to contradict the journal', async () => {
    await recording.alter('manifest.json', (bytes) => Buffer.from(bytes.toString().replace('三楼', '二楼')))
    expect(await recording.findings()).toEqual([
      { code: 'signature-wrong', file: 'manifest.json.sig' },
      { code: 'manifest-contradicts-journal', file: 'manifest.json', details: { member: 'place' } },
    ])
  })

  test('a manifest signed by the station that contradicts the journal is found', async () => {
    await recording.alter('manifest.json', (bytes) => Buffer.from(bytes.toString().replace('三楼', '二楼')))
    await sign(recording.folder, keys)
    expect(await recording.findings()).toEqual([
      { code: 'manifest-contradicts-journal', file: 'manifest.json', details: { member: 'place' } },
    ])
  })

  test.each([63, 65, 0])('a signature of %i bytes is malformed', async (length) => {
    await writeFile(recording.path('manifest.json.sig'), Buffer.alloc(length))
    expect(await recording.findings()).toEqual([
      { code: 'signature-malformed', file: 'manifest.json.sig', details: { length } },
    ])
  })

  test('whoever seals a changed journal with another key is found by the key alone', async () => {
    const forged = await linesWithoutCrash(recording.folder)
    const station = forged[0]?.['station'] as object
    if (forged[0] !== undefined) forged[0]['station'] = { ...station, publicKey: rawKey(othersKeys.publicKey) }
    await sealAnew(recording.folder, forged, othersKeys)
    expect(await recording.findings({ publicKey: keys.publicKey })).toEqual([
      { code: 'key-unknown', file: 'manifest.json' },
    ])
    const given = await recording.verify({ publicKey: keys.publicKey })
    expect(given.proves).toEqual(['signed-with-named-key'])
    const without = await recording.verify()
    expect(without.findings).toEqual([])
    expect(without.doesNotProve).toContain('key-owner')
    expect(without.proves).not.toContain('signed-with-given-key')
  })

  test('whoever only signs the manifest with another key has a wrong signature', async () => {
    await sign(recording.folder, othersKeys)
    expect(await recording.findings()).toEqual([{ code: 'signature-wrong', file: 'manifest.json.sig' }])
  })

  test('rewriting before the end is found by what was signed while recording', async () => {
    const early = await readFile(recording.path('checkpoints'))
    const lines = await linesWithoutCrash(recording.folder)
    const forged = lines.with(0, { ...lines[0], place: '二楼' })
    await sealAnew(recording.folder, forged, keys)
    const late = await readFile(recording.path('checkpoints'))
    const notes = Buffer.concat([early.subarray(0, early.indexOf('\n\nzhenglu/') + 2), late])
    await writeFile(recording.path('checkpoints'), notes)
    await recording.alter('manifest.json', (bytes) => {
      const manifest = JSON.parse(bytes.toString()) as { checkpoints: object }
      const count = notes.toString().split('— ').length - 1
      manifest.checkpoints = { count, length: notes.length, sha256: createHash('sha256').update(notes).digest('hex') }
      return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
    })
    await sign(recording.folder, keys)
    expect(codes(await recording.findings())).toEqual(['checkpoint-contradicts-journal'])
  })

  test.each([
    [
      'a changed root',
      (text: string) => text.replace(/\n[A-Za-z0-9+/]{8}/, '\nAAAAAAAA'),
      'checkpoint-signature-wrong',
    ],
    ['another origin', (text: string) => text.replace(id, id.replace('abcdef', 'abcdeg')), 'checkpoint-of-another'],
    ['a line too many', (text: string) => text.replace('\n\n', '\n\n\n'), 'checkpoint-malformed'],
    [
      'the last one removed',
      (text: string) => text.slice(0, text.lastIndexOf('zhenglu/', text.lastIndexOf('\n— ') - 1)),
      'checkpoint-last-missing',
    ],
  ])('checkpoints with %s are found', async (_, change, code) => {
    await recording.alter('checkpoints', (bytes) => Buffer.from(change(bytes.toString())))
    expect(codes(await recording.findings())).toContain(code)
  })
})
