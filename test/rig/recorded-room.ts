// A room that is recorded into a vault of its own, whose alarms are kept with the moment at which they were raised.
import { join } from 'node:path'
import { findFfmpeg } from '../../native/capture/ffmpeg.ts'
import { RoomCapture } from '../../native/capture/room-capture.ts'
import type { AlarmCode, AlarmDetails } from '../../native/contract/alarms.ts'
import { roomFileSchema, type RoomFile } from '../../native/contract/rooms.ts'
import type { SourceState } from '../../native/contract/state.ts'
import { vaultPaths } from '../../native/vault/layout.ts'
import type { Line } from '../../native/vault/lines.ts'
import { createVault, Vault } from '../../native/vault/vault.ts'
import { verifyRecording } from '../../native/vault/verify/verify-recording.ts'
import { unheardRoom } from './listeners.ts'
import { temporaryFolder } from './temporary-folder.ts'

export interface Raised {
  readonly alarm: AlarmCode
  readonly track: string
  readonly details: AlarmDetails
  /** Milliseconds of the clock that never jumps. */
  readonly at: number
}

/** Starts to record; resolves when every source that can be had is on disk. */
export async function recordRoom(
  facts: Partial<Omit<RoomFile, 'sources'>> & { sources: object[] },
  env: NodeJS.ProcessEnv = {},
) {
  const room: RoomFile = roomFileSchema.parse({ name: '听证室一', kind: 'hearing', ...facts })
  const folder = await temporaryFolder()
  await createVault(join(folder.path, 'vault'), '证录')
  const vault = await Vault.open(join(folder.path, 'vault'))
  const { scratch } = vaultPaths(vault.folder)
  const ffmpeg = await findFfmpeg()
  const place = { ffmpeg, resources: 'resources', scratch, environment: { ...process.env, ...env } }
  const writer = await vault.openRecording({
    recordingKind: 'hearing',
    case: null,
    room: { id: 'r-1', name: room.name, kind: room.kind },
    place: '',
    people: [],
    sources: room.sources.map(({ id, name, kind, position }) => ({ track: id, name, kind, position, input: kind })),
    ffmpeg: { version: ffmpeg.version, sha256: ffmpeg.sha256 },
    software: 'zhenglu',
    clock: { synchronised: null, zone: 'UTC' },
  })
  const lines: Line[] = []
  const raised: Raised[] = []
  const cleared: string[] = []
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const look of waiting) look()
  }
  writer.onLine = (line) => {
    lines.push(line)
    wake()
  }
  const capture = new RoomCapture(room, place, {
    ...unheardRoom,
    changed: wake,
    raise: (alarm, track, details) => {
      const isNew = !raised.some((each) => each.alarm === alarm && each.track === track)
      raised.push({ alarm, track, details, at: performance.now() })
      wake()
      return isNew ? writer.alarm({ alarm, state: 'raised', track, details }) : Promise.resolve()
    },
    clear: (alarm, track) => {
      cleared.push(`${alarm} ${track}`)
      wake()
      return Promise.resolve()
    },
  })
  const failed = await capture.record(writer)
  return {
    folder: writer.folder,
    failed,
    lines,
    raised,
    cleared,
    stateOf: (track: string): SourceState | undefined => capture.states.find(({ source }) => source === track),
    /** Resolves as soon as it holds; looked at whenever something changes. */
    until: (holds: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!holds()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    /** Ends and seals; answers with what a verification finds. */
    async end() {
      await capture.end()
      await writer.seal('ended', null)
      const { findings } = await verifyRecording(writer.folder, {})
      await vault.close()
      await folder.remove()
      return findings
    },
  }
}
export type RecordedRoom = Awaited<ReturnType<typeof recordRoom>>
