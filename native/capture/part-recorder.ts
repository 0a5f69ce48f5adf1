// One part from its process to its end: reads its growth, journals it in chunks of about a second.
import { processStart } from '../vault/process-start.ts'
import type { Clock } from '../vault/clock.ts'
import type { PartWriter } from '../vault/part-writer.ts'
import type { LivingPart } from '../vault/part-recovery.ts'
import type { RecordingWriter, ReservedPart } from '../vault/recording-writer.ts'
import { FragmentReader, type Beginning, type Fragment } from '../media/fragment-reader.ts'
import { ChunkGatherer, type GatheredChunk } from './chunk-gatherer.ts'
import { Failure } from '../contract/failures.ts'
import { PartTail } from './part-tail.ts'
import { PictureHoles, type Hole } from './picture-holes.ts'
import { stopped, type RecordingProcess } from './recording-process.ts'
import { pause } from './standby.ts'

/** Milliseconds between two looks at the part's growth. */
const look = 100
/** Milliseconds after which what has been written is synced, chunk or not: each fragment, so that a power cut takes less than a second. */
const syncAfter = 200
/** Milliseconds that a process on a disk that failed is given: one that waits for the disk cannot even be killed. */
const farewell = 800

export interface PartEvents {
  piece(piece: Beginning | Fragment): void
  /** A chunk is on disk and journaled; `end` is the instant at which it ends. */
  chunk(chunk: GatheredChunk, end: string): Promise<void>
  /** In the middle of the part there is no picture between two instants. */
  hole(from: string, to: string): Promise<void>
  /** Nothing new has appeared for so many milliseconds; `hasBegun`: something had before. */
  still(milliseconds: number, hasBegun: boolean): void
}

export class PartRecorder {
  readonly place: ReservedPart
  readonly #running: RecordingProcess
  readonly #tail: PartTail
  readonly #reader: FragmentReader
  readonly #chunks: ChunkGatherer
  readonly #pictures: PictureHoles
  #holes: Hole[] = []
  readonly #events: PartEvents
  readonly #clock: Clock
  readonly #begin: () => Promise<PartWriter>
  readonly #isAway: () => boolean
  readonly #beginning: Beginning | null
  #writer: PartWriter | null
  #grown: number
  #synced = 0

  private constructor(
    running: RecordingProcess,
    of: {
      readonly place: ReservedPart
      readonly begin: () => Promise<PartWriter>
      /** Whether the disk that it is written to has failed, and the recording goes on on the other. */
      readonly isAway: () => boolean
      readonly writer: PartWriter | null
      readonly beginning: Beginning | null
    },
    events: PartEvents,
    clock: Clock,
  ) {
    this.place = of.place
    this.#isAway = of.isAway
    this.#running = running
    this.#tail = new PartTail(of.place.path, of.writer?.length ?? 0)
    this.#beginning = of.beginning
    this.#reader = new FragmentReader(of.beginning?.tracks ?? null)
    this.#chunks = new ChunkGatherer(running.zero)
    this.#pictures = new PictureHoles(running.delivers.picture?.frameRate ?? null)
    this.#begin = of.begin
    this.#writer = of.writer
    this.#events = events
    this.#clock = clock
    this.#grown = clock.mono()
  }

  /** A part that `running` is about to write; it is begun when its first bytes are there. */
  static of(
    running: RecordingProcess,
    place: ReservedPart,
    writer: RecordingWriter,
    events: PartEvents,
    clock: Clock,
  ): PartRecorder {
    const begin = async () => {
      const { pid } = running.process
      const started = pid === null ? undefined : await processStart(pid)
      const owner = pid === null || started === undefined ? null : { pid, started }
      return writer.beginPart(place, owner, running.zero)
    }
    const isAway = () => writer.isAway(place)
    return new PartRecorder(running, { place, begin, isAway, writer: null, beginning: null }, events, clock)
  }

  /** A part that an earlier life of the station began, and whose process still writes. */
  static following(running: RecordingProcess, living: LivingPart, events: PartEvents, clock: Clock): PartRecorder {
    const { place, writer, beginning } = living
    const begin = () => Promise.resolve(writer)
    const isAway = () => writer.isAway()
    return new PartRecorder(running, { place, begin, isAway, writer, beginning }, events, clock)
  }

  get part(): number {
    return this.place.part
  }

  get running(): RecordingProcess {
    return this.#running
  }

  /** Milliseconds of the clock that never jumps at which something new was seen last. */
  get grown(): number {
    return this.#grown
  }

  /** Reads and journals until the process has ended and all that it wrote has been read. Answers why it ended. */
  async run(): Promise<Failure> {
    try {
      if (this.#beginning !== null) this.#events.piece(this.#beginning)
      await this.#follow()
    } finally {
      if (!this.#isAway()) await stopped(this.#running)
      await this.#tail.close()
      await this.#writer?.end()
    }
    const why = this.#running.process.stop().then((ended) => this.#running.why(ended))
    // A process that waits for a disk ends when the disk answers, if ever.
    return this.#isAway() ? new Failure('disk-failed', { path: this.place.path }) : why
  }

  async #follow(): Promise<void> {
    const ended = new AbortController()
    void this.#running.process.ended.then(() => {
      ended.abort()
    })
    let last = Infinity
    for (;;) {
      if (last === Infinity && this.#isAway()) {
        last = this.#clock.mono() + farewell
        void this.#running.process.stop(farewell / 4)
      }
      // Asked before reading: what is written before the end is read after it.
      const over = ended.signal.aborted || this.#clock.mono() > last
      const bytes = await this.#tail.read()
      if (bytes.length > 0) {
        this.#writer ??= await this.#begin()
        for (const piece of this.#reader.push(bytes)) this.#take(piece)
        await this.#journal(this.#writer, false)
        await this.#sync(this.#writer)
        continue
      }
      if (over) {
        // A file into which nothing was written is a part as well: nothing in the folder goes unsaid.
        if (this.#tail.isThere) await this.#journal((this.#writer ??= await this.#begin()), true)
        this.#holes.push(...this.#pictures.end())
        await this.#stateHoles()
        return
      }
      this.#events.still(this.#clock.mono() - this.#grown, this.#tail.offset > 0)
      if (this.#writer !== null) await this.#journal(this.#writer, false)
      await pause(look, ended.signal)
    }
  }

  async #sync(part: PartWriter): Promise<void> {
    if (this.#clock.mono() - this.#synced < syncAfter) return
    await part.sync()
    this.#synced = this.#clock.mono()
  }

  #take(piece: Beginning | Fragment): void {
    this.#chunks.add(piece, this.#clock.mono())
    // A camera whose sound goes on without its picture has stalled, too.
    const isNew = piece.kind === 'beginning' || piece.frames > 0 || this.#running.delivers.picture === null
    if (isNew) this.#grown = this.#clock.mono()
    if (piece.kind === 'fragment') this.#holes.push(...this.#pictures.add(piece.pictures))
    this.#events.piece(piece)
  }

  async #journal(part: PartWriter, all: boolean): Promise<void> {
    const chunk = this.#chunks.take(this.#clock.mono(), all)
    if (chunk === null) return
    await part.chunk(chunk)
    this.#synced = this.#clock.mono()
    await this.#events.chunk(chunk, this.#chunks.wallOf(chunk.mediaTo))
    await this.#stateHoles()
  }

  async #stateHoles(): Promise<void> {
    const holes = this.#holes
    this.#holes = []
    for (const { from, to } of holes) await this.#events.hole(this.#chunks.wallOf(from), this.#chunks.wallOf(to))
  }
}
