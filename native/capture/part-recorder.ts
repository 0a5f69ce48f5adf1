// One part from its process to its end: reads its growth, journals it in chunks of about a second.
import { processStart } from '../vault/process-start.ts'
import type { Clock } from '../vault/clock.ts'
import type { PartWriter } from '../vault/part-writer.ts'
import type { LivingPart } from '../vault/part-recovery.ts'
import type { RecordingWriter, ReservedPart } from '../vault/recording-writer.ts'
import { FragmentReader, type Beginning, type Fragment } from '../media/fragment-reader.ts'
import { ChunkGatherer, type GatheredChunk } from './chunk-gatherer.ts'
import type { Failure } from '../contract/failures.ts'
import { PartTail } from './part-tail.ts'
import type { RecordingProcess } from './recording-process.ts'
import { pause } from './standby.ts'

/** Milliseconds between two looks at the part's growth. */
const look = 100
/** Milliseconds after which what has been written is synced, chunk or not: each fragment, so that a power cut takes less than a second. */
const syncAfter = 200

export interface PartEvents {
  piece(piece: Beginning | Fragment): void
  /** A chunk is on disk and journaled; `end` is the instant at which it ends. */
  chunk(chunk: GatheredChunk, end: string): Promise<void>
  /** Nothing new has appeared for so many milliseconds; `hasBegun`: something had before. */
  still(milliseconds: number, hasBegun: boolean): void
}

export class PartRecorder {
  readonly part: number
  readonly #running: RecordingProcess
  readonly #tail: PartTail
  readonly #reader: FragmentReader
  readonly #chunks: ChunkGatherer
  readonly #events: PartEvents
  readonly #clock: Clock
  readonly #begin: () => Promise<PartWriter>
  readonly #beginning: Beginning | null
  #writer: PartWriter | null
  #grown: number
  #synced = 0

  private constructor(
    running: RecordingProcess,
    of: {
      readonly place: ReservedPart
      readonly begin: () => Promise<PartWriter>
      readonly writer: PartWriter | null
      readonly beginning: Beginning | null
    },
    events: PartEvents,
    clock: Clock,
  ) {
    this.part = of.place.part
    this.#running = running
    this.#tail = new PartTail(of.place.path, of.writer?.length ?? 0)
    this.#beginning = of.beginning
    this.#reader = new FragmentReader(of.beginning?.tracks ?? null)
    this.#chunks = new ChunkGatherer(running.zero)
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
    return new PartRecorder(running, { place, begin, writer: null, beginning: null }, events, clock)
  }

  /** A part that an earlier life of the station began, and whose process still writes. */
  static following(running: RecordingProcess, living: LivingPart, events: PartEvents, clock: Clock): PartRecorder {
    const { place, writer, beginning } = living
    return new PartRecorder(running, { place, begin: () => Promise.resolve(writer), writer, beginning }, events, clock)
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
      await this.#running.process.stop()
      await this.#tail.close()
      await this.#writer?.end()
    }
    return this.#running.why(await this.#running.process.ended)
  }

  async #follow(): Promise<void> {
    const ended = new AbortController()
    void this.#running.process.ended.then(() => {
      ended.abort()
    })
    for (;;) {
      // Asked before reading: what is written before the end is read after it.
      const over = ended.signal.aborted
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
    this.#events.piece(piece)
  }

  async #journal(part: PartWriter, all: boolean): Promise<void> {
    const chunk = this.#chunks.take(this.#clock.mono(), all)
    if (chunk === null) return
    await part.chunk(chunk)
    this.#synced = this.#clock.mono()
    await this.#events.chunk(chunk, this.#chunks.wallOf(chunk.mediaTo))
  }
}
