// The times of a sound device while its clock jitters, leaps, or something is lost: what is carried on and what is followed.
import { expect, test } from 'vitest'
import { steadyDevice } from '../../../native/capture/steady-time.ts'
import { ffmpeg, run } from '../../rig/run.ts'

const [rate, block, blocks] = [48_000, 1200, 2000]

/** Seconds by which the last block of a minute leaves later than it would without `late`, in seconds, with the block's number in `ld(0)`. */
async function shift(late: string): Promise<number> {
  const source = `sine=sample_rate=${rate}:samples_per_frame=${block}`
  const filter = `asetpts='st(0,N/${block});PTS+(20000+(${late}))/TB',${steadyDevice}`
  const args = ['-nostdin', '-v', 'error', '-copyts', '-f', 'lavfi', '-i', source, '-af', filter]
  const out = await run(ffmpeg, [...args, '-frames:a', String(blocks), '-c:a', 'pcm_s16le', '-f', 'framecrc', '-'])
  const last = out.trim().split('\n').at(-1)?.split(',')[2]
  return Number(last) / rate - 20_000 - ((blocks - 1) * block) / rate
}

/** How ffmpeg tells a step of the clock at block 500: a quarter of what is left, with each block. */
const step = (seconds: number) => `if(gt(ld(0),500),${seconds}*(1-pow(0.76,ld(0)-500)),0)`

test('blocks that come late now and then, and are caught up with slowly, do not move the times', async () => {
  expect(Math.abs(await shift('0.015*(1-mod(ld(0),6)/6)'))).toBeLessThan(0.016)
})

test('a clock that is set an hour forward or back is not followed', async () => {
  expect(Math.abs(await shift(step(3600)))).toBeLessThan(0.005)
  expect(Math.abs(await shift(step(-3600)))).toBeLessThan(0.005)
})

test('a second in which a device delivered nothing is followed, and stays where it was', async () => {
  expect(await shift('if(gt(ld(0),500),1,0)')).toBeCloseTo(1, 2)
  expect(await shift(step(1))).toBeCloseTo(1, 2)
})
