// The sessions of all rooms of a station, and what they tell the window.
import type { Alarm } from '../contract/alarms.ts'
import { Failure } from '../contract/failures.ts'
import type { Room } from '../contract/rooms.ts'
import type { DisksState, Level, RoomState, StationEvent } from '../contract/state.ts'
import type { RecordingWriter, Sealed } from '../vault/recording-writer.ts'
import type { ClockJump } from './clock-watch.ts'
import type { Present } from './running-recording.ts'
import { RoomSession, type Equipment } from './room-session.ts'

export interface SessionsEvents {
  event(event: StationEvent): void
  /** An alarm of a room was raised, cleared or acknowledged. */
  alarm(room: Room, alarm: Alarm): void
  opened(recording: RecordingWriter): void
  sealed(recording: RecordingWriter, sealed: Sealed): void
}

/** Milliseconds over which changes of a room, and levels, are gathered into one event. */
const gathering = 125

export class Sessions {
  readonly #equipment: Equipment
  readonly #events: SessionsEvents
  readonly #sessions = new Map<string, RoomSession>()
  readonly #changed = new Set<string>()
  readonly #levels = new Map<string, Record<string, Level>>()
  #timer: NodeJS.Timeout | null = null

  constructor(equipment: Equipment, events: SessionsEvents) {
    this.#equipment = equipment
    this.#events = events
  }

  get states(): RoomState[] {
    return [...this.#sessions.values()].map((session) => session.state)
  }

  /** Bytes of all running recordings that are on disk. */
  get bytesRunning(): number {
    const sources = this.states.filter(({ recording }) => recording !== null).flatMap((state) => state.sources)
    return sources.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  /** What a recording has so far, of what can be searched; null of one that does not run. */
  present(recording: string): Present | null {
    for (const session of this.#sessions.values()) {
      const found = session.present(recording)
      if (found !== null) return found
    }
    return null
  }

  /** Whether any room records. */
  get isRecording(): boolean {
    return [...this.#sessions.values()].some((session) => session.isRecording)
  }

  /** @throws Failure `room-unknown`. */
  of(room: string): RoomSession {
    const session = this.#sessions.get(room)
    if (session === undefined) throw new Failure('room-unknown', { room })
    return session
  }

  /** Looks in every room whether somebody forgot to start or to end. */
  look(caseIsOpen: boolean): void {
    for (const session of this.#sessions.values()) session.look(caseIsOpen)
  }

  /** Takes a room in, or takes over how it is set now. @throws Failure `room-busy` while it records. */
  async put(room: Room): Promise<void> {
    const before = this.#sessions.get(room.id)
    this.requireIdle(room.id)
    const wasShown = before?.state.phase === 'standby'
    await before?.close()
    this.#sessions.set(room.id, this.#session(room))
    this.#note(room.id)
    if (wasShown && room.sources.length > 0) await this.of(room.id).standby(true)
  }

  /** Closes a room that is no more. @throws Failure `room-busy` while it records. */
  async remove(room: string): Promise<void> {
    this.requireIdle(room)
    await this.#sessions.get(room)?.close()
    this.#sessions.delete(room)
    this.#changed.delete(room)
    this.#events.event({ event: 'room-removed', room })
  }

  /** @throws Failure `room-busy` while the room records. */
  requireIdle(room: string): void {
    const session = this.#sessions.get(room)
    if (session?.isRecording) throw new Failure('room-busy', { room: session.room.name })
  }

  /** The wall clock was set. */
  async clockJumped(jump: ClockJump): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.clockJumped(jump)))
  }

  /** How much room the disks have: told in the rooms that record. */
  async disksLooked(disks: DisksState): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.disksLooked(disks)))
  }

  /** Lets all processes end that record to `root` first. */
  async stopWriting(root: string): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.stopWriting(root)))
  }

  /** Ends and seals all recordings, closes all sources. */
  async close(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.close()))
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #session(room: Room): RoomSession {
    return new RoomSession(room, this.#equipment, {
      changed: () => {
        this.#note(room.id)
      },
      level: (track, level) => {
        this.#noteLevel(room.id, track, level)
      },
      proof: (picture) => {
        this.#events.event({ event: 'proof', room: room.id, picture })
      },
      alarm: (alarm) => {
        this.#events.alarm(room, alarm)
      },
      opened: (recording) => {
        this.#events.opened(recording)
      },
      sealed: (recording, sealed) => {
        this.#events.sealed(recording, sealed)
      },
    })
  }

  #note(room: string): void {
    this.#changed.add(room)
    this.#timer ??= setTimeout(() => {
      this.#tell()
    }, gathering)
  }

  #noteLevel(room: string, track: string, level: Level): void {
    const levels = this.#levels.get(room) ?? {}
    const before = levels[track]
    // The loudest since the last report, so that no peak is missed.
    levels[track] = { peak: Math.max(level.peak, before?.peak ?? level.peak), rms: level.rms }
    this.#levels.set(room, levels)
    this.#timer ??= setTimeout(() => {
      this.#tell()
    }, gathering)
  }

  #tell(): void {
    this.#timer = null
    for (const room of this.#changed) {
      const session = this.#sessions.get(room)
      if (session !== undefined) this.#events.event({ event: 'room', state: session.state })
    }
    for (const [room, levels] of this.#levels) this.#events.event({ event: 'levels', room, levels })
    this.#changed.clear()
    this.#levels.clear()
  }
}
