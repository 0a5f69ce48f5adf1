// How what a source delivers is encoded and written: fragmented MP4 whose times are the wall clock (docs/format.md §3).
import { join } from 'node:path'
import type { Room } from '../contract/rooms.ts'
import type { PictureFacts, SoundFacts } from '../contract/sources.ts'
import { zeroPlace, type SourceInput } from './source-input.ts'
import { steadyCopy, steadyPicture, steadySound } from './steady-time.ts'

/** What a source was found to deliver. */
export interface Delivers {
  readonly picture: PictureFacts | null
  readonly sound: SoundFacts | null
}

export type Coding = Pick<Room, 'soundCodec' | 'burnInTime'>

/** H.264 is kept as the camera made it; everything else is encoded here. */
export const isCopied = (picture: PictureFacts) => picture.codec === 'h264'

const x264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p']
/**
 * A key frame every two seconds, whatever the frame rate; times fine enough for the wall clock. Without `vfr` an input
 * that tells no frame rate is filled up with copies to a thousand frames a second.
 */
const keyFrames = [
  '-force_key_frames',
  'expr:isnan(prev_forced_t)+gte(t,prev_forced_t+2)',
  '-enc_time_base',
  '1:90000',
  '-fps_mode',
  'vfr',
]
const aac = ['-c:a', 'aac', '-b:a', '128k', '-ar', '48000']
const flac = ['-c:a', 'flac', '-strict', '-2', '-ar', '48000']

/** A value inside a filter's option, between quotes that no path can end. */
const quoted = (text: string) =>
  `'${text
    .replaceAll('\\', '/')
    .replaceAll("'", String.raw`'\\\''`)
    .replaceAll(':', String.raw`\:`)}'`

/** Date and time of this computer, as 法释〔2017〕5号 asks for, at the upper left on a dark ground. */
function timeOfDay(resources: string): string {
  const font = quoted(join(resources, 'fonts', 'DejaVuSansMono.ttf'))
  const place = 'x=h/40:y=h/40:fontsize=max(14\\,h/24)'
  const look = 'fontcolor=white:box=1:boxcolor=black@0.55:boxborderw=6'
  return `drawtext=fontfile=${font}:text='%{localtime\\:%Y-%m-%d %H\\\\\\:%M\\\\\\:%S}':${place}:${look}`
}

function pictureGraph(input: SourceInput, coding: Coding, resources: string): string {
  const time = input.pictureFilter ?? steadyPicture
  const chain = [time, coding.burnInTime ? timeOfDay(resources) : null].filter((part) => part !== null)
  const labelled = input.pictureFilter === null ? '[0:v:0]' : '[0:v:0][1:v:0]overlay=x=W-w-H/40:y=H/40:format=auto,'
  return `${labelled}${[...chain, 'scale=trunc(iw/2)*2:trunc(ih/2)*2'].join(',')}[picture]`
}

function soundGraph(input: SourceInput): string {
  return `[${input.soundInput}:a:0]${input.soundFilter ?? steadySound},aresample=async=1000[sound]`
}

/** Arguments that take and encode what `delivers` says of a source. */
function codingArguments(input: SourceInput, delivers: Delivers, coding: Coding, resources: string): string[] {
  const { picture, sound } = delivers
  const copied = picture !== null && isCopied(picture) && input.pictureFilter === null
  const graphs = [
    ...(picture === null || copied ? [] : [pictureGraph(input, coding, resources)]),
    ...(sound === null ? [] : [soundGraph(input)]),
  ]
  return [
    ...(graphs.length === 0 ? [] : ['-filter_complex', graphs.join(';')]),
    ...(picture === null ? [] : ['-map', copied ? '0:v:0' : '[picture]']),
    ...(sound === null ? [] : ['-map', '[sound]']),
    ...(picture === null ? [] : copied ? ['-c:v', 'copy', '-bsf:v', steadyCopy] : [...x264, ...keyFrames]),
    ...(sound === null ? [] : coding.soundCodec === 'flac' ? flac : aac),
  ]
}

const fragmented = '+frag_keyframe+empty_moov+default_base_moof+frag_discont'

/** Where the times of a part begin and when its process ends by itself. */
export interface Span {
  /** Instant that is media time zero. */
  readonly zero: Date
  /** Instant at which a process that nobody looks after ends. */
  readonly until: Date
}

/** Milliseconds that ffmpeg takes to begin; also keeps the encoder's priming samples from times before zero. */
const startUp = 100

/**
 * All arguments of a process that records `input` into `target`, a file's path or `pipe:1`. Media time is the wall
 * clock minus `span.zero`, so all tracks of a recording are in step without knowing of each other.
 */
export function recordingArguments(
  open: { readonly input: SourceInput; readonly args: readonly string[] },
  what: { readonly delivers: Delivers; readonly coding: Coding; readonly resources: string },
  span: Span,
  target: string,
): string[] {
  const seconds = (instant: Date) => (instant.getTime() / 1000).toFixed(3)
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'error'],
    ...(process.platform === 'win32' ? [] : ['-nostdin']),
    ...open.args,
    ...codingArguments(open.input, what.delivers, what.coding, what.resources).map((argument) =>
      argument.replaceAll(zeroPlace, seconds(new Date(span.zero.getTime() + startUp))),
    ),
    ...[
      '-copyts',
      '-output_ts_offset',
      `-${seconds(span.zero)}`,
      '-avoid_negative_ts',
      'disabled',
      '-to',
      seconds(span.until),
    ],
    ...['-f', 'mp4', '-movflags', fragmented, '-use_editlist', '0', '-frag_duration', '250000', '-flush_packets', '1'],
    ...['-video_track_timescale', '90000', ...(target.startsWith('pipe:') ? [] : ['-n']), target],
  ]
}
