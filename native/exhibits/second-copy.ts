// Exhibits on the second disk: each disk is completed from the other, file by file, the list after what it states.
import { copyFile, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, readIfThere, syncFolder, writeWhole } from '../vault/disk.ts'
import { filesOf, listNames } from '../vault/exhibit-list/lines.ts'
import { markAt, readList } from '../vault/exhibit-list/read-list.ts'
import { hashFile } from '../vault/exhibit-list/verify-exhibits.ts'
import { sixLetters, vaultPaths } from '../vault/layout.ts'

/**
 * Adds to the exhibits below `to` what those below `from` have more. Where two lists say different things nothing is
 * touched: the verification of each tells. @param of one case alone. @throws Error what a disk says.
 */
export async function completeExhibits(from: string, to: string, of?: string): Promise<void> {
  const place = vaultPaths(from).exhibits
  const cases = of === undefined ? await readdir(place).catch(() => []) : [of]
  for (const one of cases) {
    const folder = join(vaultPaths(to).exhibits, one)
    if (!(await areAsLong(join(place, one), folder))) await completeCase(join(place, one), to, one)
  }
}

/** A list is put on a disk after all that it states: where list and note are as long as the other's, nothing is missing. */
async function areAsLong(one: string, other: string): Promise<boolean> {
  for (const name of Object.values(listNames)) {
    const [size, there] = await Promise.all([one, other].map((folder) => sizeOf(join(folder, name))))
    if (size === undefined || size !== there) return false
  }
  return true
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  )

async function completeCase(from: string, root: string, of: string): Promise<void> {
  const [here, note] = [await readList(from), await readIfThere(join(from, listNames.checkpoint))]
  const folder = join(vaultPaths(root).exhibits, of)
  const there = await readList(folder)
  const isSame = there.mark.size === here.mark.size && there.mark.root === here.mark.root
  const continues = there.mark.size === 0 || markAt(here.bytes, there.mark.size)?.root === there.mark.root
  if (here.mark.size === 0 || note === undefined || !continues) return
  const { scratch } = vaultPaths(root)
  const files = here.lines.flatMap(filesOf)
  const missing = []
  for (const one of files) if (!(await isThere(join(folder, one.file)))) missing.push(one)
  if (isSame && missing.length === 0 && (await isThere(join(folder, listNames.checkpoint)))) return
  await mkdir(scratch, { recursive: true })
  await makeFolder(folder)
  for (const one of missing) await copyWhole(join(from, one.file), join(folder, one.file), scratch, one.sha256)
  // What was listed meanwhile comes the next time, with its own note.
  const isStill = (await readList(from)).mark.size === here.mark.size
  if (!isStill || note.toString('utf8').split('\n')[1] !== String(here.mark.size)) return
  if (!isSame) await writeWhole(join(folder, listNames.list), here.bytes, scratch)
  await writeWhole(join(folder, listNames.checkpoint), note, scratch)
  for (const path of [vaultPaths(root).exhibits, root]) await syncFolder(path)
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** A file that is not what was listed is not copied: damage must not spread. */
async function copyWhole(from: string, to: string, scratch: string, sha256: string): Promise<void> {
  if (!(await isThere(from))) return
  const temporary = join(scratch, `exhibit.${sixLetters()}`)
  try {
    await copyFile(from, temporary)
    const file = await open(temporary, 'r+')
    await file.sync().finally(() => file.close())
    if ((await hashFile(temporary)).sha256 !== sha256) return
    await rename(temporary, to)
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
  await syncFolder(join(to, '..'))
}
