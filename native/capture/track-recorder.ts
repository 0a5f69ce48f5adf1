// Records one source of a recording: a process that writes a part, the reading of its growth, its journaling in chunks
// of about a second. Any end that nobody asked for is a loss: stated, and tried again in a new part.
import type { AlarmCode, AlarmDetails } from '../contract/alarms.ts'
import { Failure } from '../contract/failures.ts'
import type { SourceState } from '../contract/state.ts'
import { systemClock, type Clock } from '../vault/clock.ts'
import { processStart } from '../vault/process-start.ts'
import type { PartWriter } from '../vault/part-writer.ts'
import type { RecordingWriter } from '../vault/recording-writer.ts'
import { ChunkGatherer } from './chunk-gatherer.ts'
import { FragmentReader, type Beginning, type Fragment } from '../media/fragment-reader.ts'
import { PartTail } from './part-tail.ts'
import type { Place } from './place.ts'
import type { Delivers } from './recording-output.ts'
import { startRecordingProcess, type Recorded, type RecordingProcess } from './recording-process.ts'
import { pause, retryDelay } from './standby.ts'

/** Milliseconds between two looks at the part's growth. */
const look = 100
/** Milliseconds without growth after which a source counts as stalled (design §5). */
const stallAfter = 2000
/** Milliseconds without growth after which its process is replaced. */
const replaceAfter = 8000
/** Milliseconds within which a camera must deliver its first bytes. */
const firstBytes = 15_000

export type TrackState = Omit<SourceState, 'source'>

export interface TrackEvents {
  state(state: TrackState): void
  begin(beginning: Beginning): void
  fragment(fragment: Fragment): void
  raise(alarm: AlarmCode, details: AlarmDetails): Promise<void>
  clear(alarm: AlarmCode): Promise<void>
}

/** A source of which nothing is recorded. */
export const off: TrackState = {
  phase: 'off',
  failure: null,
  picture: null,
  sound: null,
  bytes: 0,
  frames: 0,
  lastChunk: null,
  part: 0,
}

/** Where a track's recorded time ends: where a gap would begin. */
interface Last {
  readonly wall: string
}

export class TrackRecorder {
  readonly #recorded: Recorded
  readonly #place: Place
  readonly #writer: RecordingWriter
  readonly #events: TrackEvents
  readonly #clock: Clock
  readonly #stopping = new AbortController()
  #known: Delivers | undefined
  #state: TrackState = { ...off, phase: 'opening' }
  #last: Last | null = null
  #running: RecordingProcess | null = null
  #alarmed = false
  #ended: Promise<void> | null = null
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
    this.settled = new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  get state(): TrackState {
    return this.#state
  }

  start(): void {
    this.#ended ??= this.#run()
  }

