// The few ways in which the vault puts bytes on a disk so that they are still there after a power cut.
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { sixLetters } from './layout.ts'
import { systemCode } from './vault-error.ts'

/** Makes the names in a folder durable. Systems that cannot sync folders (Windows) keep them in their own journal. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Interviews are nobody's business who only has an account on this computer. */
const ownOnly = 0o700

/**
 * Makes a folder and those above it that are missing, for its owner only; gives the topmost one made, undefined when all were there.
 * Node's own recursive `mkdir` says `ENOENT` of a disk that is read-only.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path, { mode: ownOnly })
    return path
  } catch (error) {
    if (systemCode(error) === 'EEXIST' && (await stat(path)).isDirectory()) return undefined
    if (systemCode(error) !== 'ENOENT' || dirname(path) === path) throw error
  }
  const topmost = await makeFolder(dirname(path))
  return (await makeFolder(path)) === undefined ? topmost : (topmost ?? path)
}

/** A new file with these bytes, synced. Fails when it exists. `mode` is that of the file. */
export async function writeSynced(path: string, bytes: Uint8Array | string, mode = 0o644): Promise<void> {
  const handle = await open(path, 'wx', mode)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Puts a file in place whole or not at all: written and synced in `scratch` (of the same disk), renamed, folder synced.
 * Replaces what was there.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | string,
  scratch: string,
  mode?: number,
): Promise<void> {
  const temporary = join(scratch, `${basename(path)}.${sixLetters()}`)
  try {
    await writeSynced(temporary, bytes, mode)
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(path))
}

/** A file's bytes, or undefined when it is not there. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}
