// Recordings that never began: a station killed between making a folder and the first line of its journal leaves one that
// holds nothing. It would be taken for a recording without a seal for ever.
import { lstat, readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { recordingFolders } from './chain.ts'

/** Takes folders of recordings away that hold no single byte; whatever holds one stays. Never throws. */
export async function removeNeverBegun(root: string): Promise<void> {
  for (const folder of await recordingFolders(root).catch(() => [])) await removeIfEmpty(folder).catch(() => undefined)
}

async function removeIfEmpty(folder: string): Promise<void> {
  const files = (await readdir(folder)).map((name) => join(folder, name))
  const found = await Promise.all(files.map((file) => lstat(file)))
  if (!found.every((each) => each.isFile() && each.size === 0)) return
  for (const file of files) await rm(file)
  await rmdir(folder)
}
