// A break in which something was recorded after all, or that was never resumed as it must be, is found.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lastingBreak } from '../../../../native/vault/breaks.ts'
import { lineSchema } from '../../../../native/vault/lines.ts'
import { alteredRecording, codes, keys } from './altered-recording.ts'
import { linesWithoutCrash, readLines, sealAnew, writeLines } from './sealed-recording.ts'

let recording: Awaited<ReturnType<typeof alteredRecording>>
beforeAll(async () => {
  recording = await alteredRecording()
})
afterAll(() => recording.remove())
beforeEach(() => recording.restore())

type Told = Record<string, unknown>

/** The lines that begin and end a break, so many seconds after the line that they follow. */
const breakLine = (after: Told, seconds: number) => ({
  ...stampAfter(after, seconds),
  ...{ kind: 'break', reason: 'mediation', text: '', person: '主持人' },
})
const resumeLine = (after: Told, seconds: number) => ({
  ...stampAfter(after, seconds),
  ...{ kind: 'resume', person: '主持人' },
})
const stampAfter = ({ at, mono, run }: Told, seconds: number) => ({
  at: new Date(Date.parse(String(at)) + seconds * 1000).toISOString(),
  mono: Number(mono) + seconds * 1000,
  run,
})

/** The recording's lines, the second part of the camera begun an hour later, with other lines between the two parts. */
async function withBetween(between: (last: Told) => Told[]): Promise<Told[]> {
  const lines = (await linesWithoutCrash(recording.folder)).filter(({ kind }) => kind !== 'gap')
  const at = lines.findIndex((line) => line['kind'] === 'part' && line['part'] === 2)
  const later = (line: Told) => ({
    ...line,
    ...stampAfter(line, 3600),
    ...(typeof line['wall'] === 'string' ? { wall: new Date(Date.parse(line['wall']) + 3_600_000).toISOString() } : {}),
  })
  const all = [...lines.slice(0, at), ...between(lines[at - 1] ?? {}), ...lines.slice(at).map(later)]
  return all.map((line, seq) => ({ ...line, seq }))
}

const found = async (lines: Told[]) => {
  await sealAnew(recording.folder, lines, keys)
  return (await recording.findings()).map(({ code, line, track, part }) => ({ code, line, track, part }))
}

describe('a break', () => {
  test('between two parts is no finding, and is stated in the manifest', async () => {
    const lines = await withBetween((last) => [breakLine(last, 60), resumeLine(last, 3500)])
    expect(await found(lines)).toEqual([])
  })

  test('that was resumed after recording had gone on is found at each line', async () => {
    const lines = await withBetween((last) => [breakLine(last, 60)])
    const at = lines.findIndex((line) => line['kind'] === 'chunk' && line['part'] === 2)
    const resumed = [...lines.slice(0, at + 2), resumeLine(lines[at + 1] ?? {}, 0), ...lines.slice(at + 2)]
    const lineNumbers = [at - 1, at, at + 1].map((line) => ({
      code: 'recorded-in-break',
      line,
      track: 'cam-1',
      part: 2,
    }))
    expect(await found(resumed.map((line, seq) => ({ ...line, seq })))).toEqual(lineNumbers)
  })

  test('into which a chunk reaches by its time of capture is found, though the lines are in order', async () => {
    // The break is put before what was captured, by one who can sign.
    const lines = await withBetween((last) => [breakLine(last, 0), resumeLine(last, 3500)])
    const all = await found(lines)
    expect(all.length).toBeGreaterThan(0)
    expect(new Set(all.map(({ code, part }) => `${code} ${part}`))).toEqual(new Set(['recorded-in-break 1']))
  })

  test('is measured in its own clock: a wall clock that was set back in it accuses nobody', async () => {
    const lines = await withBetween((last) => [breakLine(last, 60), resumeLine(last, 3500)])
    const from = lines.findIndex(({ kind }) => kind === 'resume')
    const back = (line: Told, member: string) =>
      typeof line[member] === 'string' ? { [member]: new Date(Date.parse(line[member]) - 7_200_000).toISOString() } : {}
    const set = lines.map((line, i) => (i < from ? line : { ...line, ...back(line, 'at'), ...back(line, 'wall') }))
    expect(await found(set)).toEqual([])
  })

  test.each([
    ['a second time', (last: Told) => [breakLine(last, 60), breakLine(last, 70), resumeLine(last, 3500)], 1],
    [
      'with a resumption too many',
      (last: Told) => [breakLine(last, 60), resumeLine(last, 70), resumeLine(last, 71)],
      2,
    ],
  ])('that begins or ends %s is out of place', async (_, between, which) => {
    const lines = await withBetween(between)
    const line = lines.findIndex(({ kind }) => kind === 'break') + which
    expect(await found(lines)).toEqual([{ code: 'journal-line-misplaced', line, track: undefined, part: undefined }])
  })

  test('whose reason was rewritten later is found, as any line is', async () => {
    await sealAnew(recording.folder, await withBetween((last) => [breakLine(last, 60), resumeLine(last, 3500)]), keys)
    const lines = (await readLines(recording.folder)).map((line) =>
      line['kind'] === 'break' ? { ...line, reason: 'technical-fault' } : line,
    )
    await writeLines(recording.folder, lines)
    expect(codes(await recording.findings())).toEqual(
      expect.arrayContaining(['journal-changed', 'manifest-contradicts-journal']),
    )
  })
})

test('lasts until it is resumed, or the recording ends', async () => {
  const lines = (await withBetween((last) => [breakLine(last, 60), resumeLine(last, 3500)])).map((line) =>
    lineSchema.parse(line),
  )
  const upTo = (kind: string) => lines.slice(0, lines.findIndex((line) => line.kind === kind) + 1)
  expect(lastingBreak(upTo('break'))?.reason).toBe('mediation')
  expect(lastingBreak(upTo('resume'))).toBeUndefined()
  expect(lastingBreak([...upTo('break'), ...lines.slice(-1)])).toBeUndefined()
})
