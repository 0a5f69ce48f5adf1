// Any byte of any file, changed, dropped or put in: found, and the file named. And any bytes at all: never an error.
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Finding } from '../../../../native/contract/verification.ts'
import { alteredRecording } from './altered-recording.ts'

let recording: Awaited<ReturnType<typeof alteredRecording>>
beforeAll(async () => {
  recording = await alteredRecording()
})
afterAll(() => recording.remove())
beforeEach(() => recording.restore())

/** Files of a sealed recording without a time stamp. */
const files = [
  'cam-1.0001.mp4',
  'cam-1.0002.mp4',
  'mic-1.0001.mp4',
  'journal.jsonl',
  'checkpoints',
  'manifest.json',
  'manifest.json.sig',
]
/** Few enough that the whole file takes less than a minute on two slow and busy cores. */
const runs = { numRuns: 80 }

/** One change of a file: where, as a share of its length, and what. */
const change = fc.record({
  file: fc.constantFrom(...files),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  how: fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), mask: fc.integer({ min: 1, max: 255 }) }),
    fc.record({ kind: fc.constant('drop' as const), length: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('insert' as const), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
  ),
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function applied(bytes: Buffer, { at, how }: Change): Buffer {
  const offset = Math.floor(at * bytes.length)
  const [before, after] = [bytes.subarray(0, offset), bytes.subarray(offset)]
  if (how.kind === 'drop') return Buffer.concat([before, after.subarray(how.length)])
  if (how.kind === 'insert') return Buffer.concat([before, how.bytes, after])
  const flipped = Buffer.from(bytes)
  flipped.writeUInt8(flipped.readUInt8(offset) ^ how.mask, offset)
  return flipped
}

/** Whether a finding tells of the file. A changed manifest is told by the signature over it. */
const names = (file: string) => (finding: Finding) =>
  finding.file === file || (file === 'manifest.json' && finding.code === 'signature-wrong')

describe('a sealed recording', () => {
  test('in which any byte was changed, dropped or put in has a finding that names the file', async () => {
    await fc.assert(
      fc.asyncProperty(change, async (made) => {
        const path = recording.path(made.file)
        const original = await readFile(path)
        await writeFile(path, applied(original, made))
        const report = await recording.verify()
        await writeFile(path, original)
        expect(report.findings.some(names(made.file))).toBe(true)
        expect(report.proves).not.toContain('unaltered-since-seal')
      }),
      runs,
    )
    expect(await recording.findings()).toEqual([])
  })

  test('of which any file holds any bytes is judged without an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.uint8Array({ maxLength: 2000 }), async (file, bytes) => {
        const original = await readFile(recording.path(file))
        await writeFile(recording.path(file), bytes)
        const report = await recording.verify()
        await writeFile(recording.path(file), original)
        expect(report.findings.some(names(file))).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  test('whose journal holds any numbers at all is judged without an error, and at once', async () => {
    const huge = fc.constantFrom(0, 1, 7, 4096, 2 ** 31, Number.MAX_SAFE_INTEGER)
    const member = fc.constantFrom('seq', 'mono', 'chunk', 'offset', 'length', 'mediaFrom', 'mediaTo', 'part')
    await fc.assert(
      fc.asyncProperty(member, huge, fc.nat(20), async (name, value, at) => {
        await recording.edit((lines) =>
          lines.map((line, i) => (i === at ? line.replace(new RegExp(`"${name}":\\d+`), `"${name}":${value}`) : line)),
        )
        const same = (await readFile(recording.path('journal.jsonl'))).equals(
          await readFile(join(recording.whole.folder, 'journal.jsonl')),
        )
        const { findings } = await recording.verify()
        await recording.restore()
        expect(findings.some(names('journal.jsonl'))).toBe(!same)
        expect(findings.length).toBeLessThan(60)
      }),
      { numRuns: 25 },
    )
  })
})

test('a file of every name that is not the format’s is found', async () => {
  const name = fc
    .stringMatching(/^[a-zA-Z0-9._-]{1,20}$/)
    .filter((name) => !files.includes(name) && !/^\.+$/.test(name) && name !== 'manifest.json.tsr')
  await fc.assert(
    fc.asyncProperty(name, async (file) => {
      await appendFile(recording.path(file), '')
      expect(await recording.findings()).toEqual([{ code: 'file-unexpected', file }])
      await recording.restore()
    }),
    { numRuns: 12 },
  )
})

test('verifying leaves everything as it is', async () => {
  const before = await readdir(recording.folder)
  await recording.verify({ sm3: true })
  expect(await readdir(recording.folder)).toEqual(before)
  for (const file of files) {
    expect((await readFile(recording.path(file))).equals(await readFile(join(recording.whole.folder, file)))).toBe(true)
  }
})
