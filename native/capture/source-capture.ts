// One source of a room through its day: off, in standby, recording. Whoever looks or listens goes on through the changes.
import type { AlarmCode, AlarmDetails } from '../contract/alarms.ts'
import type { Failure } from '../contract/failures.ts'
import type { Room } from '../contract/rooms.ts'
import type { Level, SourceState } from '../contract/state.ts'
import { conditionCodes } from '../contract/watch.ts'
import { systemClock } from '../vault/clock.ts'
import type { TrackBefore } from '../vault/part-recovery.ts'
import type { RecordingWriter } from '../vault/recording-writer.ts'
import type { Beginning, Fragment } from '../media/fragment-reader.ts'
import { LiveChannel } from './live.ts'
import { Monitor } from './monitor.ts'
import type { Place } from './place.ts'
import { PreRollPart } from './pre-roll-part.ts'
import type { Recorded } from './recording-process.ts'
import { sourceInput } from './source-input.ts'
import { Standby } from './standby.ts'
import { TrackRecorder } from './track-recorder.ts'
import { off, type TrackState } from './track-state.ts'
import { limitsOf } from './watch/limits.ts'
import { SourceWatch } from './watch/source-watch.ts'

/** What a source's room sets for all of its sources. */
export type SourceProfile = Pick<Room, 'preRollSeconds' | 'watch'>

export interface SourceEvents {
  /** Its state is another one. */
  changed(): void
  level(level: Level): void
  /** What was decoded last of what is on the disk: grey, as the monitor gives it. */
  proof(pixels: Buffer, at: Date): void
  raise(alarm: AlarmCode, details: AlarmDetails): Promise<void>
  clear(alarm: AlarmCode): Promise<void>
}

export class SourceCapture {
  readonly live = new LiveChannel()
  readonly #recorded: Recorded
  readonly #place: Place
  readonly #preRollSeconds: number
  readonly #events: SourceEvents
  readonly #monitor: Monitor
  readonly #watch: SourceWatch
  #hasPicture = false
  #state = off
  #standby: Standby | null = null
  #recorder: TrackRecorder | null = null
  #preRoll: PreRollPart | null = null
  /** What earlier stretches of the same recording, before a break, have on disk. */
  #before: { readonly writer: RecordingWriter; readonly bytes: number; readonly frames: number } | null = null
  /** From the recording process's first bytes on, they are what is shown. */
  #showsRecorder = false

