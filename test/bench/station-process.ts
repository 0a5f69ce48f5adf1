// A station reduced to its recording, in a process of its own so that its processor time and memory can be told apart.
// Takes its order as JSON argument, records until its input ends, seals, prints one line of figures, and ends.
import '../../native/process-limits.ts'
import { readFileSync } from 'node:fs'
import { findFfmpeg } from '../../native/capture/ffmpeg.ts'
import { RoomCapture } from '../../native/capture/room-capture.ts'
import type { RoomFile } from '../../native/contract/rooms.ts'
import { vaultPaths } from '../../native/vault/layout.ts'
import { createVault, Vault } from '../../native/vault/vault.ts'
import { unheardRoom } from '../rig/listeners.ts'

export interface StationOrder {
  /** A folder that does not exist. */
  readonly vault: string
  readonly room: RoomFile
}

export interface StationFigures {
  /** Folder of the recording. */
  readonly folder: string
  readonly seconds: number
  /** Seconds of processor time of the station itself, and of all the processes that it started. */
  readonly own: number
  readonly others: number
  /** Seconds from the request to end until ffmpeg had ended, and from then until the seal was on disk. */
  readonly stopping: number
  readonly sealing: number
  /** Resident memory in bytes, every two seconds. */
  readonly memory: readonly number[]
}

/** Own and waited-for children's processor seconds, as the kernel counts them: proc(5), 100 ticks a second. */
function processorTime(): { own: number; others: number } {
  const stat = readFileSync('/proc/self/stat', 'latin1')
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const sum = (...at: number[]) => at.reduce((total, index) => total + (fields[index] ?? 0), 0) / 100
  return { own: sum(11, 12), others: sum(13, 14) }
}

const since = (from: number) => (performance.now() - from) / 1000

async function main({ vault: folder, room }: StationOrder): Promise<StationFigures> {
  await createVault(folder, 'bench')
  const vault = await Vault.open(folder)
  const ffmpeg = await findFfmpeg()
  const place = { ffmpeg, resources: 'resources', scratch: vaultPaths(folder).scratch, environment: process.env }
  const capture = new RoomCapture(room, place, unheardRoom)
  const writer = await vault.openRecording({
    recordingKind: 'training',
    case: null,
    room: { id: 'bench', name: room.name, kind: room.kind },
    place: '',
    people: [],
    sources: room.sources.map(({ id, name, kind, position }) => ({ track: id, name, kind, position, input: kind })),
    ffmpeg: { version: ffmpeg.version, sha256: ffmpeg.sha256 },
    software: 'bench',
    clock: { synchronised: null, zone: 'UTC' },
  })
  const [failed] = await capture.record(writer)
  if (failed !== undefined) throw failed.failure
  process.stdout.write('recording\n')
  const begun = performance.now()
  const memory: number[] = []
  const timer = setInterval(() => memory.push(process.memoryUsage.rss()), 2000)
  await new Promise((resolve) => process.stdin.once('end', resolve).resume())
  clearInterval(timer)
  const seconds = since(begun)
  const asked = performance.now()
  await capture.end()
  const stopping = since(asked)
  await writer.seal('ended', null)
  const sealing = since(asked) - stopping
  await vault.close()
  return { folder: writer.folder, seconds, ...processorTime(), stopping, sealing, memory }
}

const figures = await main(JSON.parse(process.argv[2] ?? '') as StationOrder)
process.stdout.write(`figures ${JSON.stringify(figures)}\n`)
