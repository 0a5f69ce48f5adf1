// A small ffmpeg that is fed what is on the disk and says how loud it is. It may die or hang: the recording goes on.
import type { Level } from '../contract/state.ts'
import { startProcess, type RunningProcess } from './child.ts'
import type { Beginning, Fragment } from '../media/fragment-reader.ts'
import { LevelMeter, monitorRate } from './levels.ts'
import type { Place } from './place.ts'

/** Most bytes that wait for a monitor before it is taken for stuck and replaced. */
const mostWaiting = 8 << 20

export class Monitor {
  readonly #place: Place
  readonly #meter: LevelMeter
  #beginning: Beginning | null = null
  #process: RunningProcess | null = null

  constructor(place: Place, onLevel: (level: Level) => void) {
    this.#place = place
    this.#meter = new LevelMeter(onLevel)
  }

  /** A new stream begins. Without sound there is nothing to listen to. */
  begin(beginning: Beginning): void {
    this.stop()
    this.#beginning = beginning.tracks.some((track) => track.type === 'audio') ? beginning : null
  }

  add(fragment: Fragment): void {
    if (this.#beginning === null || fragment.tracks.length === 0) return
    const process = this.#process ?? this.#start(this.#beginning)
    if ((process.input?.writableLength ?? 0) > mostWaiting) {
      this.#process = null
      process.kill()
      return
    }
    process.input?.write(fragment.bytes)
  }

  stop(): void {
    this.#beginning = null
    this.#process?.input?.end()
    this.#process?.kill()
    this.#process = null
  }

  #start(beginning: Beginning): RunningProcess {
    const decode = ['-analyzeduration', '100000', '-f', 'mp4', '-i', 'pipe:0', '-map', '0:a:0', '-vn']
    const form = ['-ac', '1', '-ar', String(monitorRate), '-f', 's16le', '-flush_packets', '1', 'pipe:1']
    const quiet = ['-hide_banner', '-loglevel', 'quiet', '-nostats']
    const started = startProcess({
      command: this.#place.ffmpeg.ffmpeg,
      args: [...quiet, ...decode, ...form],
      input: 'pipe',
      output: 'pipe',
    })
    started.output?.on('data', (samples: Buffer) => {
      this.#meter.push(samples)
    })
    void started.ended.then(() => {
      if (this.#process === started) this.#process = null // the next fragment starts another one
    })
    started.input?.write(beginning.bytes)
    this.#process = started
    return started
  }
}
