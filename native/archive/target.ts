// Whether a bundle can go where it is wanted: before anything is written there.
import { access, constants, lstat, mkdir, realpath, rmdir, stat, statfs } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { Failure } from '../contract/failures.ts'
import { systemCode } from '../vault/vault-error.ts'
import { writeFailure } from './archive-failure.ts'

/** Room for the contents list, metadata and file-system overhead beside the recordings, in bytes. */
const margin = 16 << 20

/**
 * The folder that takes the bundle, with links resolved; made when only its last name is missing.
 * `made` tells whether this call made it.
 * @throws Failure `target-inside-vault`, `target-not-writable`.
 */
export async function openTarget(to: string, vault: string): Promise<{ folder: string; made: boolean }> {
  const folder = await realpathOfNew(resolve(to))
  const fromVault = relative(await realpath(vault), folder)
  if (
    fromVault === '' ||
    !(fromVault === '..' || fromVault.startsWith(`..${sep}`) || resolve(fromVault) === fromVault)
  ) {
    throw new Failure('target-inside-vault', { path: folder })
  }
  const made = await makeMissing(folder)
  try {
    if (!(await stat(folder)).isDirectory())
      throw new Failure('target-not-writable', { path: folder, cause: 'ENOTDIR' })
    await access(folder, constants.W_OK)
  } catch (error) {
    throw writeFailure(error, folder)
  }
  return { folder, made }
}

/** Removes the target folder that {@link openTarget} made, if it is still empty. */
export async function forgetTarget({ folder, made }: { folder: string; made: boolean }): Promise<void> {
  if (made) await rmdir(folder).catch(() => undefined)
}

/** @throws Failure `disk-full` when the disk of `folder` can't take `bytes` more. */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder).catch((error: unknown) => {
    throw writeFailure(error, folder)
  })
  const free = bavail * bsize
  const needed = bytes + margin
  if (free < needed) throw new Failure('disk-full', { path: folder, needed, free })
}

/** @throws Failure `target-exists` when anything is there, were it a dead link. */
export async function refuseExisting(path: string): Promise<void> {
  try {
    await lstat(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw writeFailure(error, path)
  }
  throw new Failure('target-exists', { path })
}

async function realpathOfNew(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw writeFailure(error, path)
  }
  try {
    return join(await realpath(dirname(path)), basename(path))
  } catch (error) {
    throw writeFailure(error, path)
  }
}

async function makeMissing(folder: string): Promise<boolean> {
  try {
    await mkdir(folder)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw writeFailure(error, folder)
  }
}
