// Recording processes that outlived their station: told apart from others that got the same number since.
import { readdir, readFile, realpath } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { processStart } from '../vault/process-start.ts'
import type { LivingWriter, Processes } from '../vault/part-recovery.ts'
import { pause } from './standby.ts'

/** A process as the journal names it. */
export interface Owner {
  readonly pid: number
  readonly started: string
}

/** Milliseconds between two looks. */
const look = 50

/**
 * Whether that very process still runs. Where the system does not tell when a process was started, no process is taken
 * for it: ending a stranger's would be worse than an orphan that ends by itself at its room's longest session.
 */
export async function isAlive({ pid, started }: Owner): Promise<boolean> {
  return started !== '' && (await processStart(pid)) === started
}

async function send(owner: Owner, signal: NodeJS.Signals): Promise<void> {
  if (!(await isAlive(owner))) return
  try {
    process.kill(owner.pid, signal)
  } catch {
    // gone between the two questions
  }
}

export const killOrphan = (owner: Owner): Promise<void> => send(owner, 'SIGKILL')

/** Asks a process to end, asks again after `patience` ms, kills it after twice that, and returns when it is gone. */
export async function endOrphan(owner: Owner, patience = 2000): Promise<void> {
  const never = new AbortController().signal
  for (let waited = 0; await isAlive(owner); waited += look) {
    if (waited === 0 || (waited >= patience && waited < patience + look)) await send(owner, 'SIGINT')
    else if (waited >= 2 * patience) await send(owner, 'SIGKILL')
    await pause(look, never)
  }
}

/** The instant that is media time zero of what a process writes, from its arguments. */
function zeroOf(args: readonly string[]): Date | null {
  const offset = Number(args[args.indexOf('-output_ts_offset') + 1])
  return Number.isFinite(offset) && offset < 0 ? new Date(Math.round(-offset * 1000)) : null
}

async function writerAt(pid: number, folder: string): Promise<LivingWriter | null> {
  const args = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').slice(0, -1)
  const target = args.at(-1) ?? ''
  if (basename(dirname(target)) !== basename(folder)) return null
  // A copy of a vault has the same names: its parts are not those that are being written.
  if ((await realpath(dirname(target)).catch(() => null)) !== (await realpath(folder))) return null
  const [zero, started] = [zeroOf(args), await processStart(pid)]
  return zero === null || started === undefined ? null : { file: basename(target), owner: { pid, started }, zero }
}

/**
 * Processes that write into a recording's folder, whether the journal names them or not: the station may have been
 * killed between the start of one and its line. Known where the system shows processes' arguments (Linux).
 */
async function writingInto(folder: string): Promise<LivingWriter[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number)
  const found = await Promise.all(pids.map((pid) => writerAt(pid, folder)))
  return found.filter((writer) => writer !== null)
}

/** How a recovery finds and ends recording processes. */
export const processes: Processes = { writingInto, end: endOrphan }
