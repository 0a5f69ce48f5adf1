// Whoever alters the journal is found out, and told between which lines.
import { appendFile, readFile, truncate } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { alteredRecording, codes, keys } from './altered-recording.ts'
import { linesWithoutCrash, readLines, sealAnew, writeLines } from './sealed-recording.ts'

let recording: Awaited<ReturnType<typeof alteredRecording>>
beforeAll(async () => {
  recording = await alteredRecording()
})
afterAll(() => recording.remove())
beforeEach(() => recording.restore())

describe('the journal', () => {
  /** The lines between which the checkpoints say that something was changed. */
  const bracket = async () => {
    const changed = (await recording.findings()).filter(({ code }) => code === 'journal-changed')
    return changed.map(({ line, details }) => [line, details?.['to']])
  }
  test('a forged line is found between two checkpoints', async () => {
    const at = (await readLines(recording.folder)).findIndex((line) => line['kind'] === 'mark')
    await recording.edit((lines) => lines.map((line, i) => (i === at ? line.replace('出示证据', '未示证据') : line)))
    const from = Math.floor(at / 8) * 8
    expect(await bracket()).toEqual([[from, from + 7]])
    expect(codes(await recording.findings())).toEqual([
      'file-changed',
      'journal-changed',
      'manifest-contradicts-journal',
    ])
  })

  test('a removed line is missing by its number', async () => {
    await recording.edit((lines) => lines.filter((_, i) => i !== 11))
    const found = await recording.findings()
    expect(found).toContainEqual({ code: 'journal-line-missing', file: 'journal.jsonl', line: 11, details: { to: 11 } })
    expect(await bracket()).toEqual([[8, 15]])
  })

  test('a line removed by one who numbers the rest anew is found all the same', async () => {
    const lines = await linesWithoutCrash(recording.folder)
    await sealAnew(recording.folder, lines, keys)
    await writeLines(
      recording.folder,
      lines.filter((_, i) => i !== 3).map((line, seq) => ({ ...line, seq })),
    )
    const found = await recording.findings()
    expect(found).toContainEqual({
      code: 'journal-line-missing',
      file: 'journal.jsonl',
      line: lines.length - 1,
      details: { to: lines.length - 1 },
    })
    expect(codes(found)).toContain('journal-changed')
  })

  test('exchanged lines are out of order', async () => {
    await recording.edit((lines) => lines.with(9, lines[10] ?? '').with(10, lines[9] ?? ''))
    const found = await recording.findings()
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'journal-line-out-of-order', line: 9, details: { after: 10 } }),
    )
    expect(codes(found)).not.toContain('journal-line-missing')
    expect(await bracket()).toEqual([[8, 15]])
  })

  test('a line that was put in is out of order', async () => {
    await recording.edit((lines) => lines.toSpliced(10, 0, lines[9] ?? ''))
    expect(await recording.findings()).toContainEqual(
      expect.objectContaining({ code: 'journal-line-out-of-order', line: 9 }),
    )
  })

  test.each([
    ['that is no JSON', (line: string) => line.slice(0, -1), 'journal-line-malformed'],
    ['that is not canonical', (line: string) => line.replace(':', ': '), 'journal-line-malformed'],
    ['with a member too many', (line: string) => line.replace(/}$/, ',"z":1}'), 'journal-line-invalid'],
    [
      'of a kind that does not exist',
      (line: string) => line.replace('"kind":"chunk"', '"kind":"lump"'),
      'journal-line-invalid',
    ],
  ])('a line %s is told by its number and place', async (_, change, code) => {
    await recording.edit((lines) => lines.map((line, i) => (i === 4 ? change(line) : line)))
    const before = (await readFile(recording.path('journal.jsonl'), 'utf8')).split('\n').slice(0, 4).join('\n')
    const offset = Buffer.byteLength(before) + 1
    expect(await recording.findings()).toContainEqual(
      expect.objectContaining({ code, file: 'journal.jsonl', line: 4, offset }),
    )
  })

  test('a journal cut off in a line is unfinished, and its lost lines are missing', async () => {
    const { length } = await readFile(recording.path('journal.jsonl'))
    await truncate(recording.path('journal.jsonl'), length - 10)
    const found = await recording.findings()
    expect(codes(found)).toEqual(
      expect.arrayContaining([
        'checkpoint-beyond-journal',
        'file-cut-off',
        'journal-changed',
        'journal-line-missing',
        'journal-line-unfinished',
        'journal-without-close',
      ]),
    )
  })

  test('a journal cut off after a line lacks the rest', async () => {
    await recording.edit((lines) => lines.slice(0, 12))
    const found = await recording.findings()
    expect(found).toContainEqual({
      code: 'journal-line-missing',
      file: 'journal.jsonl',
      line: 12,
      details: { to: recording.whole.seal.size - 1 },
    })
    expect(await bracket()).toEqual([[8, 15]])
  })

  test('a line added behind the end is found', async () => {
    const lines = await readFile(recording.path('journal.jsonl'), 'utf8')
    const last = lines.trimEnd().split('\n').at(-1) ?? ''
    await appendFile(
      recording.path('journal.jsonl'),
      `${last.replace(/"seq":\d+/, `"seq":${recording.whole.seal.size}`)}\n`,
    )
    const found = await recording.findings()
    expect(codes(found)).toEqual(
      expect.arrayContaining(['file-lengthened', 'journal-changed', 'journal-line-misplaced']),
    )
    expect(await bracket()).toEqual([[recording.whole.seal.size, recording.whole.seal.size]])
  })

  test('torn bytes must be as the recovery declared them', async () => {
    await recording.edit((lines) =>
      lines.map((line) => (line.endsWith('01:02:0') ? line.replace('01:02:0', '01:02:1') : line)),
    )
    expect(codes(await recording.findings())).toContain('journal-torn-wrong')
  })

  test('a forged hash of a chunk accuses the line and not the file, which is as it was sealed', async () => {
    const at = (await readLines(recording.folder)).findIndex((line) => line['kind'] === 'chunk' && line['chunk'] === 2)
    await recording.edit((lines) =>
      lines.map((line, i) => (i === at ? line.replace(/"sha256":"[0-9a-f]{8}/, '"sha256":"00000000') : line)),
    )
    const found = await recording.findings()
    expect(found).toContainEqual(expect.objectContaining({ code: 'journal-changed', line: at, chunk: 2 }))
    expect(codes(found)).not.toContain('chunk-changed')
  })

  test('chunks that leave a hole are found in a journal that was sealed so', async () => {
    const lines = (await linesWithoutCrash(recording.folder))
      .filter((line) => !(line['kind'] === 'chunk' && line['chunk'] === 2))
      .map((line, seq) => ({ ...line, seq }))
    await sealAnew(recording.folder, lines, keys)
    expect(codes(await recording.findings())).toEqual([
      'bytes-not-journaled',
      'chunks-not-continuous',
      'journal-line-invalid',
    ])
  })

  test('a clock that went backwards is found', async () => {
    const lines = (await linesWithoutCrash(recording.folder)).map((line, i) => (i === 6 ? { ...line, mono: 0 } : line))
    await sealAnew(recording.folder, lines, keys)
    expect(await recording.findings()).toMatchObject([{ code: 'journal-clock-backwards', line: 6 }])
  })

  test.each([
    ['journal.jsonl', '"version":1}', '"version":2}'],
    ['manifest.json', '"version": 1', '"version": 2'],
  ])('a newer format of %s is said to be one', async (file, from, to) => {
    await recording.alter(file, (bytes) => Buffer.from(bytes.toString().replace(from, to)))
    expect(await recording.findings()).toContainEqual(
      expect.objectContaining({ code: 'format-newer', file, details: { version: 2 } }),
    )
  })
})
