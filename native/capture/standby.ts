// A source that is shown before it is recorded. Its bytes come through a pipe and are kept in memory only, so nothing
// is written that nobody asked to record, and the process ends with the station.
import { Failure } from '../contract/failures.ts'
import { FragmentReader, type Beginning, type Fragment } from '../media/fragment-reader.ts'
import type { Place } from './place.ts'
import { startRecordingProcess, type Recorded, type RecordingProcess } from './recording-process.ts'
import type { Delivers } from './recording-output.ts'

export interface StandbyEvents {
  opening(): void
  begin(beginning: Beginning, delivers: Delivers): void
  fragment(fragment: Fragment): void
  /** It cannot be opened, or ended unasked; it will be tried again. */
  lost(failure: Failure): void
}

/** The newest seconds of a standby picture: for the pre-roll of a recording. */
export interface PreRoll {
  readonly beginning: Beginning
  readonly fragments: readonly Fragment[]
  readonly zero: Date
}

/** Milliseconds before the next attempt: grows, so that a camera that is off is not asked without end. */
export const retryDelay = (attempt: number) => Math.min(15_000, 500 * 2 ** Math.min(attempt, 5))

export class Standby {
  readonly #recorded: Recorded
  readonly #place: Place
  readonly #events: StandbyEvents
  readonly #preRollMicros: number
  readonly #stopping = new AbortController()
  #running: RecordingProcess | null = null
  #beginning: Beginning | null = null
  #kept: Fragment[] = []
  #ended: Promise<void> | null = null

  constructor(recorded: Recorded, place: Place, preRollSeconds: number, events: StandbyEvents) {
    this.#recorded = recorded
    this.#place = place
    this.#preRollMicros = preRollSeconds * 1e6
    this.#events = events
  }

  start(): void {
    this.#ended ??= this.#run()
  }

  /** What was seen in the last seconds; null when nothing is kept. */
  preRoll(): PreRoll | null {
    const first = this.#kept.findIndex((fragment) => fragment.sync)
    if (this.#running === null || this.#beginning === null || first < 0 || this.#preRollMicros === 0) return null
    return { beginning: this.#beginning, fragments: this.#kept.slice(first), zero: this.#running.zero }
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running?.process.stop(500)
    await this.#ended
  }

  #isStopping(): boolean {
    return this.#stopping.signal.aborted
  }

  async #run(): Promise<void> {
    for (let attempt = 0; !this.#isStopping(); attempt++) {
      this.#events.opening()
      const failure = await this.#once().catch((error: unknown) =>
        error instanceof Failure ? error : new Failure('source-failed', { said: String(error) }),
      )
      if (this.#beginning !== null) attempt = 0
      this.#beginning = null
      this.#kept = []
      if (this.#isStopping()) return
      this.#events.lost(failure)
      await pause(retryDelay(attempt), this.#stopping.signal)
    }
  }

  async #once(): Promise<Failure> {
    const running = await startRecordingProcess(this.#recorded, this.#place, 'pipe:1', undefined, this.#stopping.signal)
    this.#running = running
    if (this.#stopping.signal.aborted) void running.process.stop(500)
    const reader = new FragmentReader()
    try {
      for await (const bytes of running.process.output ?? []) {
        for (const piece of reader.push(bytes as Buffer)) this.#take(piece, running.delivers)
      }
    } finally {
      this.#running = null
    }
    return running.why(await running.process.stop(500))
  }

  #take(piece: Beginning | Fragment, delivers: Delivers): void {
    if (piece.kind === 'beginning') {
      this.#beginning = piece
      this.#events.begin(piece, delivers)
      return
    }
    if (this.#preRollMicros > 0) this.#keep(piece)
    this.#events.fragment(piece)
  }

  #keep(fragment: Fragment): void {
    this.#kept.push(fragment)
    const newest = fragment.tracks[0]?.to ?? 0
    const oldest = newest - this.#preRollMicros
    // Cut only where playing can begin, so that what is kept can be played from its first fragment.
    const cut = this.#kept.findLastIndex((each) => each.sync && (each.tracks[0]?.from ?? 0) <= oldest)
    if (cut > 0) this.#kept.splice(0, cut)
  }
}

/** Waits, or returns at once when `signal` is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
}
