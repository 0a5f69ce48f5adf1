// What a crash can leave of exhibits: a file without its line, a list without its note. Neither loses what was listed.
import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere, syncFolder } from '../disk.ts'
import { vaultPaths } from '../layout.ts'
import type { Vault } from '../vault.ts'
import { filesOf, isListedName, listNames } from './lines.ts'
import { isAsSigned, signList } from './list-writer.ts'
import { readList, type ListMark } from './read-list.ts'

/** Folders with exhibits, by the ids of their cases. */
export async function exhibitCases(vault: string): Promise<string[]> {
  return (await readdir(vaultPaths(vault).exhibits).catch(() => [])).sort()
}

/** A list that was signed again, because a crash came between it and its note. */
export interface SignedAgain extends ListMark {
  readonly case: string
}

/**
 * Brings the exhibits of a vault to where each is listed and each list signed. A file that was never listed, because
 * whoever added it was never told that it was, is kept beside the exhibits and belongs to none.
 */
export async function recoverExhibits(vault: Vault): Promise<SignedAgain[]> {
  const again: SignedAgain[] = []
  for (const of of await exhibitCases(vault.folder)) {
    const folder = join(vaultPaths(vault.folder).exhibits, of)
    const { bytes, lines, mark } = await readList(folder)
    if (!(await isAsSigned(vault, of, bytes))) continue
    await putAside(vault.folder, of, new Set(lines.flatMap(filesOf).map(({ file }) => file)))
    const note = await readIfThere(join(folder, listNames.checkpoint))
    const isSigned = note?.toString('utf8').split('\n')[1] === String(mark.size)
    if (bytes.length > 0 && !isSigned) again.push({ case: of, ...(await signList(vault, of, bytes)) })
  }
  return again
}

async function putAside(vault: string, of: string, listed: ReadonlySet<string>): Promise<void> {
  const { exhibits, remains } = vaultPaths(vault)
  const names = await readdir(join(exhibits, of)).catch(() => [])
  for (const name of names.filter((each) => isListedName(each) && !listed.has(each))) {
    const aside = join(remains, of)
    await mkdir(aside, { recursive: true })
    await rename(join(exhibits, of, name), join(aside, `${Date.now()}-${name}`))
    await syncFolder(aside)
  }
}
