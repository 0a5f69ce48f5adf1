// Completes one disk's recordings from the other's. Only what is missing is written; where the two say different things
// nothing is touched, and that is told.
import { mkdir, open, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { recordingFolders } from '../chain.ts'
import { makeFolder, readIfThere, syncFolder } from '../disk.ts'
import { fileNames, parsePartFile, recordingDirectory, vaultPaths } from '../layout.ts'
import type { Processes } from '../part-recovery.ts'
import { hasNothingOfItsOwn, isAhead, isAsStated } from './ahead.ts'
import { isOurs, sealedLengths } from './check.ts'
import { areSame } from './common-ends.ts'

export interface Completion {
  /** Ids of recordings to which something was added. */
  readonly completed: readonly string[]
  /** Files of which the two disks hold different bytes. */
  readonly different: readonly string[]
}

/** Bytes copied at once. */
const stretch = 4 << 20

/** The journal after what it states, the seal last: what is cut short in between is not taken for whole. */
const last: readonly string[] = [fileNames.journal, fileNames.manifest, fileNames.signature, fileNames.timeStamp]
const order = (file: string) => last.indexOf(file)

/**
 * Adds to the recordings below `to` what those below `from` have more.
 * @param busy ids of recordings that are being made, which complete themselves. @throws Error what a disk says.
 */
export async function completeRecordings(from: string, to: string, busy: ReadonlySet<string>): Promise<Completion> {
  const completed: string[] = []
  const different: string[] = []
  for (const folder of await recordingFolders(from)) {
    const id = folder.slice(-22)
    if (busy.has(id)) continue
    const added = await completeRecording(folder, to, id, different)
    if (added) completed.push(id)
  }
  return { completed, different }
}

async function completeRecording(from: string, root: string, id: string, different: string[]): Promise<boolean> {
  const to = recordingDirectory(root, id)
  const files = (await readdir(from)).filter(isOurs).sort((a, b) => order(a) - order(b))
  if (await haveSameLengths(files, from, to)) return false
  const lengths = (await sealedLengths(from)) ?? (await sealedLengths(to))
  await makeFolder(to)
  const judged = new Map<string, Judgement>()
  for (const file of files) judged.set(file, await judge(file, from, to))
  const unlike = files.filter((file) => judged.get(file) === 'different')
  different.push(...unlike.map((file) => join(to, file)))
  // Two journals, or two seals, are two recordings: neither is made to look like the other.
  if (unlike.length > 0) return false
  let added = false
  for (const file of files) {
    if (judged.get(file) === 'behind') continue
    const sealed = lengths?.get(file)
    if (judged.get(file) === 'superseded' || (await sizeOf(join(to, file))) > (sealed ?? Infinity)) {
      await putAside(root, id, join(to, file), file)
    }
    if (await addMissing(join(from, file), join(to, file), sealed)) added = true
  }
  if (added) for (const folder of [to, join(to, '..')]) await syncFolder(folder)
  return added
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

async function haveSameLengths(files: readonly string[], one: string, other: string): Promise<boolean> {
  for (const file of files) if ((await sizeOf(join(one, file))) !== (await sizeOf(join(other, file)))) return false
  return true
}

/**
 * How a file's copies stand to one another. `alike`: one goes on where the other ends. `superseded`: that of `to` ends in
 * bytes which its disk lost when it failed; what its journal states, and more, is in `from`. `behind`: the other way round.
 */
type Judgement = 'alike' | 'superseded' | 'behind' | 'different'

async function judge(file: string, from: string, to: string): Promise<Judgement> {
  if (await beginsAlike(join(from, file), join(to, file))) return 'alike'
  if (await isAhead(from, to)) return (await standsFor(file, from, to)) ? 'superseded' : 'different'
  if (await isAhead(to, from)) return (await standsFor(file, to, from)) ? 'behind' : 'different'
  return 'different'
}

/** Whether nothing is lost when the file in `better` stands for the one in `worse`, whose recording is behind. */
async function standsFor(file: string, better: string, worse: string): Promise<boolean> {
  if (file === fileNames.journal || file === fileNames.checkpoints) return hasNothingOfItsOwn(file, better, worse)
  return parsePartFile(file) !== undefined && isAsStated(better, file)
}

async function beginsAlike(one: string, other: string): Promise<boolean> {
  const common = Math.min(await sizeOf(one), await sizeOf(other))
  return areSame(one, other, 0, common)
}

/**
 * A file of a disk that had failed: a part that its process wrote on beyond what was sealed elsewhere, or one that ends in
 * lost bytes. It is kept beside the recordings, under a name that nothing has there yet, and the other takes its place.
 */
async function putAside(root: string, id: string, path: string, file: string): Promise<void> {
  const aside = join(vaultPaths(root).remains, id)
  await mkdir(aside, { recursive: true })
  const taken = new Set(await readdir(aside))
  let name = file
  for (let number = 2; taken.has(name); number += 1) name = `${file}.${number}`
  await rename(path, join(aside, name))
  await syncFolder(aside)
}

async function addMissing(from: string, to: string, sealed = Infinity): Promise<boolean> {
  const [length, had] = [Math.min(await sizeOf(from), sealed), await sizeOf(to)]
  if (had >= length) return false
  const source = await open(from, 'r')
  const target = await open(to, 'r+').catch(() => open(to, 'wx'))
  try {
    for (let offset = had; offset < length;) {
      const { bytesRead, buffer } = await source.read(Buffer.alloc(Math.min(stretch, length - offset)), 0, null, offset)
      if (bytesRead === 0) break
      await target.write(buffer, 0, bytesRead, offset)
      offset += bytesRead
    }
    await target.datasync()
  } finally {
    await source.close()
    await target.close()
  }
  return true
}

/**
 * Ends the processes that an earlier life of the station left writing on the second disk: of what they write there the
 * vault would not know. @throws Error what the disk says.
 */
export async function endWriters(root: string, processes: Processes): Promise<void> {
  for (const folder of await recordingFolders(root)) {
    if ((await readIfThere(join(folder, fileNames.signature))) !== undefined) continue
    for (const { owner } of await processes.writingInto(folder)) await processes.end(owner)
  }
}
