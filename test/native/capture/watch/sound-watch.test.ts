// What sound tells: real speech, and what broken microphones, cables and drivers deliver instead.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { LevelMeter } from '../../../../native/capture/levels.ts'
import { SoundWatch, type SoundFindings } from '../../../../native/capture/watch/sound-watch.ts'
import { fixtures } from '../../../rig/clip.ts'
import { ffmpeg, runForBytes } from '../../../rig/run.ts'
import { temporaryFolder } from '../../../rig/temporary-folder.ts'

const rate = 8000
const decode = (input: string[], filter = 'anull') =>
  runForBytes(ffmpeg, ['-nostdin', '-v', 'error', ...input, '-af', filter, ...'-ac 1 -ar 8000 -f s16le -'.split(' ')])

function samples(seconds: number, at: (i: number) => number): Buffer {
  const bytes = Buffer.alloc(2 * rate * seconds)
  for (let i = 0; i < rate * seconds; i++) bytes.writeInt16LE(Math.round(at(i)), 2 * i)
  return bytes
}
/** Repeatable noise, −1 to 1. */
function noise(): () => number {
  let seed = 1
  return () => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed / 1073741824 - 1
  }
}

/** Names of what is found, each with the second at which it was found first. */
function heard(bytes: Buffer, limit = 15_000): Partial<Record<keyof SoundFindings, number>> {
  const watch = new SoundWatch({ silent: limit, stuck: limit })
  const found: Partial<Record<keyof SoundFindings, number>> = {}
  let now = 0
  const meter = new LevelMeter((level, window) => {
    for (const [what, is] of Object.entries(watch.hear(level, window, now))) {
      if (is === true) found[what as keyof SoundFindings] ??= now / 1000
    }
    now += 125
  })
  meter.push(bytes)
  return found
}

let speech: Buffer
beforeAll(async () => {
  speech = await decode(['-stream_loop', '9', '-i', fixtures['speech-zh']])
})

test('speech is speech, and nothing is wrong with it', () => {
  expect(Object.keys(heard(speech))).toEqual(['speech'])
})

test('a quiet room is neither silent nor stuck, and nobody speaks in it', () => {
  const next = noise()
  expect(heard(samples(40, () => 12 * next()))).toEqual({})
})

test('digital silence is told after 15 s, and not when it is not watched for', () => {
  expect(heard(samples(20, () => 0))).toEqual({ silent: 15 })
  expect(heard(samples(20, (i) => i % 2))).toEqual({ silent: 15 })
  expect(
    heard(
      samples(20, () => 0),
      0,
    ),
  ).toEqual({})
})

test.each([
  ['one value', () => 4000],
  ['a tone', (i: number) => 8000 * Math.sin((2 * Math.PI * 440 * i) / rate)],
])('%s over and over is stuck', (_, at) => {
  expect(heard(samples(25, at))).toMatchObject({ stuck: expect.closeTo(16, 0) as number })
})

test('a stretch of real sound that a driver repeats is stuck, also after it was coded', async () => {
  const block = speech.subarray(2 * rate, 2 * rate + 2 * 1600)
  const loop = Buffer.concat(Array.from({ length: 150 }, () => block))
  expect(heard(loop)).toMatchObject({ stuck: expect.closeTo(16, 0) as number })
  await using folder = await temporaryFolder()
  const [raw, aac] = [join(folder.path, 'loop.s16le'), join(folder.path, 'loop.aac')]
  await writeFile(raw, loop)
  await runForBytes(ffmpeg, [
    ...['-nostdin', '-v', 'error', '-f', 's16le', '-ar', '8000', '-ac', '1', '-i', raw],
    ...['-ar', '48000', '-c:a', 'aac', '-b:a', '128k', '-f', 'adts', aac],
  ])
  const back = await decode(['-i', aac])
  expect(heard(back)).toMatchObject({ stuck: expect.closeTo(16, 0) as number })
})

test('speech that is far too loud is clipped within five seconds', async () => {
  const loud = await decode(['-stream_loop', '9', '-i', fixtures['speech-zh']], 'volume=40dB')
  const { clipped, ...others } = heard(loud)
  expect(clipped).toBeLessThanOrEqual(5)
  expect(Object.keys(others)).toEqual(['speech'])
})
