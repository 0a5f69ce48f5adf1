// Bundles that are being written, noted in the scratch folder before they are begun: one that a killed station left half
// written is removed by the next start.
import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { writeSynced } from '../vault/disk.ts'

const ending = '.half-bundle'
/** What the name of a bundle ends in while it is not whole (docs/format.md §7). */
export const partial = '.partial'

/**
 * Notes that a bundle is begun in `folder`; the function returned takes the note back. A scratch folder that cannot be
 * written keeps nobody from exporting.
 */
export async function noteHalfBundle(scratch: string, folder: string): Promise<() => Promise<void>> {
  const note = join(scratch, `${randomUUID()}${ending}`)
  await writeSynced(note, folder).catch(() => undefined)
  return () => rm(note, { force: true }).catch(() => undefined)
}

/** Removes what the notes name. Where the disk is not there at present the note stays, for another start. */
export async function removeHalfBundles(scratch: string): Promise<void> {
  const names = await readdir(scratch).catch(() => [])
  for (const name of names.filter((each) => each.endsWith(ending))) {
    const note = join(scratch, name)
    const folder = await readFile(note, 'utf8').catch(() => '')
    const isBundle = basename(folder).endsWith(partial)
    if (isBundle && (await stat(dirname(folder)).catch(() => null)) === null) continue
    if (isBundle) await rm(folder, { recursive: true, force: true })
    await rm(note, { force: true })
  }
}
