// How much of a recording a copy already has, when a disk comes back while it is being made.
import { open, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { fileNames } from '../layout.ts'
import { systemCode, VaultError } from '../vault-error.ts'

/** Files in which each entry is evidence by itself. */
const entries: readonly string[] = [fileNames.journal, fileNames.checkpoints]
/** Bytes at the end of what is common that are compared; the completion after the seal compares everything. */
const compared = 1 << 20

/**
 * For each file that `to` has: how far it is what `from` has, at most as far as `stated` says.
 * @throws VaultError `copy-differs` naming the file, also where `to` has the seal already, or more of the journal: what it
 *   has more would be written over. Or what the disk says.
 */
export async function commonEnds(
  from: string,
  to: string,
  stated: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const ends = new Map<string, number>()
  const seal = join(to, fileNames.signature)
  if ((await sizeOf(seal)) !== undefined && (await sizeOf(join(from, fileNames.signature))) === undefined) {
    throw new VaultError('copy-differs', { path: seal })
  }
  for (const [file, wanted] of stated) {
    const [here, there] = [await sizeOf(join(to, file)), await sizeOf(join(from, file))]
    if (here === undefined) continue
    if (entries.includes(file) && here > (there ?? 0)) throw new VaultError('copy-differs', { path: join(to, file) })
    const both = Math.min(here, there ?? 0, wanted)
    if (!(await areSame(join(from, file), join(to, file), Math.max(0, both - compared), both))) {
      throw new VaultError('copy-differs', { path: join(to, file) })
    }
    ends.set(file, Math.min(here, wanted))
  }
  return ends
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Whether two files have the same bytes between two offsets. @throws Error what the disk says. */
export async function areSame(one: string, other: string, from: number, to: number): Promise<boolean> {
  if (from >= to) return true
  const files = [await open(one, 'r'), await open(other, 'r')] as const
  try {
    for (let offset = from; offset < to; offset += compared) {
      const length = Math.min(compared, to - offset)
      const [a, b] = await Promise.all(files.map((file) => readAt(file, offset, length)))
      if (a === undefined || b === undefined || !a.equals(b) || a.length !== length) return false
    }
    return true
  } finally {
    for (const file of files) await file.close()
  }
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset)
  return buffer.subarray(0, bytesRead)
}
