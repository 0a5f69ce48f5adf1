// Generated sources of a training room: they move, they are heard, and they say what they are.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processesAlive } from '../../../native/capture/child.ts'
import { findFfmpeg } from '../../../native/capture/ffmpeg.ts'
import type { Place } from '../../../native/capture/place.ts'
import { trySource } from '../../../native/capture/try-source.ts'
import { sourceSchema, testPatterns } from '../../../native/contract/sources.ts'
import { ffmpeg, run } from '../../rig/run.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { writeFile } from 'node:fs/promises'

let folder: TemporaryFolder
let place: Place
beforeAll(async () => {
  folder = await temporaryFolder()
  place = { ffmpeg: await findFfmpeg(), resources: 'resources', scratch: folder.path, environment: process.env }
})
afterAll(() => folder.remove())

test.each(testPatterns)('%s', async (pattern) => {
  const source = sourceSchema.parse({ id: 'cam-1', name: pattern, kind: 'test', pattern })
  const { picture, sound, still, peak } = await trySource(source, place)
  expect(picture?.width).toBeGreaterThan(600)
  expect(sound).toMatchObject({ sampleRate: 48_000 })
  expect(peak).toBeGreaterThan(-40)
  // The label lies in the corner at the upper right: dark ground with white letters.
  const file = join(folder.path, `${pattern}.jpg`)
  await writeFile(file, Buffer.from(still?.split(',')[1] ?? '', 'base64'))
  const corner = 'crop=iw*0.45:ih*0.14:iw*0.55:0,format=gray,signalstats,metadata=print:file=-'
  const said = await run(ffmpeg, ['-v', 'error', '-i', file, '-vf', corner, '-f', 'null', '-'])
  const value = (name: string) => Number(new RegExp(`signalstats.${name}=([\\d.]+)`).exec(said)?.[1])
  expect(value('YMAX') - value('YMIN')).toBeGreaterThan(180)
  expect(processesAlive()).toBe(0)
})
