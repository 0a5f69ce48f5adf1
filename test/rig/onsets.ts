// When the rig's flashes and tone bursts begin in a recorded file: the measure of whether tracks are in step.
import { ffmpeg, ffprobe, run, runForBytes } from './run.ts'

/** Side of the square that each frame is reduced to before its brightness is taken. */
const side = 4
/** Samples a second at which sound is looked at. */
const rate = 48_000
/** Level above which there is a tone: the burst's peak is half of full scale. With speech beside it, louder than that. */
const loud = 0.05
const louderThanSpeech = 0.35

/** Where to look, and beside what. */
export interface Setting {
  /** Flashes are a lamp in the upper left corner of a picture. */
  readonly lamp?: boolean
  /** Tones come on top of speech. */
  readonly speech?: boolean
}

/** Media times in seconds, as the container states them, of the first bright frame of each flash. */
export async function measureFlashes(file: string, { lamp = false }: Setting = {}): Promise<number[]> {
  const times = await frameTimes(file)
  const part = lamp ? 'crop=iw/4:ih/4:0:0,' : ''
  const decode = `-v error -i ${file} -map 0:v:0 -fps_mode passthrough -vf ${part}scale=${side}:${side}:flags=area,format=gray`
  const grey = await runForBytes(ffmpeg, ['-nostdin', ...decode.split(' '), '-f', 'rawvideo', '-'])
  const bright = times.map((_, frame) => mean(grey.subarray(frame * side * side, (frame + 1) * side * side)) > 128)
  return times.filter((_, frame) => bright[frame] === true && bright[frame - 1] === false)
}

/** Media times in seconds, as the container states them, of the first loud sample of each tone burst. */
export async function measureBursts(file: string, { speech = false }: Setting = {}): Promise<number[]> {
  const least = (speech ? louderThanSpeech : loud) * 0x8000
  // aresample fills holes and cuts overlaps by the time stamps: the sample's place is its time from here on.
  const start = await firstSoundTime(file)
  const form = `aresample=${rate}:async=1:min_hard_comp=0.005,aformat=channel_layouts=mono`
  const decode = ['-v', 'error', '-i', file, '-map', '0:a:0', '-af', form, '-f', 's16le', '-']
  const bytes = await runForBytes(ffmpeg, ['-nostdin', ...decode])
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 2))
  const onsets: number[] = []
  let lastLoud = -Infinity
  for (const [index, sample] of samples.entries()) {
    if (Math.abs(sample) < least) continue
    // Half a second of quiet lies between bursts; before the first there may be the rest of one cut off.
    if (index - lastLoud > rate / 2 && index > rate / 2) onsets.push(start + index / rate)
    lastLoud = index
  }
  return onsets
}

async function frameTimes(file: string): Promise<number[]> {
  const args = '-v error -select_streams v:0 -show_entries frame=pts_time -of csv=p=0'.split(' ')
  const text = await run(ffprobe, [...args, file])
  // Side data of a frame, such as what x264 says of itself, makes an empty line.
  return text.split('\n').map(parseFloat).filter(Number.isFinite)
}

async function firstSoundTime(file: string): Promise<number> {
  const args = '-v error -select_streams a:0 -read_intervals %+#1 -show_entries frame=pts_time -of csv=p=0'.split(' ')
  return parseFloat(await run(ffprobe, [...args, file]))
}

function mean(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length
}
