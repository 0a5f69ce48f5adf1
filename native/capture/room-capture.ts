// All sources of a room, together.
import type { AlarmCode, AlarmDetails } from '../contract/alarms.ts'
import type { Failure } from '../contract/failures.ts'
import type { Room } from '../contract/rooms.ts'
import type { Level, ProofPicture, SourceState } from '../contract/state.ts'
import type { TrackBefore } from '../vault/part-recovery.ts'
import type { RecordingWriter } from '../vault/recording-writer.ts'
import type { Viewer } from './live.ts'
import type { Place } from './place.ts'
import { proofOf } from './watch/proof.ts'
import { SourceCapture } from './source-capture.ts'
import { keptSeconds, StandbyMicrophone } from './standby-microphone.ts'

type TracksBefore = ReadonlyMap<string, TrackBefore>

export interface RoomEvents {
  /** The state of a source is another one. */
  changed(): void
  level(track: string, level: Level): void
  /** What was decoded last of what is on the disk. */
  proof(picture: ProofPicture): void
  raise(alarm: AlarmCode, track: string, details: AlarmDetails): Promise<void>
  clear(alarm: AlarmCode, track: string): Promise<void>
}

export class RoomCapture {
  readonly #sources: ReadonlyMap<string, SourceCapture>
  /** The microphone that is recorded only when another one fails. */
  readonly #standby: StandbyMicrophone

  constructor(room: Omit<Room, 'id'>, place: Place, events: RoomEvents) {
    const { soundCodec, burnInTime } = room
    const coding = { soundCodec, burnInTime }
    this.#sources = new Map(
      room.sources.map((source) => {
        const recorded = { source, coding, longestHours: room.longestSessionHours }
        const isStandby = source.id === room.standbyMicrophone
        const preRollSeconds = isStandby ? keptSeconds(room) : room.preRollSeconds
        const of = {
          changed: () => {
            events.changed()
          },
          level: (level: Level) => {
            events.level(source.id, level)
          },
          proof: (pixels: Buffer, at: Date) => {
            events.proof(proofOf(source.id, pixels, at))
          },
          raise: async (alarm: AlarmCode, details: AlarmDetails) => {
            await events.raise(alarm, source.id, details)
            this.#standby.heard(alarm, source.id)
          },
          clear: (alarm: AlarmCode) => events.clear(alarm, source.id),
        }
        return [source.id, new SourceCapture(recorded, place, { watch: room.watch, preRollSeconds }, of)]
      }),
    )
    const standby = room.standbyMicrophone
    this.#standby = new StandbyMicrophone(room, this.#sources.get(standby ?? '') ?? null, (failed, alarm) =>
      events.raise('microphone-replaced', standby ?? '', { replaces: failed.name, because: alarm }),
    )
  }

  get states(): SourceState[] {
    return [...this.#sources.values()].map((source) => source.state)
  }

  /** Number of sources that a recording begins with. */
  get count(): number {
    return this.#recorded.length
  }

  get #recorded(): [string, SourceCapture][] {
    return [...this.#sources].filter(([, source]) => source !== this.#standby.source)
  }

  openStandby(): void {
    for (const source of this.#sources.values()) source.openStandby()
  }

  async closeStandby(): Promise<void> {
    await this.#all((source) => source.closeStandby())
  }

  /**
   * Begins to record every source. Answers with the first failure of each that could not be opened at once.
   * @param before what an earlier life of the station recorded of each track.
   */
  async record(writer: RecordingWriter, before?: TracksBefore): Promise<{ track: string; failure: Failure }[]> {
    const taken = before?.has(this.#standby.track) === true
    const sources = taken ? [...this.#sources] : this.#recorded
    const ready = taken ? Promise.resolve() : this.#standby.ready(writer)
    const begun = await Promise.all(
      sources.map(async ([track, source]) => {
        const failure = await source.record(writer, before?.get(track) ?? null)
        return { track, failure }
      }),
    )
    await ready
    return begun.flatMap(({ track, failure }) => (failure === null ? [] : [{ track, failure }]))
  }

  /** The wall clock jumped by so many milliseconds: every track goes over into a new part. */
  async clockJumped(difference: number): Promise<void> {
    await this.#all((source) => source.clockJumped(difference))
  }

  /** Ends every source's recording; all that was written is journaled. */
  async end(): Promise<void> {
    await this.#standby.end()
    await this.#all((source) => source.end())
  }

  /** Lets every recording process end; what it wrote is journaled by {@link end}. */
  async halt(): Promise<void> {
    await this.#all((source) => source.halt())
  }

  /** Shows a source to a viewer until the function returned is called; null when there is no such source. */
  openLive(track: string, viewer: Viewer): (() => void) | null {
    return this.#sources.get(track)?.live.open(viewer) ?? null
  }

  /** Answers when all are done, also when the disk of one fails. @throws the first failure. */
  async #all(work: (source: SourceCapture) => Promise<void>): Promise<void> {
    const done = await Promise.allSettled([...this.#sources.values()].map(work))
    for (const one of done) if (one.status === 'rejected') throw one.reason
  }
}
