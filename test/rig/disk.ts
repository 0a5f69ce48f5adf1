// A disk of its own, in memory: small enough to be full, and read-only when asked. Only root may mount one.
import { mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
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

/** A disk with a real file system in an image: it can stand still, turn read-only by itself, be pulled out and put back. */
export interface ImageDisk extends AsyncDisposable {
  readonly path: string
  /** Whoever writes waits, until it is thawed. */
  freeze(): Promise<void>
  thaw(): Promise<void>
  /** What the kernel does when it finds a fault: read-only, whatever is open. */
  breakDown(): Promise<void>
  /** Its folder is empty, though who has files open can still use them. */
  pullOut(): Promise<void>
  putBack(): Promise<void>
}

/** Mounts an ext4 image of `size` bytes. @throws Error when this user, or this container, may not. */
export async function mountImage(size: number): Promise<ImageDisk> {
  const image = await mkdtemp(join(tmpdir(), 'zhenglu-image-'))
  const [file, path] = [join(image, 'disk.img'), join(image, 'disk')]
  await run('truncate', ['-s', String(size), file])
  await run('mkfs.ext4', ['-q', '-m', '0', file])
  await run('mkdir', [path])
  const device = (await run('losetup', ['--find', '--show', file])).trim()
  const putBack = () => run('mount', ['-o', 'errors=remount-ro', device, path]).then(() => undefined)
  let frozen = false
  const thaw = async () => {
    if (frozen) await run('fsfreeze', ['-u', path])
    frozen = false
  }
  try {
    await putBack()
  } catch (error) {
    await run('losetup', ['-d', device])
    throw error
  }
  return {
    path,
    async freeze() {
      await run('fsfreeze', ['-f', path])
      frozen = true
    },
    thaw,
    async breakDown() {
      await writeFile(`/sys/fs/ext4/${basename(device)}/trigger_fs_error`, '1')
    },
    async pullOut() {
      await run('umount', ['-l', path])
    },
    putBack,
    async [Symbol.asyncDispose]() {
      await thaw()
      await run('umount', ['-l', path]).catch(() => undefined)
      await run('losetup', ['-d', device])
      // A process that stood still in a write until now may still make a file.
      await rm(image, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
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
