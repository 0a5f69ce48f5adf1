// What a source delivers, found out by opening it: decides whether its picture is copied or encoded.
import { join } from 'node:path'
import * as z from 'zod'
import { Failure } from '../contract/failures.ts'
import type { PictureFacts, Source, SoundFacts } from '../contract/sources.ts'
import { runToEnd } from './child.ts'
import { readComplaint, withoutPasswords } from './complaint.ts'
import type { Place } from './place.ts'
import type { Delivers } from './recording-output.ts'
import type { SourceInput } from './source-input.ts'

const stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().default('unknown'),
  width: z.int().optional(),
  height: z.int().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  channels: z.int().optional(),
  sample_rate: z.string().optional(),
})
const answer = z.object({ streams: z.array(stream).default([]) })

/** `25/1` → 25; 0 when it is not known or no rate that a camera has. */
export function frameRateOf(...fractions: (string | undefined)[]): number {
  for (const fraction of fractions) {
    const [over, under] = (fraction ?? '').split('/').map(Number)
    const rate = over !== undefined && under !== undefined && under > 0 ? over / under : 0
    if (rate > 0 && rate <= 240) return Math.round(rate * 100) / 100
  }
  return 0
}

function readStreams(output: Buffer): Delivers {
  const { streams } = answer.parse(JSON.parse(output.toString('utf8') || '{}'))
  const video = streams.find((each) => each.codec_type === 'video' && each.width !== undefined && each.width > 0)
  const audio = streams.find((each) => each.codec_type === 'audio')
  const picture: PictureFacts | null =
    (video && {
      codec: video.codec_name,
      width: video.width ?? 0,
      height: video.height ?? 0,
      frameRate: frameRateOf(video.avg_frame_rate, video.r_frame_rate),
    }) ||
    null
  const sound: SoundFacts | null = audio
    ? { codec: audio.codec_name, channels: audio.channels ?? 1, sampleRate: Number(audio.sample_rate ?? 0) }
    : null
  return { picture, sound }
}

/** Where ffprobe looks: the input itself, but a test source's clip without the looping that ffprobe does not know. */
function probeInput(source: Source, openArgs: readonly string[], resources: string): readonly string[] {
  if (source.kind !== 'test') return openArgs
  return [join(resources, 'demo', `${source.pattern}.mp4`)]
}

const bars: Delivers = {
  picture: { codec: 'rawvideo', width: 1280, height: 720, frameRate: 25 },
  sound: { codec: 'pcm_s16le', channels: 1, sampleRate: 48_000 },
}

/** The streams of a source that are recorded; fails when what its kind promises is not there. */
function wanted(source: Source, input: SourceInput, found: Delivers): Delivers {
  if (input.media === 'sound') {
    if (found.sound === null) throw new Failure('source-no-sound', { source: source.name })
    return { picture: null, sound: found.sound }
  }
  if (input.media === 'picture' && found.picture === null) throw new Failure('source-no-video', { source: source.name })
  if (found.picture === null && found.sound === null) throw new Failure('source-no-video', { source: source.name })
  const silent = (source.kind === 'rtsp' && !source.sound) || source.kind === 'mjpeg'
  return { picture: found.picture, sound: silent ? null : found.sound }
}

/**
 * Opens a source and says what of it will be recorded.
 * @param openArgs the input's arguments with the address file filled in.
 * @throws Failure with one of the contract's source codes.
 */
export async function probeSource(
  source: Source,
  input: SourceInput,
  openArgs: readonly string[],
  place: Place,
  signal?: AbortSignal,
): Promise<Delivers> {
  if (source.kind === 'test' && source.pattern === 'bars') return bars
  const args = ['-v', 'error', '-show_streams', '-of', 'json', ...probeInput(source, openArgs, place.resources)]
  const start = { command: place.ffmpeg.ffprobe, args, env: place.environment }
  const end = await runToEnd(start, { timeout: 12_000, ...(signal && { signal }) })
  if (signal?.aborted) throw new Failure('cancelled')
  const details = { source: source.name, said: withoutPasswords(end.errors).trim().slice(-500) }
  if (end.timedOut) throw new Failure('source-timeout', details)
  if (end.error !== null) throw new Failure('ffmpeg-missing', { looked: place.ffmpeg.ffprobe })
  if (end.code !== 0) throw new Failure(readComplaint(end.errors), details)
  const found = readStreams(end.output)
  // ffprobe lists a stream whose codec it can't read with codec "unknown" or "none".
  if (/^(unknown|none)$/.test(found.picture?.codec ?? '')) throw new Failure('source-codec-unsupported', details)
  return wanted(source, input, found)
}
