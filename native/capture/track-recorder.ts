// Records one source of a recording: one part after another. Any end that nobody asked for is a loss: stated, and tried
// again in a new part. A part can be followed by another one on request, without anything missing between them.
import type { AlarmCode } from '../contract/alarms.ts'
import { Failure } from '../contract/failures.ts'
import { systemClock, type Clock } from '../vault/clock.ts'
import type { LivingPart, TrackBefore } from '../vault/part-recovery.ts'
import type { RecordingWriter } from '../vault/recording-writer.ts'
import { VaultError } from '../vault/vault-error.ts'
import { adoptProcess } from './adopted-process.ts'
import type { GatheredChunk } from './chunk-gatherer.ts'
import { newLife, type Life } from './part-life.ts'
import { PartRecorder, type PartEvents } from './part-recorder.ts'
import type { Place } from './place.ts'
import type { Delivers } from './recording-output.ts'
import { startRecordingProcess, stopped, type Recorded } from './recording-process.ts'
import { sourceInput } from './source-input.ts'
import { isCarriedOver } from './steady-time.ts'
import { pause, retryDelay } from './standby.ts'
import { formOf } from './stream-form.ts'
import { TrackGap } from './track-gap.ts'
import { off, type TrackEvents, type TrackState } from './track-state.ts'

/** Milliseconds without growth after which a source counts as stalled (design §5). */
const stallAfter = 2000
/** Milliseconds without growth after which its process is replaced. */
const replaceAfter = 8000
/** Milliseconds within which a camera must deliver its first bytes. */
const firstBytes = 15_000
/** Milliseconds by which a track may end before it was asked to without a gap being stated: else, and on a full disk. */
const mostShort = 1000
const mostShortOnFull = 200

/** Alarms of a track that is not recorded: cleared when it is again. */
const losses: readonly AlarmCode[] = ['source-stalled', 'source-lost', 'source-moved']

export class TrackRecorder {
  readonly #recorded: Recorded
  readonly #place: Place
  readonly #writer: RecordingWriter
  readonly #events: TrackEvents
  readonly #clock: Clock
  readonly #stopping = new AbortController()
  readonly #lives = new Set<Life>()
  #known: Delivers | undefined
  #state: TrackState = { ...off, phase: 'opening' }
  /** Instant at which the track's recorded time ends: where a gap would begin. */
  #end: string
  #life: Life | null = null
  #going: Promise<void> = Promise.resolve()
  /** The part that is shown: the newest that has delivered anything. */
  #shown: Life | null = null
  readonly #gap: TrackGap
  /** The alarm with which the track's present loss began; null while it is recorded. */
  #loss: AlarmCode | null = null
  /** The form that it began with. */
  #form: string | null = null
  #ended: Promise<void> | null = null
  /** When it was first asked to end, by the wall clock; and what its last process said of its own end. */
  #asked: Date | null = null
  #why: Failure | null = null
  #settle!: (failure: Failure | null) => void
  /** Null when the first chunk is on disk; a failure when the first attempt failed (others follow). */
  readonly settled: Promise<Failure | null>

