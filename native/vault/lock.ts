// One station at a time on a vault. The lock names the process that holds it; that of a dead one is taken over.
import { link, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { writeSynced } from './disk.ts'
import { sixLetters } from './layout.ts'
import { processStart } from './process-start.ts'
import { diskError, systemCode, VaultError } from './vault-error.ts'

interface Holder {
  readonly pid: number
  readonly started: string
}

/** Whom a lock file names; undefined when it can't be read as one (torn by a crash). */
function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value)) return undefined
    const { pid, started } = value
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined
  } catch {
    return undefined
  }
}

/**
 * Takes the lock at `path` and gives what releases it.
 * @throws VaultError `vault-in-use` with the holder's process id, or what the disk says.
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  const own = JSON.stringify({ pid: process.pid, started: (await processStart(process.pid)) ?? '' })
  const temporary = `${path}.${sixLetters()}`
  try {
    await writeSynced(temporary, own)
    while (!(await linked(temporary, path))) await dropStale(path)
    await clearLeft(path)
  } catch (error) {
    throw diskError(error, path)
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
  return async () => {
    const text = await readFile(path, 'utf8').catch(() => undefined)
    if (text === own) await unlink(path).catch(() => undefined)
  }
}

/** Whether the lock could be put in place; false when one is there. */
async function linked(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Removes what stations that were killed while they took or dropped a lock left beside it. */
async function clearLeft(path: string): Promise<void> {
  const [folder, own] = [dirname(path), `${basename(path)}.`]
  for (const name of (await readdir(folder)).filter((each) => each.startsWith(own))) {
    const holder = parseHolder(await readFile(join(folder, name), 'utf8').catch(() => ''))
    // One that names nobody may be another station's that is just being written.
    if (holder === undefined || (await processStart(holder.pid)) === holder.started) continue
    await unlink(join(folder, name)).catch(() => undefined)
  }
}

/** Moves the lock of a dead process out of the way. @throws VaultError `vault-in-use` when its holder lives. */
async function dropStale(path: string): Promise<void> {
  const judged = await readFile(path, 'utf8').catch(() => undefined)
  if (judged === undefined) return
  const holder = parseHolder(judged)
  if (holder !== undefined && (await processStart(holder.pid)) === holder.started) {
    throw new VaultError('vault-in-use', { path, pid: holder.pid })
  }
  const aside = `${path}.${sixLetters()}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw error
  }
  // Another station may have taken over between our reading and our renaming: then it gets its lock back.
  if ((await readFile(aside, 'utf8')) !== judged) await link(aside, path).catch(() => undefined)
  await unlink(aside)
}
