// The audit log on the second disk: what is signed of each segment, completed from the vault's. Only appended to, and never
// read back by the station: whoever removes or rewrites the log in the vault is found by comparing the two.
import { mkdir, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere, syncFolder } from '../vault/disk.ts'
import { vaultPaths } from '../vault/layout.ts'
import { checkpointsFile, linesFile, segmentsAmong } from './layout.ts'
import type { Signed } from './segment-file.ts'

/**
 * Completes the copy below `to` from the log of the vault `from`; answers with the files of which the two disks hold
 * different bytes: those stay as they are.
 * @param signed what the log has signed just now: later bytes may still be taken back by a disk that fails.
 * @throws Error what a disk says.
 */
export async function completeAudit(from: string, to: string, signed: Signed): Promise<string[]> {
  const [source, copy] = [vaultPaths(from).audit, vaultPaths(to).auditCopy]
  const segments = segmentsAmong(await readdir(source)).filter((segment) => segment <= signed.segment)
  await mkdir(copy, { recursive: true, mode: 0o700 })
  const different: string[] = []
  for (const segment of segments) {
    const [lines, notes] = segment === signed.segment ? [signed.length, signed.noted] : [Infinity, Infinity]
    // Lines before the checkpoints that sign them.
    for (const [name, length] of [
      [linesFile(segment), lines],
      [checkpointsFile(segment), notes],
    ] as const) {
      const bytes = (await readIfThere(join(source, name)))?.subarray(0, length)
      if (bytes !== undefined && !(await extend(join(copy, name), bytes))) different.push(name)
    }
  }
  await syncFolder(copy)
  return different
}

/** Whether the file is a beginning of `bytes`, and all of it now. */
async function extend(path: string, bytes: Buffer): Promise<boolean> {
  const there = (await readIfThere(path)) ?? Buffer.of()
  if (!bytes.subarray(0, there.length).equals(there)) return false
  if (there.length === bytes.length) return true
  const file = await open(path, 'a')
  try {
    await file.appendFile(bytes.subarray(there.length))
    await file.datasync()
  } finally {
    await file.close()
  }
  return true
}