  constructor(
    recorded: Recorded,
    place: Place,
    writer: RecordingWriter,
    events: TrackEvents,
    known?: Delivers,
    clock: Clock = systemClock,
  ) {
    this.#recorded = recorded
    this.#place = place
    this.#writer = writer
    this.#events = events
    this.#known = known
    this.#clock = clock
    this.#end = clock.now().toISOString()
    this.#gap = new TrackGap(writer, recorded.source.id)
    this.settled = new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  get state(): TrackState {
    return this.#state
  }

  /** @param before what an earlier life of the station recorded of this track; its living process is taken over. */
  start(before: TrackBefore | null = null): void {
    if (this.#ended !== null) return
    if (before !== null) {
      this.#end = before.end
      this.#change({ bytes: before.bytes, frames: before.frames })
      // Of a part that has only just begun, the gap before it is stated with its first chunk.
      if ((before.living?.beginning ?? null) === null) this.#gap.begin(before.end, 'station-stopped')
    }
    const living = before?.living ?? null
    this.#ended = this.#run(living === null ? this.#fresh() : this.#begin((events) => this.#adopt(living, events)))
  }

  /** Lets its process end; none follows. Resolves when nothing more is written. */
  async halt(): Promise<void> {
    this.#asked ??= this.#clock.now()
    this.#stopping.abort()
    const begun = [...this.#lives].flatMap(({ recorder }) => recorder ?? [])
    await Promise.all(begun.map(({ running }) => stopped(running)))
  }

  /** Ends the process politely and journals all that it wrote. */
  async stop(): Promise<void> {
    await this.halt()
    await this.#ended
    this.#beginIfShort()
    await this.#gap.end(this.#clock.now().toISOString())
    this.#change({ phase: 'off' })
  }

  /** It may have ended, unnoticed, before it was asked to: a full disk takes nothing for a while before that is told. */
  #beginIfShort(): void {
    const isFull = this.#why?.code === 'disk-full'
    const short = (this.#asked?.getTime() ?? 0) - Date.parse(this.#end)
    if (this.#gap.isPending || short <= (isFull ? mostShortOnFull : mostShort)) return
    this.#gap.begin(this.#end, isFull ? 'disk-full' : 'source-stalled')
  }

  /**
   * The wall clock jumped by `difference` ms: goes over into a new part, whose times are those of the clock as it is
   * now. The new process runs before the old one is ended, unless only one can have the source.
   */
  async clockJumped(difference: number): Promise<void> {
    this.#gap.clockJumped(difference)
    // What the present part states from now on is still stamped as if nothing had happened, see [Note: Steady time].
    if (isCarriedOver(difference)) {
      this.#end = shifted(this.#end, difference)
      for (const life of this.#lives) life.behind += difference
    }
    await this.#goOver('clock-jumped')
  }

  /** One after another: a part that is just being begun may have to be followed by yet another. `of`: this part only. */
  #goOver(why: string, of?: Life): Promise<void> {
    return (this.#going = this.#going.then(async () => {
      if (of === undefined || of === this.#life) await this.#goOverNow(why)
    }))
  }

  /** Begins a new part, and ends the present one when the new one is on disk. */
  async #goOverNow(why: string): Promise<void> {
    const old = this.#life
    if (old === null || old.next !== null || this.#isStopping()) return
    old.why = why
    const { exclusive } = sourceInput(this.#recorded.source, this.#place.resources)
    if (old.hasBegun && !exclusive) {
      const next = this.#fresh()
      old.next = next
      // A camera that lets only one look at a time is left by the old one first.
      if (!(await next.begun)) old.next = 'anew'
    } else {
      old.next = 'anew'
    }
    await old.recorder?.running.process.stop()
    await old.ended
  }

  #change(change: Partial<TrackState>): void {
    this.#state = { ...this.#state, ...change }
    this.#events.state(this.#state)
  }

  get #track(): string {
    return this.#recorded.source.id
  }

  #isStopping(): boolean {
    return this.#stopping.signal.aborted
  }

  async #run(first: Life): Promise<void> {
    let life = first
    for (let attempt = 0; !this.#isStopping();) {
      this.#life = life
      const failure = (this.#why = await life.ended)
      if (this.#isStopping()) break
      if (life.next !== null) {
        if (life.next === 'anew') this.#gap.begin(this.#lastSeen(life), life.why)
        life = life.next === 'anew' ? this.#fresh() : life.next
        continue
      }
      if (await this.#hasMoved(life, failure)) {
        // The source is as it was: it is recorded on at once, on the other disk.
        this.#gap.begin(this.#end, 'disk-failed')
        this.#known = life.recorder?.running.delivers
        life = this.#fresh()
        continue
      }
      if (this.#isStopping()) break
      if (life.hasBegun) attempt = 0
      this.#known = undefined // the camera may deliver something else when it is back
      const alarm = [this.#loss, failure.code].includes('source-moved') ? 'source-moved' : 'source-lost'
      this.#gap.begin(this.#end, alarm)
      await this.#raise(alarm, failure)
      this.#change({ phase: 'lost', failure: { code: failure.code, details: failure.details } })
      this.#settle(failure)
      await pause(retryDelay(attempt), this.#stopping.signal)
      attempt += 1
      if (!this.#isStopping()) life = this.#fresh()
    }
    await Promise.all([...this.#lives].map(({ ended }) => ended))
    this.#settle(null)
  }

  /** Whether a part ended because its disk had failed, and the recording goes on on the other. */
  async #hasMoved({ recorder, disk }: Life, { code }: Failure): Promise<boolean> {
    if (recorder !== null && (code === 'disk-full' || code === 'vault-read-only')) {
      this.#writer.diskFailed(recorder.place, new VaultError(code, { path: recorder.place.path }))
    } else if (this.#writer.leading === disk) {
      await this.#writer.examineDisk()
    }
    return this.#writer.leading !== disk
  }

  /** When a life last saw something new, by the clock as it is now. */
  #lastSeen({ recorder }: Life): string {
    const ago = recorder === null ? 0 : this.#clock.mono() - recorder.grown
    return new Date(this.#clock.now().getTime() - ago).toISOString()
  }

  #fresh(): Life {
    return this.#begin(async (events) => {
      const reserved = this.#writer.reservePart(this.#track)
      const { signal } = this.#stopping
      const running = await startRecordingProcess(this.#recorded, this.#place, reserved.path, this.#known, signal)
      return PartRecorder.of(running, reserved, this.#writer, events, this.#clock)
    })
  }

  async #adopt(living: LivingPart, events: PartEvents): Promise<PartRecorder> {
    const running = await adoptProcess(this.#recorded.source, living, this.#place.environment)
    return PartRecorder.following(running, living, events, this.#clock)
  }

  /** Begins a life: opens what is to be recorded, and records it until its process ends. */
  #begin(open: (events: PartEvents) => Promise<PartRecorder>): Life {
    const { life, tell } = newLife(this.#writer.leading)
    const run = async (): Promise<Failure> => {
      if (this.#state.phase !== 'lost' && this.#shown === null) this.#change({ phase: 'opening' })
      const recorder = await open(this.#eventsOf(life, tell))
      life.recorder = recorder
      if (this.#isStopping() || life.next !== null) void recorder.running.process.stop()
      const { picture, sound } = recorder.running.delivers
      this.#change({ picture, sound, part: recorder.part })
      return recorder.run()
    }
    life.ended = run()
      .catch(asFailure)
      .finally(() => {
        this.#lives.delete(life)
        tell(false)
      })
    this.#lives.add(life)
    return life
  }

  #eventsOf(life: Life, tell: (hasBegun: boolean) => void): PartEvents {
    return {
      piece: (piece) => {
        if (piece.kind === 'beginning') {
          this.#shown = life
          life.form.begin(piece)
          this.#compare(formOf(piece))
          this.#events.begin(piece)
          return
        }
        if (this.#shown === life) this.#events.fragment(piece)
        if (life.form.isOther(piece)) void this.#reconfigured(life)
      },
      chunk: async (chunk, end) => {
        const isWhole = chunk.frames > 0 || this.#state.picture === null
        if (isWhole && (!life.hasBegun || this.#loss !== null)) await this.#closeGap(life, chunk.wall)
        life.hasBegun ||= isWhole
        if (isWhole) tell(true)
        this.#note(chunk, isWhole && life === this.#shown ? shifted(end, life.behind) : this.#end, isWhole)
      },
      hole: async (from, to) => {
        await this.#writer.gap(this.#track, shifted(from, life.behind), shifted(to, life.behind), 'source-stalled')
      },
      still: (milliseconds, hasBegun) => {
        if (life === this.#life) this.#watch(life, milliseconds, hasBegun)
      },
    }
  }

  /** A source that comes back as another one is told, and recorded as it is. */
  #compare(form: string): void {
    this.#form ??= form
    const from = this.#form
    void (form === from
      ? this.#events.clear('source-changed')
      : this.#events.raise('source-changed', { from, to: form }))
  }

  /** What is recorded from now on needs a beginning of its own: a new part. */
  async #reconfigured(life: Life): Promise<void> {
    if (life.next !== null) return
    this.#known = undefined
    await this.#goOver('source-changed', life)
  }

  #note(chunk: GatheredChunk, end: string, isWhole: boolean): void {
    this.#end = end
    this.#gap.reached(end)
    const { bytes, frames } = this.#state
    this.#change({
      ...(isWhole && { phase: 'recording', failure: null }),
      bytes: bytes + chunk.bytes.length,
      frames: frames + chunk.frames,
      lastChunk: this.#clock.now().toISOString(),
    })
    if (isWhole) this.#settle(null)
  }

  /** States what was not recorded before `wall`, the first instant of `life`'s chunk, and that its cause has gone. */
  async #closeGap(life: Life, wall: string | null): Promise<void> {
    if (wall === null) return
    if (life.hasBegun) this.#gap.dismiss()
    else await this.#gap.end(wall)
    if (this.#loss === null) return
    this.#loss = null
    for (const alarm of losses) await this.#events.clear(alarm)
  }

  #watch(life: Life, still: number, hasBegun: boolean): void {
    if (hasBegun && still > stallAfter && this.#state.phase === 'recording') {
      this.#change({ phase: 'stalled' })
      this.#gap.begin(this.#end, 'source-stalled')
      void this.#raise('source-stalled', null)
    }
    if (still > (hasBegun ? replaceAfter : firstBytes)) void life.recorder?.running.process.stop()
  }

  async #raise(alarm: AlarmCode, failure: Failure | null): Promise<void> {
    if (this.#isStopping()) return
    this.#loss ??= alarm
    const details = failure === null ? {} : { code: failure.code, ...failure.details }
    await this.#events.raise(alarm, details)
  }
}

const shifted = (instant: string, milliseconds: number) => new Date(Date.parse(instant) + milliseconds).toISOString()

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const code = error instanceof Error && 'code' in error && error.code === 'disk-full' ? 'disk-full' : 'source-failed'
  return new Failure(code, { said: String(error) }, { cause: error })
}
