// The two disks on which recordings are kept: the vault, and the folder of second copies, which is laid out alike.
import { copyFile, mkdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { readDescription } from '../description.ts'
import { makeFolder, writeSynced } from '../disk.ts'
import { sixLetters, vaultPaths } from '../layout.ts'
import { diskError, systemCode, VaultError } from '../vault-error.ts'

/** Bytes that a disk must take to count as working. */
const trial = Buffer.alloc(64 << 10)

/**
 * Makes `second` the folder of second copies of the vault at `vault`, or finds that it is. It holds what a vault holds,
 * without the private key and the index, so that it can be verified as one.
 * @throws VaultError `vault-foreign` when it belongs to another vault, or what the disk says.
 */
export async function makeSecondRoot(vault: string, second: string): Promise<void> {
  const [from, to] = [vaultPaths(vault), vaultPaths(second)]
  try {
    await makeFolder(second)
    if ((await readFile(to.description, 'utf8').catch(absent)) === undefined) {
      await makeFolder(to.scratch)
      await copyFile(from.publicKey, to.publicKey)
      // Last: only what has everything else counts as the vault's.
      await copyFile(from.description, to.description)
    }
    await mkdir(to.scratch, { recursive: true })
  } catch (error) {
    throw diskError(error, second)
  }
  await requireRoot(second, await vaultId(vault))
}

function absent(error: unknown): undefined {
  if (systemCode(error) !== 'ENOENT') throw error
}

/** What tells a vault apart from all others, and its second copies from those of others. */
export async function vaultId(vault: string): Promise<string> {
  const description = await readDescription(vault)
  if (description === 'empty') throw new VaultError('vault-missing', { path: vault })
  return description.id
}

/**
 * Looks whether `root` is there and is the vault's: a disk that was taken away leaves an empty folder behind, which
 * must not be written to. @throws VaultError `vault-missing`, `vault-foreign`, or what the disk says.
 */
export async function requireRoot(root: string, id: string): Promise<void> {
  if ((await vaultId(root)) !== id) throw new VaultError('vault-foreign', { path: root })
}

/** Tries whether a disk takes what is written. @throws VaultError what it says. */
export async function requireWritable(root: string): Promise<void> {
  const path = join(vaultPaths(root).scratch, `trial.${sixLetters()}`)
  try {
    await writeSynced(path, trial)
  } catch (error) {
    throw diskError(error, root)
  } finally {
    await unlink(path).catch(() => undefined)
  }
}
