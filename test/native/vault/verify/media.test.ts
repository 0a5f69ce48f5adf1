// Whoever alters media is found out, and told where and when in the recording.
import { appendFile, copyFile, rename, truncate } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { alteredRecording, codes, flipped, keys } from './altered-recording.ts'
import { linesWithoutCrash, readLines, sealAnew } from './sealed-recording.ts'

let recording: Awaited<ReturnType<typeof alteredRecording>>
beforeAll(async () => {
  recording = await alteredRecording()
})
afterAll(() => recording.remove())
beforeEach(() => recording.restore())

describe('media', () => {
  test('a changed byte is told with track, part, chunk, media time and wall clock', async () => {
    const lines = await readLines(recording.folder)
    const chunk = lines.find((line) => line['kind'] === 'chunk' && line['part'] === 2 && line['chunk'] === 3)
    await recording.alter('cam-1.0002.mp4', flipped(Number(chunk?.['offset']) + 10))
    expect(await recording.findings()).toEqual([
      { code: 'file-changed', file: 'cam-1.0002.mp4', track: 'cam-1', part: 2 },
      {
        ...{ code: 'chunk-changed', file: 'cam-1.0002.mp4', track: 'cam-1', part: 2, chunk: 3, line: chunk?.['seq'] },
        ...{ offset: chunk?.['offset'], mediaFrom: 1_000_000, mediaTo: chunk?.['mediaTo'], wall: chunk?.['wall'] },
      },
    ])
    const { proves, doesNotProve } = await recording.verify()
    expect(proves).toEqual(['signed-with-named-key', 'agrees-with-checkpoints'])
    expect(doesNotProve).toContain('complete-and-unaltered')
  })

  test('a cut-off file is told with what was lost', async () => {
    const lines = (await readLines(recording.folder)).filter(
      (line) => line['kind'] === 'chunk' && line['track'] === 'mic-1',
    )
    await truncate(recording.path('mic-1.0001.mp4'), Number(lines[1]?.['offset']) + 5)
    const last = lines.at(-1)
    expect(await recording.findings()).toEqual([
      expect.objectContaining({ code: 'file-cut-off', file: 'mic-1.0001.mp4' }),
      expect.objectContaining({
        code: 'chunk-missing',
        chunk: 2,
        mediaFrom: lines[1]?.['mediaFrom'],
        mediaTo: last?.['mediaTo'],
      }),
    ])
  })

  test('bytes put behind the end are found', async () => {
    await appendFile(recording.path('mic-1.0001.mp4'), 'more')
    expect(await recording.findings()).toMatchObject([
      { code: 'file-lengthened', file: 'mic-1.0001.mp4', details: { found: expect.any(Number) as number } },
    ])
  })

  test('a part exchanged for another is found, though it is genuine media', async () => {
    await copyFile(recording.path('cam-1.0001.mp4'), recording.path('mic-1.0001.mp4'))
    expect(codes(await recording.findings())).toEqual(['chunk-changed', 'file-lengthened'])
  })

  test('a removed part is missing, and an added one unexpected', async () => {
    await rename(recording.path('cam-1.0002.mp4'), recording.path('cam-1.0003.mp4'))
    expect(await recording.findings()).toEqual([
      { code: 'file-missing', file: 'cam-1.0002.mp4', track: 'cam-1', part: 2 },
      { code: 'file-unexpected', file: 'cam-1.0003.mp4' },
    ])
  })

  test('an SM3 hash that was wrong when it was sealed is found when it is asked for', async () => {
    const lines = await linesWithoutCrash(recording.folder)
    const chunk = lines.find((line) => line['kind'] === 'chunk')
    if (chunk !== undefined) chunk['sm3'] = '0'.repeat(64)
    await sealAnew(recording.folder, lines, keys)
    expect(await recording.findings()).toEqual([])
    expect(await recording.findings({ sm3: true })).toMatchObject([
      { code: 'chunk-sm3-wrong', chunk: 1, line: chunk?.['seq'] },
    ])
  })
})
