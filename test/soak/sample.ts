// One look at a recording station from outside: what the kernel and the disk say of it, beside what it tells itself.
import { readdir, readFile, stat } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { StationState } from '../../native/contract/state.ts'
import { run } from '../rig/run.ts'

export interface Sample {
  /** Minutes since the recording began. */
  readonly minute: number
  /** Resident bytes of the station, and of all processes that it started together. */
  readonly memory: number
  readonly others: number
  /** Open handles of the station. */
  readonly handles: number
  /** Processes that the station started and their own. */
  readonly processes: number
  /** Bytes of the tracks' files, and those of them that the station had told as hashed and synced just before. */
  readonly disk: number
  readonly told: number
  /** Seconds since the newest chunk of the track whose newest chunk is oldest. */
  readonly age: number
  /** The machine's load average over a minute. */
  readonly load: number
}

export async function look(station: number, recording: string, state: StationState, minute: number): Promise<Sample> {
  const sources = state.rooms.flatMap(({ sources }) => sources)
  const newest = sources.map(({ lastChunk }) => (lastChunk === null ? 0 : Date.parse(lastChunk)))
  const age = (Date.now() - Math.min(...newest)) / 1000
  const told = sources.reduce((sum, { bytes }) => sum + bytes, 0)
  const disk = await mediaBytes(recording)
  const handles = (await readdir(`/proc/${station}/fd`)).length
  const started = await descendants(station)
  const others = started.reduce((sum, { resident }) => sum + resident, 0)
  const memory = await residentMemory(station)
  return { minute, memory, others, handles, processes: started.length, disk, told, age, load: loadavg()[0] ?? NaN }
}

async function mediaBytes(recording: string): Promise<number> {
  const files = (await readdir(recording)).filter((name) => name.endsWith('.mp4'))
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(recording, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly resident: number
}

/** The processes that `pid` has started, and those that they have, as proc(5) has them. */
async function descendants(pid: number): Promise<Process[]> {
  const lines = (await run('ps', ['-e', '-o', 'pid=,ppid=,rss='])).trim().split('\n')
  const all = lines.map((line) => {
    const [own = 0, parent = 0, kilobytes = 0] = line.trim().split(/\s+/).map(Number)
    return { pid: own, parent, resident: kilobytes * 1024 }
  })
  const below = (of: number): Process[] =>
    all.filter(({ parent }) => parent === of).flatMap((each) => [each, ...below(each.pid)])
  return below(pid)
}
