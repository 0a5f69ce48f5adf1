// What key frames tell: real scenes and what goes wrong with cameras, encoded as cameras do, seen by the monitor itself.
import { expect, test } from 'vitest'
import { PictureWatch, type PictureFindings } from '../../../../native/capture/watch/picture-watch.ts'
import { fixtures } from '../../../rig/clip.ts'
import { film, thumbnailsOf } from '../../../rig/decoded.ts'
import { ffmpeg, runForBytes } from '../../../rig/run.ts'
import { temporaryFolder } from '../../../rig/temporary-folder.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const size = ['-vf', 'scale=640:360']
/** Findings at each of the key frames, two seconds apart. */
async function seen(count: number, ...input: string[]): Promise<PictureFindings[]> {
  const watch = new PictureWatch({ dark: 15_000, frozen: 15_000 })
  // With a key frame to spare: one run waited for the last in vain.
  const pictures = await thumbnailsOf(await film(['-t', String(2 * count + 4), ...input]), count)
  return pictures.map((pixels, i) => watch.see(pixels, 2000 * i))
}
const wrong = ({ black, covered, frozen }: PictureFindings) => [
  ...(black ? ['black'] : []),
  ...(covered ? ['covered'] : []),
  ...(frozen ? ['frozen'] : []),
]
/** From which second on what is wrong. */
const since = (findings: PictureFindings[]) => {
  const first = findings.findIndex((each) => wrong(each).length > 0)
  return first < 0 ? null : { second: 2 * first, what: wrong(findings[first] as PictureFindings) }
}

test('an empty corridor is no frozen picture, and no motion; somebody who walks through it is', async () => {
  const findings = await seen(20, '-i', fixtures['corridor-person'], ...size)
  expect(since(findings)).toBeNull()
  expect(findings[2]?.motion).toBe(false)
  expect(findings.some(({ motion }) => motion)).toBe(true)
})

test('a picture that stands still is told after 15 s, also when a clock runs in it', async () => {
  await using folder = await temporaryFolder()
  const still = join(folder.path, 'still.png')
  const one = ['-nostdin', '-v', 'error', '-ss', '5', '-i', fixtures['corridor-person'], ...size, '-frames:v', '1']
  await writeFile(still, await runForBytes(ffmpeg, [...one, '-f', 'image2pipe', '-c:v', 'png', '-']))
  const text = "drawtext=fontfile=resources/fonts/DejaVuSansMono.ttf:fontsize=15:x=9:y=9:box=1:text='%{pts\\:hms}'"
  const findings = await seen(12, '-loop', '1', '-framerate', '25', '-i', still, '-vf', text)
  const told = since(findings)
  expect(told?.what).toEqual(['frozen'])
  expect(told?.second).toBeGreaterThanOrEqual(15)
  expect(told?.second).toBeLessThanOrEqual(19)
})

test.each([
  ['a capped lens with its noise', 'color=0x0a0a0a:s=320x180:r=25,noise=alls=12:allf=t', 'black'],
  ['a cloth before the lens', 'color=0x6b5b4b:s=320x180:r=25,noise=alls=5:allf=t', 'covered'],
])('%s is told after 15 s', async (_, source, what) => {
  const findings = await seen(10, '-f', 'lavfi', '-i', source)
  expect(since(findings)).toEqual({ second: 16, what: [what] })
})

test('what is not watched for is not told', async () => {
  const watch = new PictureWatch({ dark: 0, frozen: 0 })
  const pictures = await thumbnailsOf(await film(['-t', '22', '-f', 'lavfi', '-i', 'color=black:s=640x360:r=25']), 10)
  expect(pictures.flatMap((pixels, i) => wrong(watch.see(pixels, 2000 * i)))).toEqual([])
})
