// The test tone is heard when it is there, through a room's noise, and never in speech.
import { expect, test } from 'vitest'
import { testTone } from '../../../../native/contract/preflight.ts'
import { monitorRate } from '../../../../native/capture/levels.ts'
import { isTestTone } from '../../../../native/capture/watch/tone.ts'
import { fixtures } from '../../../rig/clip.ts'
import { ffmpeg, runForBytes } from '../../../rig/run.ts'

const window = (monitorRate / 8) * 2

/** Windows of an eighth of a second of what ffmpeg makes of `input`. */
async function windows(input: readonly string[], filter = 'anull'): Promise<Buffer[]> {
  const form = ['-af', filter, '-ac', '1', '-ar', String(monitorRate), '-f', 's16le', 'pipe:1']
  const sound = await runForBytes(ffmpeg, ['-v', 'error', ...input, ...form])
  const pieces = []
  for (let at = 0; at + window <= sound.length; at += window) pieces.push(sound.subarray(at, at + window))
  return pieces
}

test('is heard at any loudness that is above noise', async () => {
  const tone = (gain: number) => ['-f', 'lavfi', '-i', `sine=frequency=${testTone}:duration=2,volume=${gain}`]
  for (const gain of [1, 0.05]) {
    const heard = await windows(tone(gain))
    expect(heard.length).toBeGreaterThan(10)
    expect(heard.every(isTestTone)).toBe(true)
  }
})

test('is heard while the sound is stretched, as it is until a microphone is in step', async () => {
  for (const stretch of [0.99, 0.995, 1.01]) {
    const heard = await windows(['-f', 'lavfi', '-i', `sine=frequency=${testTone * stretch}:duration=2`])
    expect(heard.every(isTestTone)).toBe(true)
  }
})

test('is not heard in silence, in another tone, or in speech', async () => {
  expect((await windows(['-f', 'lavfi', '-i', 'anullsrc=duration=1'])).some(isTestTone)).toBe(false)
  expect((await windows(['-f', 'lavfi', '-i', 'sine=frequency=1000:duration=1'])).some(isTestTone)).toBe(false)
  for (const speech of [fixtures['speech-en'], fixtures['speech-zh']]) {
    const pieces = await windows(['-i', speech])
    expect(pieces.length).toBeGreaterThan(20)
    expect(pieces.filter(isTestTone).length).toBe(0)
  }
})
