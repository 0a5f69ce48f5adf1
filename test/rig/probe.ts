// What ffprobe, which is not ours, says about a file or an address.
import { ffprobe, run } from './run.ts'

/** One stream as ffprobe describes it. */
export interface ProbedStream {
  readonly index: number
  readonly codec_type: 'video' | 'audio'
  readonly codec_name: string
  readonly width?: number
  readonly height?: number
  readonly avg_frame_rate: string
  readonly sample_rate?: string
  readonly channels?: number
  readonly has_b_frames?: number
  /** Packets, as text. */
  readonly nb_read_packets?: string
}

/** A file as ffprobe describes it. */
export interface Probed {
  readonly streams: readonly ProbedStream[]
  /** Numbers are text: ffprobe prints them so. */
  readonly format: { readonly format_name: string; readonly duration?: string; readonly start_time?: string }
}

/** Reads the whole file and counts its packets. @throws Error when ffprobe refuses it. */
export async function probe(file: string): Promise<Probed> {
  const args = ['-v', 'error', '-count_packets', '-show_streams', '-show_format', '-of', 'json', file]
  return JSON.parse(await run(ffprobe, args)) as Probed
}

/** Frames of the first video stream that a decoder delivers. */
export async function countFrames(file: string): Promise<number> {
  const args = '-v error -select_streams v:0 -count_frames -show_entries stream=nb_read_frames -of csv=p=0'.split(' ')
  return Number(await run(ffprobe, [...args, file]))
}

/** Seconds that a file lasts, as its container says. */
export async function duration(file: string): Promise<number> {
  return Number((await probe(file)).format.duration)
}
