// Where something may be written for people: folders outside the vault.
import { access, constants, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { resolve, sep } from 'node:path'
import { Failure } from '../contract/failures.ts'

const isInside = (folder: string, vault: string) => (resolve(folder) + sep).startsWith(resolve(vault) + sep)

/** The folder that a person named (`~`: their own). @throws Failure `target-inside-vault`. */
export function outside(vault: string, named: string): string {
  const folder = named === '~' ? homedir() : named
  if (isInside(folder, vault)) throw new Failure('target-inside-vault', { path: named })
  return folder
}

/** A folder that something can be written into, outside the vault; none is fine. @throws Failure `target-…`. */
export async function requireTarget(folder: string, vault: string): Promise<void> {
  if (folder === '') return
  outside(vault, folder)
  try {
    if (!(await stat(folder)).isDirectory()) throw new Failure('target-not-writable', { path: folder })
    await access(await realpath(folder), constants.W_OK)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('target-not-writable', { path: folder }, { cause: error })
  }
}
