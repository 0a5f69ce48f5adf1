// The processes of one trial, found from outside by a mark in their environment, which children inherit.
import { readdir, readFile, readlink } from 'node:fs/promises'

/** Name of the environment variable that marks the processes of a trial. */
export const markName = 'ZHENGLU_FAULT_TRIAL'

/** `recording` writes a part, `standby` delivers the picture before a recording, `monitor` looks at what is recorded. */
export type Role = 'station' | 'recording' | 'standby' | 'monitor' | 'other'

export interface Found {
  readonly pid: number
  readonly role: Role
  /** The part that it writes, when it records. */
  readonly file: string
}

function roleOf(args: readonly string[]): Role {
  if (args.includes('serve')) return 'station'
  if (args[0]?.endsWith('ffmpeg') !== true) return 'other'
  if (args.at(-1)?.endsWith('.mp4') === true) return 'recording'
  if (args.includes('pipe:0')) return 'monitor'
  return args.includes('-output_ts_offset') ? 'standby' : 'other'
}

async function look(pid: string, mark: string): Promise<Found | null> {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
  if (!environment.split('\0').includes(`${markName}=${mark}`)) return null
  const args = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').slice(0, -1)
  const role = roleOf(args)
  return { pid: Number(pid), role, file: role === 'recording' ? (args.at(-1)?.split('/').at(-1) ?? '') : '' }
}

/** Every process of a trial that runs, its station among them. */
export async function processesOf(mark: string): Promise<Found[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(pids.map((pid) => look(pid, mark)))
  return found.filter((each) => each !== null)
}

/** Sends a signal; a process that has gone meanwhile is passed over. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // gone between the look and the signal
  }
}

/** What a process has open, as the kernel names it. */
export async function openFiles(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`
  const names = await readdir(folder).catch(() => [])
  return Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')))
}
