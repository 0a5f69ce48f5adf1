// Media files made by ffmpeg, read by us and by ffprobe; and bytes that are anything but media.
import { execFile } from 'node:child_process'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBoxes, scanBoxes, scanFile, type Box } from '../../../native/media/boxes.ts'
import { parseFragment, type Fragment } from '../../../native/media/fragment.ts'
import { parseInit, type MediaTrack } from '../../../native/media/init.ts'
import { MediaError } from '../../../native/media/media-error.ts'

const run = promisify(execFile)
const fragmented = ['-f', 'mp4', '-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-frag_duration', '250000']
const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=25:duration=3']
const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=3']
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenglu-media-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function make(name: string, ...args: string[]): Promise<{ path: string; bytes: Buffer }> {
  const path = join(folder, name)
  await run('ffmpeg', ['-v', 'error', '-y', ...args, ...fragmented, path])
  return { path, bytes: await readFile(path) }
}

/** Every fragment of a file, each from the boxes before its mdat. */
function fragmentsOf(bytes: Buffer): { tracks: MediaTrack[]; fragments: Fragment[] } {
  const boxes = readBoxes(bytes, 0)
  const first = boxes.findIndex((box) => box.type === 'moof' || box.type === 'prft')
  const end = (box: Box | undefined) => (box === undefined ? 0 : box.offset + box.size)
  const tracks = parseInit(bytes.subarray(0, end(boxes[first - 1])))
  const fragments: Fragment[] = []
  let from = end(boxes[first - 1])
  for (const box of boxes.slice(first)) {
    if (box.type === 'moof') fragments.push(parseFragment(bytes.subarray(from, end(box)), tracks))
    if (box.type === 'mdat') from = end(box)
  }
  return { tracks, fragments }
}

async function probe(path: string): Promise<{ frames: number; seconds: number }> {
  const { stdout } = await run('ffprobe', [
    ...[
      '-v',
      'error',
      '-count_packets',
      '-show_entries',
      'stream=nb_read_packets:format=duration',
      '-of',
      'json',
      path,
    ],
  ])
  const json = JSON.parse(stdout) as { streams: { nb_read_packets: string }[]; format: { duration: string } }
  return { frames: Number(json.streams[0]?.nb_read_packets), seconds: Number(json.format.duration) }
}

