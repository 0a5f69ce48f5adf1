// What the stand-in station holds in memory, and how time moves it on.
import { randomUUID } from 'node:crypto'
import type { Case } from '../../native/contract/cases.ts'
import type { Recording } from '../../native/contract/recordings.ts'
import type { RoomFile, RoomView } from '../../native/contract/rooms.ts'
import type { Settings } from '../../native/contract/settings.ts'
import type { SourceInput, SourceView } from '../../native/contract/sources.ts'
import type { RoomState, SourceState, StationEvent, StationState } from '../../native/contract/state.ts'
import type { Clip } from './clip.ts'

export const now = (): string => new Date().toISOString()

/** A source as lists show it: the password stays behind. */
export function viewOf(source: SourceInput, before?: SourceView): SourceView {
  const { password, ...rest } = { password: undefined, ...source }
  const hasPassword = password === undefined ? (before?.hasPassword ?? false) : password !== ''
  return { position: 'other', ...rest, hasPassword } as SourceView
}

export function roomView(id: string, file: RoomFile, before?: RoomView): RoomView {
  const sources = file.sources.map((source) =>
    viewOf(
      source,
      before?.sources.find(({ id }) => id === source.id),
    ),
  )
  return { ...file, id, sources }
}

export class World {
  readonly clips: ReadonlyMap<string, Clip>
  readonly rooms = new Map<string, RoomView>()
  readonly cases = new Map<string, Case>()
  readonly recordings = new Map<string, Recording>()
  settings: Settings = {
    language: 'zh-CN',
    stationName: '演示录制站',
    operator: '操作员甲',
    timeStampAuthority: '',
    mirror: '',
    exportFolder: '',
  }
  readonly state: StationState
  send: (event: StationEvent) => void = () => undefined

  constructor(clips: ReadonlyMap<string, Clip>) {
    this.clips = clips
    this.state = {
      now: now(),
      rooms: [],
      disk: { free: 412_000_000_000, hoursLeft: 86.4, low: false },
      jobs: [],
      recovered: [],
    }
  }

  addRoom(file: RoomFile): RoomView {
    const room = roomView(randomUUID(), file)
    this.rooms.set(room.id, room)
    this.state.rooms.push({
      room: room.id,
      phase: 'off',
      recording: null,
      failure: null,
      lastSeal: null,
      sources: room.sources.map((source) => this.sourceState(source, 'off')),
    })
    return room
  }

  roomState(room: string): RoomState {
    const state = this.state.rooms.find((state) => state.room === room)
    if (state === undefined) throw new Error(`no room ${room}`)
    return state
  }

  clipOf(source: string): Clip | undefined {
    return this.clips.get(source)
  }

  sourceState(source: SourceView, phase: SourceState['phase']): SourceState {
    const tracks = phase === 'off' ? [] : (this.clipOf(source.id)?.tracks ?? [])
    const video = tracks.find((track) => track.type === 'video')
    const audio = tracks.find((track) => track.type === 'audio')
    return {
      source: source.id,
      phase,
      failure: null,
      picture: video ? { codec: 'h264', width: video.width, height: video.height, frameRate: 12.5 } : null,
      sound: audio ? { codec: 'aac', channels: audio.channels, sampleRate: audio.sampleRate } : null,
      bytes: 0,
      frames: 0,
      lastChunk: null,
      part: 1,
    }
  }

  /** Changes a room and tells every window. */
  change(room: string, change: (state: RoomState) => void): void {
    const state = this.roomState(room)
    change(state)
    this.send({ event: 'room', state })
  }

  setPhase(room: string, phase: RoomState['phase'], sources: SourceState['phase']): void {
    const view = this.rooms.get(room)
    this.change(room, (state) => {
      state.phase = phase
      state.sources = (view?.sources ?? []).map((source) => this.sourceState(source, sources))
    })
  }

  /** An eighth of a second passes: levels; four times a second the bytes on disk grow. */
  tick(count: number): void {
    for (const { room, phase, sources } of this.state.rooms) {
      if (phase !== 'standby' && phase !== 'recording') continue
      const heard = sources.filter(({ sound }) => sound !== null)
      const peak = -14 + 9 * Math.sin(count / 3) + 2 * Math.sin(count * 1.7)
      this.send({
        event: 'levels',
        room,
        levels: Object.fromEntries(heard.map(({ source }) => [source, { peak, rms: peak - 9 }])),
      })
      if (count % 4 !== 0) continue
      this.change(room, (state) => {
        for (const source of state.sources.filter(({ phase }) => phase === 'recording' || phase === 'standby')) {
          source.lastChunk = now()
          if (phase !== 'recording') continue
          source.bytes += source.picture === null ? 8_123 : 203_456
          source.frames += source.picture === null ? 0 : 6
        }
      })
    }
    if (count % 8 === 0) this.send({ event: 'clock', now: now() })
  }
}
