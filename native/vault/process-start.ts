// When a process was started: with its id, what tells it apart from a later process with the same id.
import { readFile } from 'node:fs/promises'
import { systemCode } from './vault-error.ts'

/**
 * Start time of a living process in an opaque form that stays the same as long as it lives; undefined when there is no
 * such process, or only its remains (a zombie). Where the system does not tell (not Linux), the empty string.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return isAlive(pid) ? '' : undefined
  let stat: string
  try {
    stat = await readFile(`/proc/${pid}/stat`, 'latin1')
  } catch {
    return undefined
  }
  // The name, in parentheses, may itself hold spaces and parentheses: fields are counted after the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}
