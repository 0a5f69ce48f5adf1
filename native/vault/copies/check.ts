// Whether two copies of a sealed recording are what was sealed: every file hashed and compared with the manifest.
import { join } from 'node:path'
import { readdir, stat } from 'node:fs/promises'
import { readIfThere } from '../disk.ts'
import { fileNames, parsePartFile, parseRecordFile } from '../layout.ts'
import { manifestSchema, type Manifest } from '../manifest.ts'
import type { PartHasher } from '../verify/part-hasher.ts'
import { systemCode } from '../vault-error.ts'
import { areSame } from './common-ends.ts'
import type { Disk } from './copies.ts'

/** Files of each copy that are not what was sealed. */
export type Differing = Readonly<Record<Disk, readonly string[]>>

const names: readonly string[] = Object.values(fileNames)

/** Whether a file belongs to a recording's folder. */
export const isOurs = (file: string): boolean =>
  parsePartFile(file) !== undefined || parseRecordFile(file) !== undefined || names.includes(file)

/** Length of each file of a recording that is there; undefined when its folder is not. @throws Error what the disk says. */
export async function lengthsIn(folder: string): Promise<ReadonlyMap<string, number> | undefined> {
  try {
    const lengths = new Map<string, number>()
    for (const file of (await readdir(folder)).filter(isOurs)) lengths.set(file, (await stat(join(folder, file))).size)
    return lengths
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** What the seal states of each part; undefined without one. */
export async function sealedLengths(folder: string): Promise<ReadonlyMap<string, number> | undefined> {
  if ((await readIfThere(join(folder, fileNames.signature))) === undefined) return undefined
  const manifest = await readManifest(folder)
  return manifest && new Map(manifest.parts.map(({ file, length }) => [file, length]))
}

/** Whether `own` lacks something that `other` has, beyond which nothing of a part counts once it is `sealed`. */
export const isBehind = (
  own: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
  sealed?: ReadonlyMap<string, number>,
): boolean =>
  [...other].some(([file, length]) => (own.get(file) ?? 0) < Math.min(length, sealed?.get(file) ?? Infinity))

/**
 * Compares both copies with what was sealed, and the seals with one another. Answers null where there is nothing to
 * judge yet: no seal, or one copy lacks something. @throws Error what a disk says, or why `signal` was given.
 */
export async function compareCopies(
  folders: Readonly<Record<Disk, string>>,
  hasher: PartHasher,
  signal: AbortSignal,
): Promise<Differing | null> {
  const [here, there] = [await lengthsIn(folders.vault), await lengthsIn(folders.mirror)]
  if (here === undefined || there === undefined || isBehind(here, there) || isBehind(there, here)) return null
  if (!here.has(fileNames.signature) || !here.has(fileNames.manifest)) return null
  const twoSeals: string[] = []
  for (const file of [fileNames.manifest, fileNames.signature, fileNames.timeStamp]) {
    const length = here.get(file) ?? 0
    if (!(await areSame(join(folders.vault, file), join(folders.mirror, file), 0, length))) twoSeals.push(file)
  }
  const vault = await unlikeSeal(folders.vault, hasher, signal)
  const mirror = await unlikeSeal(folders.mirror, hasher, signal)
  return { vault: [...twoSeals, ...vault], mirror: [...twoSeals, ...mirror] }
}

async function unlikeSeal(folder: string, hasher: PartHasher, signal: AbortSignal): Promise<string[]> {
  const manifest = await readManifest(folder)
  if (manifest === undefined) return [fileNames.manifest]
  const { parts, journal, checkpoints } = manifest
  const records = (manifest.writtenRecords ?? []).flatMap(({ files }) => files)
  const stated = [
    ...parts,
    ...records,
    { file: fileNames.journal, ...journal },
    { file: fileNames.checkpoints, ...checkpoints },
  ]
  const unlike: string[] = []
  for (const { file, length, sha256 } of stated) {
    signal.throwIfAborted()
    const found = await hasher.hash({ path: join(folder, file), ranges: [], sm3: false }, signal).catch(absent)
    if (found?.length !== length || found.sha256 !== sha256) unlike.push(file)
  }
  return unlike
}

function absent(error: unknown): undefined {
  if (systemCode(error) !== 'ENOENT') throw error
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const bytes = await readIfThere(join(folder, fileNames.manifest))
    return bytes && manifestSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