  constructor(recorded: Recorded, place: Place, profile: SourceProfile, events: SourceEvents) {
    this.#recorded = recorded
    this.#place = place
    this.#preRollSeconds = profile.preRollSeconds
    this.#events = events
    this.#watch = new SourceWatch(limitsOf(recorded.source, profile.watch), systemClock, () => {
      this.#alarm()
      events.changed()
    })
    this.#monitor = new Monitor(place, {
      sound: (level, samples) => {
        events.level(level)
        this.#watch.sound(level, samples)
      },
      picture: (pixels, at) => {
        this.#watch.picture(pixels)
        if (this.#showsRecorder) events.proof(pixels, at)
      },
    })
  }

  get state(): SourceState {
    return { source: this.#recorded.source.id, ...this.#state, health: this.#watch.health }
  }

  /** Shows the source without recording it. */
  openStandby(): void {
    if (this.#standby !== null || this.#recorder !== null) return
    this.#change({ ...off, phase: 'opening' })
    this.#standby = new Standby(this.#recorded, this.#place, this.#preRollSeconds, {
      opening: () => {
        if (this.#recorder === null && this.#state.phase !== 'lost') this.#change({ phase: 'opening' })
      },
      begin: (beginning, { picture, sound }) => {
        if (this.#recorder !== null) return
        this.#begin(beginning)
        this.#change({ phase: 'standby', failure: null, picture, sound })
      },
      fragment: (fragment) => {
        this.#preRoll?.add(fragment)
        if (this.#showsRecorder) return
        this.#add(fragment)
        this.#change({ lastChunk: new Date().toISOString() })
      },
      lost: ({ code, details }) => {
        if (this.#recorder === null) this.#change({ phase: 'lost', failure: { code, details } })
      },
    })
    this.#standby.start()
  }

  async closeStandby(): Promise<void> {
    await this.#closeStandby()
    if (this.#recorder === null) await this.#quiet()
  }

  /**
   * Begins to record into `writer`. Answers null when the first bytes are on disk; else why the first attempt failed
   * (it goes on trying). @throws VaultError when the pre-roll can't be written.
   * @param before what an earlier life of the station recorded of it.
   */
  async record(writer: RecordingWriter, before: TrackBefore | null = null): Promise<Failure | null> {
    const { source } = this.#recorded
    const kept = this.#standby?.preRoll() ?? null
    // A device that only one process can open is let go first; others are seen without a break.
    if (sourceInput(source, this.#place.resources).exclusive) await this.#closeStandby()
    if (kept !== null) this.#preRoll = await PreRollPart.begin(writer, source.id, kept)
    const { bytes, frames } = this.#before?.writer === writer ? this.#before : { bytes: 0, frames: 0 }
    this.#before = { writer, bytes, frames }
    const recorder = new TrackRecorder(this.#recorded, this.#place, writer, {
      state: (state) => {
        this.#change({ ...state, bytes: bytes + state.bytes, frames: frames + state.frames })
      },
      begin: (beginning) => {
        this.#showsRecorder = true
        this.#begin(beginning)
      },
      fragment: (fragment) => {
        this.#add(fragment)
      },
      raise: (alarm, details) => this.#events.raise(alarm, details),
      clear: (alarm) => this.#events.clear(alarm),
    })
    this.#recorder = recorder
    recorder.start(before)
    this.#alarm()
    const failure = await recorder.settled
    await this.#closeStandby()
    return failure
  }

  async clockJumped(difference: number): Promise<void> {
    await this.#recorder?.clockJumped(difference)
  }

  /** Lets the recording process end, without waiting until what it wrote is journaled. */
  async halt(): Promise<void> {
    await this.#recorder?.halt()
  }

  /** Ends the recording of this source; all that was written is journaled. */
  async end(): Promise<void> {
    if (this.#recorder !== null) {
      await this.#recorder.stop()
      const { bytes, frames } = this.#state
      this.#before = this.#before === null ? null : { ...this.#before, bytes, frames }
    }
    this.#recorder = null
    this.#showsRecorder = false
    await this.#quiet()
  }

  /** What is wrong in a room that records is alarmed; on standby it is only shown. */
  #alarm(): void {
    if (this.#recorder === null) return
    const { conditions } = this.#watch.health
    for (const code of conditionCodes) {
      void (conditions.includes(code) ? this.#events.raise(code, {}) : this.#events.clear(code))
    }
  }

  async #closeStandby(): Promise<void> {
    const standby = this.#standby
    this.#standby = null
    await standby?.stop()
    const preRoll = this.#preRoll
    this.#preRoll = null
    await preRoll?.end()
  }

  #begin(beginning: Beginning): void {
    this.#hasPicture = beginning.tracks.some(({ type }) => type === 'video')
    this.live.begin(beginning)
    this.#watch.begin()
    this.#monitor.begin(beginning)
  }

  #add(fragment: Fragment): void {
    this.live.add(fragment)
    this.#monitor.add(fragment)
    this.#watch.fragment(fragment, this.#hasPicture)
  }

  async #quiet(): Promise<void> {
    this.live.end()
    const gone = this.#monitor.stop()
    this.#watch.end()
    this.#change(off)
    await gone
  }

  #change(change: Partial<TrackState>): void {
    this.#state = { ...this.#state, ...change }
    this.#events.changed()
  }
}
