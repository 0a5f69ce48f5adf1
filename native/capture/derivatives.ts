// What is made from recorded media: the one module that knows fluent-ffmpeg. Never a recording.
import { readFile, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import ffmpeg from 'fluent-ffmpeg'
import type { Place } from './place.ts'
import { bounded, onlyFile } from './reach.ts'

/** The last picture of a file as JPEG, at most `width` wide. @throws Error when it has none. */
export async function stillOf(file: string, place: Place, width: number): Promise<Buffer> {
  const target = join(place.scratch, `${randomUUID()}.jpg`)
  try {
    await new Promise<void>((resolve, reject) => {
      ffmpeg(file)
        .setFfmpegPath(place.ffmpeg.ffmpeg)
        .inputFormat('mp4')
        .inputOptions([...bounded, ...onlyFile])
        .outputOptions([
          '-frames:v',
          '1',
          '-q:v',
          '4',
          '-vf',
          `thumbnail=10,scale='min(${width},iw)':-2`,
          '-f',
          'image2',
        ])
        .on('end', () => {
          resolve()
        })
        .on('error', reject)
        .save(target)
    })
    return await readFile(target)
  } finally {
    await rm(target, { force: true })
  }
}
