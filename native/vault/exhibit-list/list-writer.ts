// Adds to a case's list of exhibits: each addition puts the longer list in place whole, then the signed note over it.
import { join } from 'node:path'
import { openCheckpoint, signCheckpoint } from '../../journal/checkpoint.ts'
import { canonicalBytes } from '../../journal/line.ts'
import { makeFolder, readIfThere, syncFolder, writeWhole } from '../disk.ts'
import { vaultPaths } from '../layout.ts'
import { diskError, VaultError } from '../vault-error.ts'
import type { Vault } from '../vault.ts'
import { listNames, listOrigin, type ListFacts } from './lines.ts'
import { markAt, readList, type ListMark } from './read-list.ts'

/** Folder of a case's exhibits. */
export const exhibitsFolder = (vault: string, of: string): string => join(vaultPaths(vault).exhibits, of)

/** Makes the folder of a case's exhibits durable. @throws VaultError what the disk says. */
export async function makeExhibitsFolder(vault: string, of: string): Promise<string> {
  const folder = exhibitsFolder(vault, of)
  try {
    if ((await makeFolder(folder)) !== undefined)
      for (const path of [vaultPaths(vault).exhibits, vault]) await syncFolder(path)
    return folder
  } catch (error) {
    throw diskError(error, folder)
  }
}

/**
 * Appends a line; one after another is for the caller to see to. What it names must be on the disk already.
 * @throws VaultError what the disk says; then the list is as it was.
 */
export async function appendToList(vault: Vault, of: string, facts: ListFacts): Promise<ListMark> {
  const folder = await makeExhibitsFolder(vault.folder, of)
  try {
    const { bytes, mark } = await readList(folder)
    if (!(await isAsSigned(vault, of, bytes))) throw new VaultError('exhibits-damaged', { path: folder })
    const { clock, run, station } = vault
    const stamped = (seq: number) => ({ seq, at: clock.now().toISOString(), mono: Math.floor(clock.mono()), run })
    const opening = { kind: 'open', format: 'zhenglu-exhibits', version: 1, case: of, station } as const
    const added = mark.size === 0 ? [opening, facts] : [facts]
    const longer = [bytes]
    for (const [i, each] of added.entries()) {
      longer.push(canonicalBytes({ ...each, ...stamped(mark.size + i) }), Buffer.from('\n'))
    }
    const list = Buffer.concat(longer)
    const { scratch } = vaultPaths(vault.folder)
    await writeWhole(join(folder, listNames.list), list, scratch)
    return await signList(vault, of, list)
  } catch (error) {
    throw diskError(error, folder)
  }
}

/** Lines by which a list may be ahead of its note: the first two are written at once. */
const mostUnsigned = 2

/**
 * Whether a list is what its note covers, or that and the line that was being added when the station was cut short: what
 * was altered otherwise must stay visible, and is never signed again.
 */
export async function isAsSigned(vault: Vault, of: string, list: Buffer): Promise<boolean> {
  const { station, signer } = vault
  const note = await readIfThere(join(exhibitsFolder(vault.folder, of), listNames.checkpoint))
  const size = markAt(list)?.size ?? 0
  if (note === undefined) return size <= mostUnsigned
  const opened = openCheckpoint(note.toString('utf8'), listOrigin(station.id, of), signer.publicKey)
  if ('fault' in opened) return false
  const { size: signed, root } = opened.checkpoint
  return markAt(list, signed)?.root === root.toString('hex') && size - signed <= 1
}

/** Signs size and root of a list. Again at a start, where a crash came between the list and its note. */
export async function signList(vault: Vault, of: string, list: Buffer): Promise<ListMark> {
  const mark = markAt(list) ?? { size: 0, root: '' }
  const origin = listOrigin(vault.station.id, of)
  const note = await signCheckpoint({ origin, size: mark.size, root: Buffer.from(mark.root, 'hex') }, vault.signer)
  const path = join(exhibitsFolder(vault.folder, of), listNames.checkpoint)
  await writeWhole(path, note, vaultPaths(vault.folder).scratch)
  return mark
}
