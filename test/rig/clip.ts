// What the rig's cameras show and say: clips encoded once into the forms that cameras deliver, kept between runs.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ffmpeg, run } from './run.ts'

const media = join(import.meta.dirname, '..', 'fixtures', 'media')

/** The recorded material (see test/fixtures/media/NOTICE.md). */
export const fixtures = {
  'street-cars': join(media, 'street-cars.mp4'),
  'corridor-person': join(media, 'corridor-person.mp4'),
  'speech-zh': join(media, 'speech-zh-aishell.wav'),
  'speech-en': join(media, 'speech-en-jfk.flac'),
} as const

export type ClipName = 'street-cars' | 'corridor-person'
export type Size = '1920x1080' | '1280x720' | '640x360'

/** Frames a second of every camera of the rig. */
export const fps = 25
/** Seconds after which a clip begins again: a whole and even number of GOPs. */
export const loop = 12

const h264 = (gop: number) =>
  `-c:v libx264 -preset veryfast -crf 23 -pix_fmt yuv420p -bf 0 -g ${gop} -keyint_min ${gop} -sc_threshold 0 -bsf:v h264_metadata=aud=insert -f h264`.split(
    ' ',
  )
// Receivers of RTP/JPEG (RFC 2435) assume the standard Huffman tables.
const mjpeg = '-c:v mjpeg -q:v 6 -huffman default -pix_fmt yuvj420p -f mjpeg'.split(' ')

const scaled = (size: Size) => `fps=${fps},scale=${size.replace('x', ':')}:flags=bicubic,setsar=1`
/** Before that nobody is in the corridor. */
const begin = (clip: ClipName) => (clip === 'corridor-person' ? ['-ss', '18'] : [])

/** A clip as a camera sends it: H.264 (Annex B, access unit delimiters, a key frame every two seconds) or JPEG frames. */
export async function pictureFile(clip: ClipName, size: Size, codec: 'h264' | 'mjpeg'): Promise<string> {
  const input = [...begin(clip), '-i', fixtures[clip], '-an', '-t', String(loop), '-vf', scaled(size)]
  return made(`${clip}-${size}.${codec}`, [...input, ...(codec === 'h264' ? h264(2 * fps) : mjpeg)])
}

/** One second of black, then two of which each begins with a tenth of a second of white; a key frame each second. */
export async function flashFile(): Promise<string> {
  const source = `color=black:s=640x360:r=${fps}:d=3,format=yuv420p`
  return made('flash.h264', ['-f', 'lavfi', '-i', `${source},${lamp()}`, ...h264(fps)])
}

/** A clip with a lamp in its upper left corner, a quarter as wide and high: dark for a second, then as {@link flashFile}. */
export async function lampFile(clip: ClipName, size: Size): Promise<string> {
  const [width, height] = size.split('x').map(Number)
  const corner = `x=0:y=0:w=${(width ?? 0) / 4}:h=${(height ?? 0) / 4}`
  const filter = `${scaled(size)},drawbox=${corner}:c=black:t=fill,${lamp(`${corner}:`)}`
  const input = [...begin(clip), '-i', fixtures[clip], '-an', '-t', String(loop + 1), '-vf', filter]
  return made(`${clip}-lamp-${size}.h264`, [...input, ...h264(fps)])
}

/** White for a tenth of each second but the first. */
const lamp = (place = '') => `drawbox=${place}c=white:t=fill:enable='gte(n,${fps})*lt(mod(n,${fps}),3)'`

/** A small picture with a key frame each second, for cameras that stamp their frames. */
export async function smallFile(): Promise<string> {
  const input = ['-i', fixtures['street-cars'], '-an', '-t', String(loop), '-vf', `fps=${fps},scale=320:180,setsar=1`]
  return made('street-cars-small.h264', [...input, ...h264(fps)])
}

/** Speech as 48 kHz mono samples of 16 bits, followed by half a second of silence. */
export async function speechFile(name: 'speech-zh' | 'speech-en'): Promise<string> {
  const form = '-af apad=pad_dur=0.5 -ac 1 -ar 48000 -f s16le'.split(' ')
  return made(`${name}.s16le`, ['-i', fixtures[name], ...form])
}

const making = new Map<string, Promise<string>>()

/** Encodes once, also when two cameras ask for the same clip at the same time. */
function made(name: string, args: readonly string[]): Promise<string> {
  const made = making.get(name) ?? encoded(name, args)
  making.set(name, made)
  return made
}

/** The name in the cache holds everything that the result depends on. */
async function encoded(name: string, args: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(args.join(' '))
  for (const path of Object.values(fixtures)) hash.update(await readFile(path))
  const folder = join(tmpdir(), 'zhenglu-rig')
  const path = join(folder, `${hash.digest('hex').slice(0, 12)}-${name}`)
  if (existsSync(path)) return path
  await mkdir(folder, { recursive: true })
  const half = `${path}.${process.pid}` // another test process may be making the same
  await run(ffmpeg, ['-nostdin', '-v', 'error', '-y', ...args, half])
  await rename(half, path)
  return path
}
