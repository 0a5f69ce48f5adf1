// Reads the lines in which ffmpeg describes the inputs it has opened; the packaged ffmpeg comes without ffprobe.
import type { PictureFacts, SoundFacts } from '../contract/sources.ts'

/** What ffmpeg found in its inputs: the first picture and the first sound. */
export interface Streams {
  readonly picture: PictureFacts | null
  readonly sound: SoundFacts | null
}

const pictureLine = /^ *Stream #\d+:\d+.*?: Video: (?<codec>\w+)(?<rest>.*)$/m
const soundLine = /^ *Stream #\d+:\d+.*?: Audio: (?<codec>\w+)(?<rest>.*)$/m

/** Frames a second: `25 fps`, else `25 tbr`; 0 when it is not known or no rate that a camera has (`90k tbr`). */
function frameRateOf(facts: string): number {
  for (const unit of ['fps', 'tbr']) {
    const rate = Number(new RegExp(`, (?<rate>[\\d.]+) ${unit}\\b`).exec(facts)?.groups?.['rate'] ?? 0)
    if (rate > 0 && rate <= 240) return rate
  }
  return 0
}

/** `mono`, `stereo`, `4 channels`, `5.1(side)`; 1 for a layout of another name. */
function channelsOf(facts: string): number {
  if (/, stereo\b/.test(facts)) return 2
  const counted = /, (?<count>\d+) channels/.exec(facts)?.groups?.['count']
  if (counted !== undefined) return Number(counted)
  const layout = /, (?<front>\d)\.(?<low>\d)\b/.exec(facts)?.groups
  return layout === undefined ? 1 : Number(layout['front']) + Number(layout['low'])
}

/** The streams that ffmpeg names when it is given inputs and `-v info`; codec `none` or `unknown` for one it can't read. */
export function readStreams(said: string): Streams {
  const video = pictureLine.exec(said)?.groups
  const audio = soundLine.exec(said)?.groups
  const size = /, (?<width>\d{2,5})x(?<height>\d{2,5})\b/.exec(video?.['rest'] ?? '')?.groups
  return {
    picture: video
      ? {
          codec: video['codec'] ?? 'unknown',
          width: Number(size?.['width'] ?? 0),
          height: Number(size?.['height'] ?? 0),
          frameRate: frameRateOf(video['rest'] ?? ''),
        }
      : null,
    sound: audio
      ? {
          codec: audio['codec'] ?? 'unknown',
          channels: channelsOf(audio['rest'] ?? ''),
          sampleRate: Number(/, (?<rate>\d+) Hz/.exec(audio['rest'] ?? '')?.groups?.['rate'] ?? 0),
        }
      : null,
  }
}

/** Whether ffmpeg opened every input: it then only misses something to do. */
export const openedAll = (said: string): boolean => said.includes('At least one output file must be specified')