  /** Ends the process politely and journals all that it wrote. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running?.process.stop()
    await this.#ended
    this.#change({ phase: 'off' })
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

  async #run(): Promise<void> {
    for (let attempt = 0; !this.#isStopping(); attempt++) {
      this.#change({ phase: attempt === 0 ? 'opening' : this.#state.phase })
      const bytes = this.#state.bytes
      const failure = await this.#life().catch(asFailure)
      if (this.#isStopping()) break
      if (this.#state.bytes > bytes) attempt = 0
      this.#known = undefined // the camera may deliver something else when it is back
      await this.#raise('source-lost', failure)
      this.#change({ phase: 'lost', failure: { code: failure.code, details: failure.details } })
      this.#settle(failure)
      await pause(retryDelay(attempt), this.#stopping.signal)
    }
    this.#settle(null)
  }

  /** One part, from the start of its process to its end. Answers why it ended. */
  async #life(): Promise<Failure> {
    const reserved = this.#writer.reservePart(this.#track)
    const { signal } = this.#stopping
    const running = await startRecordingProcess(this.#recorded, this.#place, reserved.path, this.#known, signal)
    this.#running = running
    if (this.#isStopping()) void running.process.stop()
    this.#change({ picture: running.delivers.picture, sound: running.delivers.sound, part: reserved.part })
    const tail = new PartTail(reserved.path)
    let part: PartWriter | null = null
    try {
      const { pid } = running.process
      const started = pid === null ? undefined : await processStart(pid)
      const owner = pid === null || started === undefined ? null : { pid, started }
      const begin = async () => (part ??= await this.#writer.beginPart(reserved, owner))
      await this.#follow(running, tail, begin)
    } finally {
      this.#running = null
      await running.process.stop()
      await tail.close()
      await (part as PartWriter | null)?.end()
    }
    return running.why(await running.process.ended)
  }

  /** Reads and journals until the process has ended and all that it wrote has been read. */
  async #follow(running: RecordingProcess, tail: PartTail, begin: () => Promise<PartWriter>): Promise<void> {
    const reader = new FragmentReader()
    const chunks = new ChunkGatherer(running.zero)
    const ended = new AbortController()
    void running.process.ended.then(() => {
      ended.abort()
    })
    let grown = this.#clock.mono()
    for (;;) {
      // Asked before reading: what is written before the end is read after it.
      const over = ended.signal.aborted
      const bytes = await tail.read()
      if (bytes.length > 0) {
        grown = this.#clock.mono()
        const part = await begin()
        for (const piece of reader.push(bytes)) this.#take(piece, chunks)
        await this.#journal(part, chunks, false)
        continue
      }
      if (over) {
        if (!chunks.isEmpty) await this.#journal(await begin(), chunks, true)
        return
      }
      this.#watch(running, this.#clock.mono() - grown, tail.offset > 0)
      if (tail.offset > 0) await this.#journal(await begin(), chunks, false)
      await pause(look, ended.signal)
    }
  }

  #take(piece: Beginning | Fragment, chunks: ChunkGatherer): void {
    chunks.add(piece, this.#clock.mono())
    if (piece.kind === 'beginning') this.#events.begin(piece)
    else this.#events.fragment(piece)
  }

  async #journal(part: PartWriter, chunks: ChunkGatherer, all: boolean): Promise<void> {
    const chunk = chunks.take(this.#clock.mono(), all)
    if (chunk === null) return
    await part.chunk(chunk)
    const { bytes, frames } = this.#state
    await this.#closeGap(chunk.wall)
    this.#last = { wall: chunks.wallOf(chunk.mediaTo) }
    this.#change({
      phase: 'recording',
      failure: null,
      bytes: bytes + chunk.bytes.length,
      frames: frames + chunk.frames,
      lastChunk: this.#clock.now().toISOString(),
    })
    this.#settle(null)
  }

  /** States what was not recorded before `wall`, when the track had been lost. */
  async #closeGap(wall: string | null): Promise<void> {
    if (!this.#alarmed) return
    this.#alarmed = false
    const cause = this.#state.phase === 'stalled' ? 'source-stalled' : 'source-lost'
    if (this.#last !== null && wall !== null && wall > this.#last.wall) {
      await this.#writer.gap(this.#track, this.#last.wall, wall, cause)
    }
    await this.#events.clear('source-stalled')
    await this.#events.clear('source-lost')
  }

  #watch(running: RecordingProcess, still: number, hasBegun: boolean): void {
    if (hasBegun && still > stallAfter && this.#state.phase === 'recording') {
      this.#change({ phase: 'stalled' })
      void this.#raise('source-stalled', null)
    }
    if (still > (hasBegun ? replaceAfter : firstBytes)) void running.process.stop()
  }

  async #raise(alarm: AlarmCode, failure: Failure | null): Promise<void> {
    if (this.#isStopping()) return
    this.#alarmed = true
    const details = failure === null ? {} : { code: failure.code, ...failure.details }
    await this.#events.raise(alarm, details)
  }
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const code = error instanceof Error && 'code' in error && error.code === 'disk-full' ? 'disk-full' : 'source-failed'
  return new Failure(code, { said: String(error) }, { cause: error })
}
