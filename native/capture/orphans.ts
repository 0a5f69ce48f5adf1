// Recording processes that outlived their station: told apart from others that got the same number since.
import { processStart } from '../vault/process-start.ts'
import { pause } from './standby.ts'

/** A process as the journal names it. */
export interface Owner {
  readonly pid: number
  readonly started: string
}

/** Milliseconds between two looks, and after which a process that was asked politely is killed. */
const look = 50
const patience = 4000

/**
 * Whether that very process still runs. Where the system does not tell when a process was started, no process is taken
 * for it: ending a stranger's would be worse than an orphan that ends by itself at its room's longest session.
 */
export async function isAlive({ pid, started }: Owner): Promise<boolean> {
  return started !== '' && (await processStart(pid)) === started
}

/** Asks a process to end, kills it when it does not, and returns when it is gone. */
export async function endOrphan(owner: Owner): Promise<void> {
  const never = new AbortController().signal
  for (let waited = 0; await isAlive(owner); waited += look) {
    try {
      if (waited === 0) process.kill(owner.pid, 'SIGINT')
      else if (waited >= patience) process.kill(owner.pid, 'SIGKILL')
    } catch {
      return // gone between the two questions
    }
    await pause(look, never)
  }
}