describe('a recorded part', () => {
  test('of a camera: codec, size, frames and times are those that ffprobe finds', async () => {
    const { path, bytes } = await make('cam.mp4', ...picture, '-c:v', 'libx264', '-tune', 'zerolatency', '-g', '25')
    const { tracks, fragments } = fragmentsOf(bytes)
    expect(tracks).toMatchObject([{ type: 'video', width: 320, height: 240 }])
    expect(tracks[0]?.codec).toMatch(/^avc1\.[0-9A-F]{6}$/)
    const parts = fragments.flatMap((each) => each.tracks)
    const found = await probe(path)
    expect(parts.reduce((sum, part) => sum + part.samples, 0)).toBe(found.frames)
    expect(parts.at(-1)?.to).toBeCloseTo(found.seconds * 1e6, -4)
    parts.slice(1).forEach((part, i) => {
      expect(part.from).toBe(parts[i]?.to)
    })
    expect(parts.filter((part) => part.sync).map((part) => part.from)).toEqual([0, 1e6, 2e6])
  })

  test.each([
    ['mp4a.40.2', ['-c:a', 'aac', '-ac', '2'], { channels: 2, sampleRate: 48000 }],
    ['mp4a.40.2', ['-c:a', 'aac', '-ac', '1', '-ar', '16000'], { channels: 1, sampleRate: 16000 }],
    ['fLaC', ['-c:a', 'flac', '-strict', '-2', '-ar', '96000'], { channels: 1, sampleRate: 96000 }],
    ['Opus', ['-c:a', 'libopus'], { channels: 1, sampleRate: 48000 }],
  ])('of a microphone in %s', async (codec, args, format) => {
    const { path, bytes } = await make(`${codec}-${format.channels}.mp4`, ...tone, ...args)
    const { tracks, fragments } = fragmentsOf(bytes)
    expect(tracks).toMatchObject([{ type: 'audio', codec, ...format }])
    const found = await probe(path)
    expect(fragments.flatMap((each) => each.tracks).reduce((sum, part) => sum + part.samples, 0)).toBe(found.frames)
  })

  test.each([
    [/^hvc1\.1\.6\.L\d+/, ['-c:v', 'libx265', '-tag:v', 'hvc1', '-x265-params', 'log-level=error']],
    [/^mp4v\.6C$/, ['-c:v', 'mjpeg']],
  ])('of a camera in %s', async (codec, args) => {
    const { bytes } = await make('other.mp4', ...picture, ...args, '-pix_fmt', 'yuvj420p')
    expect(fragmentsOf(bytes).tracks[0]?.codec).toMatch(codec)
  })

  test('with the wall clock beside it gives the instant', async () => {
    const before = Date.now()
    const { bytes } = await make('prft.mp4', ...picture, '-c:v', 'libx264', '-write_prft', 'wallclock')
    const { fragments } = fragmentsOf(bytes)
    expect(fragments.length).toBeGreaterThan(5)
    for (const { wall } of fragments) {
      expect(wall?.getTime()).toBeGreaterThanOrEqual(before - 1)
      expect(wall?.getTime()).toBeLessThanOrEqual(Date.now() + 1)
    }
  })

  test('cut off anywhere: whole boxes are found, from memory as from the file', async () => {
    const { path, bytes } = await make('cut.mp4', ...tone, '-c:a', 'aac')
    const all = readBoxes(bytes, 0)
    const file = await open(path)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length }), async (length) => {
        const scan = scanBoxes(bytes.subarray(0, length))
        expect(scan.boxes).toEqual(all.filter((box) => box.offset + box.size <= length))
        expect(scan.fault).toBe(scan.end === length ? null : 'cut-off')
        expect(await scanFile(file, 0, length)).toEqual(scan)
      }),
    )
    await file.close()
  })
})

describe('bytes that are not media', () => {
  test('a long box is read with its 64-bit size, and an impossible one refused', () => {
    const long = Buffer.concat([Buffer.from('00000001', 'hex'), Buffer.from('mdat'), Buffer.alloc(12)])
    long.writeBigUInt64BE(20n, 8)
    expect(readBoxes(long, 7)).toEqual([{ type: 'mdat', offset: 7, size: 20 }])
    long.writeBigUInt64BE(2n ** 60n, 8)
    expect(() => readBoxes(long, 0)).toThrow(MediaError)
    expect(scanBoxes(Buffer.alloc(64))).toEqual({ boxes: [], end: 0, fault: 'not-a-box' })
  })

  test('changed anywhere, they are read or refused, never anything else', async () => {
    const { bytes } = await make(
      'hostile.mp4',
      ...picture,
      ...tone,
      '-c:v',
      'libx264',
      '-c:a',
      'aac',
      '-write_prft',
      'wallclock',
    )
    const boxes = readBoxes(bytes, 0)
    const moof = boxes.find((box) => box.type === 'moof')
    const head = bytes.subarray(0, (moof?.offset ?? 0) + (moof?.size ?? 0))
    const tracks = parseInit(head)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: head.length - 1 }), fc.nat({ max: 255 })), { maxLength: 4 }),
        (changes) => {
          const changed = Buffer.from(head)
          for (const [at, value] of changes) changed[at] = value
          for (const read of [() => parseInit(changed), () => parseFragment(changed, tracks)]) {
            try {
              read()
            } catch (error) {
              expect(error).toBeInstanceOf(MediaError)
            }
          }
        },
      ),
      { numRuns: 3000 },
    )
  })
})
