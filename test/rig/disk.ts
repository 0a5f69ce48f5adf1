// A disk of its own, in memory: small enough to be full, and read-only when asked. Only root may mount one.
import { mkdtemp, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './run.ts'

export interface Disk extends AsyncDisposable {
  readonly path: string
  /** Grows or shrinks it to `size` bytes. */
  resize(size: number): Promise<void>
  setReadOnly(readOnly: boolean): Promise<void>
}

/** Mounts a disk of `size` bytes. @throws Error when this user, or this container, may not. */
export async function mountDisk(size: number): Promise<Disk> {
  const path = await mkdtemp(join(tmpdir(), 'zhenglu-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'zhenglu-disk', path])
  } catch (error) {
    await rmdir(path)
    throw error
  }
  const remount = (options: string) => run('mount', ['-o', `remount,${options}`, path])
  return {
    path,
    async resize(bytes) {
      await remount(`size=${bytes}`)
    },
    async setReadOnly(readOnly) {
      await remount(readOnly ? 'ro' : 'rw')
    },
    async [Symbol.asyncDispose]() {
      await run('umount', [path])
      await rmdir(path)
    },
  }
}

/** Whether disks can be mounted here. */
export async function canMountDisks(): Promise<boolean> {
  try {
    await using disk = await mountDisk(1 << 20)
    return disk.path !== ''
  } catch {
    return false
  }
}
