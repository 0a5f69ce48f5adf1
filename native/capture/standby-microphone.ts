// The microphone that a room keeps for the case that another one fails. It is listened to all the while, recorded from
// then on as a track of its own, and goes on to the end beside the one that failed. Its takeover is never silent.
import type { AlarmCode } from '../contract/alarms.ts'
import type { Room } from '../contract/rooms.ts'
import type { Source } from '../contract/sources.ts'
import type { RecordingWriter } from '../vault/recording-writer.ts'
import type { SourceCapture } from './source-capture.ts'

/** Seconds that it keeps beyond the limit after which silence counts: its track begins before the other one failed. */
const margin = 5

/** Seconds of what it heard last that a standby microphone keeps, in memory. */
export const keptSeconds = ({ watch, preRollSeconds }: Pick<Room, 'watch' | 'preRollSeconds'>): number =>
  Math.max(preRollSeconds, watch.silentSeconds + margin)

/** What makes a microphone one that failed; each has lasted for its limit when it is alarmed. */
const failing: readonly AlarmCode[] = ['source-lost', 'source-stalled', 'source-moved', 'source-silent', 'source-stuck']

export class StandbyMicrophone {
  /** Null, and an empty name, when the room has none. */
  readonly source: SourceCapture | null
  readonly track: string
  readonly #sources: readonly Source[]
  readonly #announce: (failed: Source, alarm: AlarmCode) => Promise<void>
  #writer: RecordingWriter | null = null
  #taking: Promise<unknown> = Promise.resolve()

  constructor(
    { sources, standbyMicrophone }: Pick<Room, 'sources' | 'standbyMicrophone'>,
    source: SourceCapture | null,
    announce: (failed: Source, alarm: AlarmCode) => Promise<void>,
  ) {
    this.source = source
    this.track = standbyMicrophone ?? ''
    this.#sources = sources.filter(({ id }) => id !== standbyMicrophone)
    this.#announce = announce
  }

  /** A recording begins: from now on it may be needed, and what it hears is kept for a while. */
  async ready(writer: RecordingWriter): Promise<void> {
    // Opened anew, so that nothing is kept from before the recording.
    await this.source?.closeStandby()
    this.source?.openStandby()
    this.#writer = writer
  }

  /** An alarm of a source was raised: if it was a microphone that failed, this one takes over, once. */
  heard(alarm: AlarmCode, track: string): void {
    const failed = this.#sources.find(({ id }) => id === track)
    const [writer, source] = [this.#writer, this.source]
    if (failed === undefined || writer === null || source === null) return
    if (!failing.includes(alarm) || !isMicrophone(failed)) return
    this.#writer = null
    this.#taking = Promise.all([this.#announce(failed, alarm), source.record(writer)])
  }

  /** The recording ends: it is recorded and listened to no more. */
  async end(): Promise<void> {
    this.#writer = null
    // Ended first: a microphone that can't be opened would be waited for otherwise.
    await this.source?.end()
    await this.#taking
    await this.source?.end()
    await this.source?.closeStandby()
  }
}

/** Whether a source is there for its sound alone. */
function isMicrophone({ kind, position }: Source): boolean {
  return kind === 'pulse' || kind === 'alsa' || position === 'table-microphone' || position === 'ceiling-microphone'
}
