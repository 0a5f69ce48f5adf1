// What is in a finished recording, counted with ffprobe and by its fragments' own numbers.
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { scanFile } from '../../native/media/boxes.ts'
import { fps, loop } from '../rig/clip.ts'
import { ffprobe, run } from '../rig/run.ts'
import { followFrames } from './frames.ts'
import { pictures, sounds } from './scene.ts'

/** One part of a track. */
export interface FinishedPart {
  readonly file: string
  readonly bytes: number
  /** Seconds of media. */
  readonly seconds: number
  readonly fragments: number
  /** Numbers that are left out in the sequence of fragments. */
  readonly missedFragments: number
  /** Frames of the picture that are there, that 25 a second make, and that the clip shows to be missing. */
  readonly frames: number
  readonly expected: number
  readonly missing: number
  readonly foreign: number
  /** Longest media time between two pictures, and between two packets of sound, in milliseconds. */
  readonly longestPicture: number
  readonly longestSound: number
}

export async function countFinished(recording: string): Promise<FinishedPart[]> {
  const files = (await readdir(recording)).filter((name) => name.endsWith('.mp4')).sort()
  const parts: FinishedPart[] = []
  for (const file of files) parts.push(await countPart(recording, file))
  return parts
}

async function countPart(recording: string, file: string): Promise<FinishedPart> {
  const path = join(recording, file)
  const [track = ''] = file.split('.')
  const picture = pictures.includes(track) ? await packets(path, 'v:0') : []
  const sound = sounds.includes(track) ? await packets(path, 'a:0') : []
  const numbers = await fragmentNumbers(path)
  const pictureTime = length(picture.map(({ at }) => at))
  const hashes = picture.map(({ hash }) => hash)
  return {
    file,
    bytes: (await stat(path)).size,
    seconds: picture.length > 0 ? pictureTime : length(sound.map(({ at }) => at)),
    fragments: numbers.length,
    missedFragments: numbers.reduce((sum, number, at) => sum + Math.abs(number - (numbers[at - 1] ?? 0) - 1), 0),
    frames: picture.length,
    expected: picture.length > 0 ? Math.round(pictureTime * fps) + 1 : 0,
    ...(picture.length > 0 ? followFrames(hashes, loop * fps) : { missing: 0, foreign: 0 }),
    longestPicture: longest(picture.map(({ at }) => at)),
    longestSound: longest(sound.map(({ at }) => at)),
  }
}

interface Packet {
  /** Media time in seconds. */
  readonly at: number
  readonly hash: string
}

async function packets(file: string, stream: string): Promise<Packet[]> {
  const what = '-show_entries packet=pts_time,data_hash -show_data_hash MD5 -of csv=p=0'.split(' ')
  const text = await run(ffprobe, ['-v', 'error', '-select_streams', stream, ...what, file])
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [at = '', hash = ''] = line.split(',')
      return { at: Number(at), hash }
    })
}

const length = (times: readonly number[]) => (times.at(-1) ?? 0) - (times[0] ?? 0)

const longest = (times: readonly number[]) =>
  times.reduce((most, time, at) => Math.max(most, 1000 * (time - (times[at - 1] ?? time))), 0)

/** The sequence numbers of all fragments (ISO/IEC 14496-12 §8.8.5): `mfhd` is the first box in each `moof`. */
async function fragmentNumbers(path: string): Promise<number[]> {
  await using file = await open(path)
  const { boxes, fault } = await scanFile(file, 0, (await file.stat()).size)
  if (fault !== null) throw new Error(`${path}: ${fault}`)
  const bytes = Buffer.alloc(4)
  const numbers: number[] = []
  for (const { offset } of boxes.filter(({ type }) => type === 'moof')) {
    await file.read(bytes, 0, 4, offset + 20)
    numbers.push(bytes.readUInt32BE(0))
  }
  return numbers
}
