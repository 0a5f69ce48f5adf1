// Whether the copies for players in a bundle are what they are said to be: nobody may be shown what was not sealed.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../contract/verification.ts'
import type { ReadOptions } from '../hashing/two-hashes.ts'
import { fileNames } from '../vault/layout.ts'
import { tailsIn } from '../vault/tails.ts'
import { payload } from './bagit.ts'
import { readPlain } from './plain-file.ts'
import { parsePlayablePlace } from './playable-copies.ts'

/** Bytes of a journal at most: a longer one would only fill the memory. */
const longestJournal = 1 << 28
/** Bytes of both files that are compared at once. */
const stretch = 1 << 20

/**
 * Each of `places` under 其他/播放 must be a part of the bundle up to its incomplete end, byte for byte. Whether that part
 * is what was sealed is for the verification of its recording.
 * @param plain paths of the bundle's plain files: a pipe in place of a part would never end.
 * @throws the signal's reason when aborted.
 */
export async function checkPlayable(
  folder: string,
  places: readonly string[],
  plain: ReadonlySet<string>,
  options: ReadOptions = {},
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const place of places.filter((path) => path.startsWith(`${payload.playable}/`))) {
    try {
      findings.push(...(await checkCopy(folder, place, plain, options)))
    } catch (error) {
      options.signal?.throwIfAborted()
      findings.push({ code: 'path-unreadable', file: place, details: { cause: String(error) } })
    }
  }
  return findings
}

async function checkCopy(
  folder: string,
  place: string,
  plain: ReadonlySet<string>,
  options: ReadOptions,
): Promise<Finding[]> {
  const of = parsePlayablePlace(place)
  if (of === undefined) return [{ code: 'file-unexpected', file: place }]
  const recording = join(folder, payload.recordings, of.recording)
  const journal = await readPlain(join(recording, fileNames.journal), longestJournal)
  const length = tailsIn(journal ?? Buffer.alloc(0)).get(of.file) ?? 0
  const isPlain = plain.has(`${payload.recordings}/${of.recording}/${of.file}`)
  if (length === 0 || !isPlain) return [{ code: 'file-unexpected', file: place }]
  const same = await isBeginning(join(folder, place), join(recording, of.file), length, options)
  return same ? [] : [{ code: 'file-changed', file: place }]
}

/** Whether a file is another's first so many bytes. */
async function isBeginning(path: string, of: string, length: number, options: ReadOptions): Promise<boolean> {
  await using copy = await open(path, 'r')
  await using whole = await open(of, 'r')
  if ((await copy.stat()).size !== length) return false
  const [mine, theirs] = [Buffer.alloc(stretch), Buffer.alloc(stretch)]
  for (let at = 0; at < length;) {
    options.signal?.throwIfAborted()
    const wanted = Math.min(stretch, length - at)
    const { bytesRead } = await copy.read(mine, 0, wanted, at)
    const other = await whole.read(theirs, 0, bytesRead, at)
    if (bytesRead === 0 || other.bytesRead !== bytesRead) return false
    if (!mine.subarray(0, bytesRead).equals(theirs.subarray(0, bytesRead))) return false
    at += bytesRead
    options.onBytes?.(bytesRead)
  }
  return true
}
