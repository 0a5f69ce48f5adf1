// Files as they come from cameras and card readers, whole and damaged.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ffmpeg, run } from '../../rig/run.ts'

/** A short film with what a body camera writes into it. */
export async function film(folder: string): Promise<Buffer> {
  const path = join(folder, 'film.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=25:duration=2', '-c:v', 'libx264', '-g', '25']
  const written = ['-metadata', 'creation_time=2026-03-01T01:30:00Z', '-metadata', 'comment=DSJ-8 0042']
  await run(ffmpeg, ['-v', 'error', '-y', ...picture, ...written, path])
  return readFile(path)
}

/** A photograph in which a camera has written its make and the time. */
export async function photograph(folder: string): Promise<Buffer> {
  const path = join(folder, 'photograph.jpg')
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=640x480:duration=1', '-frames:v', '1', '-q:v', '3']
  await run(ffmpeg, ['-v', 'error', '-y', ...picture, path])
  const jpeg = await readFile(path)
  return Buffer.concat([jpeg.subarray(0, 2), exifSegment('Zhenglu Test', '2026:03:01 09:30:00'), jpeg.subarray(2)])
}

/** APP1 with a TIFF directory of two texts: Make (0x010f) and DateTime (0x0132). */
function exifSegment(make: string, time: string): Buffer {
  const texts = [`${make}\0`, `${time}\0`]
  const directory = Buffer.alloc(2 + 2 * 12 + 4)
  directory.writeUInt16BE(2, 0)
  let at = 8 + directory.length
  for (const [i, tag] of [0x010f, 0x0132].entries()) {
    const length = texts[i]?.length ?? 0
    directory.writeUInt16BE(tag, 2 + 12 * i)
    directory.writeUInt16BE(2, 4 + 12 * i)
    directory.writeUInt32BE(length, 6 + 12 * i)
    directory.writeUInt32BE(at, 10 + 12 * i)
    at += length
  }
  const tiff = Buffer.concat([Buffer.from('MM\0*\0\0\0\b', 'latin1'), directory, Buffer.from(texts.join(''), 'latin1')])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
