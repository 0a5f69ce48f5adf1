// A small ffmpeg that is fed what is on the disk, and says how loud it is and what its key frames look like. It may
// die or hang: the recording goes on.
import type { Level } from '../contract/state.ts'
import { startProcess, type RunningProcess } from './child.ts'
import type { Beginning, Fragment } from '../media/fragment-reader.ts'
import { LevelMeter, monitorRate } from './levels.ts'
import type { Place } from './place.ts'
import { bounded, onlyPipe } from './reach.ts'
import { thumbnailBytes, thumbnailHeight, thumbnailWidth } from './watch/thumbnail.ts'

export interface MonitorEvents {
  /** An eighth of a second of sound: 16-bit mono at 8 kHz. */
  sound(level: Level, samples: Buffer): void
  /** A key frame, at most one a second: grey, 160 × 90 pixels; `at` is when it had come from the disk. */
  picture(pixels: Buffer, at: Date): void
}

/** Most bytes that wait for a monitor before it is taken for stuck and replaced. */
const mostWaiting = 8 << 20
/**
 * Microseconds of media after which a monitor is replaced: ffmpeg keeps an index of all that it has read of an MP4, some
 * 18 MB in an hour of picture and sound.
 */
const usualLife = 1_800_000_000

/** Key frames only, each as soon as it is there: several threads, or frames put in order, would hold some back. */
const decoding = ['-skip_frame', 'nokey', '-threads', '1', '-flags', 'low_delay']
const thumbnails = [
  ...['-map', '0:v:0', '-vf'],
  `select='isnan(prev_selected_t)+gte(t-prev_selected_t,0.9)',scale=${thumbnailWidth}:${thumbnailHeight}:flags=area,format=gray`,
  ...['-fps_mode', 'passthrough', '-f', 'rawvideo', '-flush_packets', '1', 'pipe:3'],
]
const sound = [
  ...['-map', '0:a:0', '-ac', '1', '-ar', String(monitorRate)],
  ...['-f', 's16le', '-flush_packets', '1', 'pipe:1'],
]

function monitorArguments({ tracks }: Beginning): string[] {
  const has = (type: 'video' | 'audio') => tracks.some((track) => track.type === type)
  return [
    ...['-hide_banner', '-loglevel', 'quiet', '-nostats', ...bounded, ...(has('video') ? decoding : [])],
    ...['-analyzeduration', '100000', '-f', 'mp4', ...onlyPipe, '-i', 'pipe:0'],
    ...(has('audio') ? sound : []),
    ...(has('video') ? thumbnails : []),
  ]
}

export class Monitor {
  readonly #place: Place
  readonly #events: MonitorEvents
  readonly #meter: LevelMeter
  #beginning: Beginning | null = null
  #process: RunningProcess | null = null
  /** The one before, until it has told what it still had. */
  #leaving: RunningProcess | null = null
  readonly #life: number
  /** Media time of the first fragment that the process was given. */
  #from = 0
  /** When the last two key frames came: ffmpeg gives each when it is given the next. */
  #keys: [before: Date, newest: Date] | null = null

  /** @param life microseconds of media that one process is given, at most and until the next key frame. */
  constructor(place: Place, events: MonitorEvents, life = usualLife) {
    this.#place = place
    this.#life = life
    this.#events = events
    this.#meter = new LevelMeter((level, samples) => {
      events.sound(level, samples)
    })
  }

  /** A new stream begins. */
  begin(beginning: Beginning): void {
    void this.stop()
    this.#beginning = beginning
  }

  add(fragment: Fragment): void {
    if (this.#beginning === null || fragment.tracks.length === 0) return
    const at = fragment.tracks[0]?.from ?? 0
    if (fragment.sync && at - this.#from > this.#life) this.#leave()
    const process = this.#process ?? this.#start(this.#beginning, at)
    if ((process.input?.writableLength ?? 0) > mostWaiting) {
      this.#process = null
      process.kill()
      return
    }
    if (fragment.sync) this.#noteKey(new Date())
    process.input?.write(fragment.bytes)
  }

  /** Resolves when its processes are gone. */
  async stop(): Promise<void> {
    const processes = [this.#process, this.#leaving].filter((process) => process !== null)
    this.#beginning = null
    this.#keys = null
    this.#process = null
    this.#leaving = null
    for (const process of processes) {
      process.input?.end()
      process.kill()
    }
    await Promise.all(processes.map(({ ended }) => ended))
  }

  /** The process is given nothing more; the next fragment starts another one. */
  #leave(): void {
    this.#leaving?.kill()
    this.#leaving = this.#process
    this.#leaving?.input?.end()
    this.#process = null
  }

  #isHeard(process: RunningProcess): boolean {
    return process === this.#process || process === this.#leaving
  }

  #start(beginning: Beginning, from: number): RunningProcess {
    this.#from = from
    const started = startProcess({
      command: this.#place.ffmpeg.ffmpeg,
      args: monitorArguments(beginning),
      input: 'pipe',
      output: 'pipe',
      extraOutputs: 1,
    })
    started.output?.on('data', (samples: Buffer) => {
      if (this.#isHeard(started)) this.#meter.push(samples)
    })
    this.#takePictures(started)
    void started.ended.then(() => {
      if (this.#process === started) this.#process = null // the next fragment starts another one
      if (this.#leaving === started) this.#leaving = null
    })
    started.input?.write(beginning.bytes)
    this.#process = started
    return started
  }

  #noteKey(now: Date): void {
    this.#keys = [this.#keys?.[1] ?? now, now]
  }

  /** Cuts what comes into pictures; what an earlier process had still in its pipe is passed over. */
  #takePictures(started: RunningProcess): void {
    let rest: Buffer = Buffer.alloc(0)
    started.extraOutputs[0]?.on('data', (bytes: Buffer) => {
      if (!this.#isHeard(started)) return
      rest = Buffer.concat([rest, bytes])
      while (rest.length >= thumbnailBytes) {
        this.#events.picture(rest.subarray(0, thumbnailBytes), this.#keys?.[0] ?? new Date())
        rest = rest.subarray(thumbnailBytes)
      }
    })
  }
}
