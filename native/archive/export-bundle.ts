// Exports a case with its recordings as a bundle (docs/format.md §7) that a stranger can check without this program.
import { createPublicKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { CaseHistory } from '../cases/history.ts'
import { Failure } from '../contract/failures.ts'
import type { ReadOptions } from '../hashing/two-hashes.ts'
import { vaultPaths } from '../vault/layout.ts'
import { stopWhenCancelled } from '../vault/verify/options.ts'
import { damaged } from './archive-failure.ts'
import { BagWriter } from './bag-writer.ts'
import { payload } from './bagit.ts'
import {
  bagInfo,
  statementPlace,
  writeDocuments,
  type Bundle,
  type BundledCase,
  type BundledStatement,
} from './bundle-documents.ts'
import { bundleName } from './bundle-name.ts'
import type { BundledFile } from './bundle-file.ts'
import { copyExhibits, readExhibits, type BundledExhibits } from './bundle-exhibits.ts'
import { FileHasher } from './file-hasher.ts'
import { hashBytes } from './hashing.ts'
import { copyLateRecords, type LateRecord } from './late-records.ts'
import { noteHalfBundle } from './half-bundles.ts'
import { officersOf, type KnownPerson } from './officer-facts.ts'
import { playableCopies, playablePlace, type PlayableCopy } from './playable-copies.ts'
import { readFacts, type RecordingFacts } from './recording-facts.ts'
import { readSealed, type SealedRecording } from './sealed-recording.ts'
import { forgetTarget, openTarget, requireSpace } from './target.ts'

/** Bytes done and to do. */
export type Progress = (done: number, total: number) => void

export interface Export {
  readonly case: BundledCase
  /** People as the register has them: what it knows of the case's officers goes along. */
  readonly people?: readonly KnownPerson[]
  /** Its stages, the cases that belong to it, what was done to it. */
  readonly history?: CaseHistory
  readonly recordings: readonly { readonly folder: string; readonly id: string }[]
  /** All versions of their fault statements. */
  readonly statements?: readonly BundledStatement[]
  /** Their written records that were frozen after the seal. */
  readonly lateRecords?: readonly LateRecord[]
  /** Its file, asked for when nothing can be added to it any more that is not read; absent where nothing is known of it. */
  readonly file?: () => Promise<BundledFile>
  /** Folder of the case's exhibits and issued documents; nothing where there are none. */
  readonly exhibits?: string
  /** The station's public key, SubjectPublicKeyInfo in PEM. */
  readonly stationKeyPem: string
  /** Folder that gets the bundle. */
  readonly to: string
  readonly vault: string
  /** Name and version of this program. */
  readonly software: string
  readonly now?: Date
  readonly signal?: AbortSignal
  readonly onProgress?: Progress
}

export interface Exported {
  /** The bundle. */
  readonly folder: string
  readonly bytes: number
}

/**
 * Writes a new folder `<to>/<case number>_<day>`: whole, or not at all. Every byte copied is compared with what was
 * sealed, so that a bundle never hides damage.
 * @throws Failure `case-without-recordings`, `recording-unknown`, `recording-not-sealed`, `recording-damaged`,
 *   `target-exists`, `target-inside-vault`, `target-not-writable`, `disk-full`, `cancelled`.
 */
export async function exportBundle(wanted: Export): Promise<Exported> {
  const target = await openTarget(wanted.to, wanted.vault)
  try {
    return await writeBundle(wanted, target.folder)
  } catch (error) {
    await forgetTarget(target)
    throw error
  }
}

/** As {@link exportBundle}, into a folder that is there and may be written, wherever it is; leaves `reserve` bytes free. */
export async function writeBundle(wanted: Export, to: string, reserve = 0): Promise<Exported> {
  const { signal } = wanted
  stopWhenCancelled(signal)
  if (wanted.recordings.length === 0) throw new Failure('case-without-recordings', { number: wanted.case.number })
  const key = createPublicKey(wanted.stationKeyPem)
  const sealed: SealedRecording[] = []
  for (const { id, folder } of wanted.recordings) sealed.push(await readSealed(id, folder, key))
  const copies: PlayableCopy[] = []
  for (const recording of sealed) copies.push(...(await playableCopies(recording)))
  const file = await wanted.file?.()
  const exhibits: BundledExhibits = await readExhibits(wanted.exhibits)
  const all = [...sealed.flatMap(({ files }) => files), ...copies, ...exhibits.files]
  const total = all.reduce((sum, { length }) => sum + length, 0)
  let bag: BagWriter | undefined
  let takeBack = () => Promise.resolve()
  try {
    await requireSpace(to, total + reserve)
    const now = wanted.now ?? new Date()
    bag = await BagWriter.begin(to, bundleName(wanted.case.number, now), async (staging) => {
      takeBack = await noteHalfBundle(vaultPaths(wanted.vault).scratch, staging)
    })
    const options = { signal, onBytes: counter(total, wanted.onProgress) }
    const facts = await copyRecordings(bag, sealed, copies, options)
    await copyExhibits(bag, exhibits, options)
    const statements = await copyStatements(bag, wanted.statements ?? [])
    const lateRecords = await copyLateRecords(bag, wanted.lateRecords ?? [])
    const { case: of, history, software } = wanted
    const bundle = {
      ...{ case: of, history, recordings: facts, playable: copies, statements, lateRecords, exhibits },
      ...{ key, software, made: now, file, officers: officersOf(of.officers ?? [], wanted.people ?? []) },
    }
    await writeDocuments(bag, bundle)
    stopWhenCancelled(signal)
    return { folder: await bag.finish(bagInfo(bundle)), bytes: bag.bytes }
  } catch (error) {
    await bag?.remove()
    stopWhenCancelled(signal)
    throw error
  } finally {
    await takeBack()
  }
}

async function copyRecordings(
  bag: BagWriter,
  recordings: readonly SealedRecording[],
  copies: readonly PlayableCopy[],
  options: ReadOptions,
): Promise<RecordingFacts[]> {
  await using hasher = new FileHasher()
  const facts: RecordingFacts[] = []
  for (const recording of recordings) {
    await copyRecording(bag, recording, hasher, options)
    const own = copies.filter((copy) => copy.recording === recording.id)
    for (const copy of own) await copyBeginning(bag, recording, copy, hasher, options)
    facts.push(await readFacts(recording))
  }
  return facts
}

/** @throws Failure `recording-damaged` when what was copied is not what was sealed. */
async function copyRecording(
  bag: BagWriter,
  { id, folder, files }: SealedRecording,
  hasher: FileHasher,
  options: ReadOptions,
): Promise<void> {
  for (const { name, length, sha256 } of files) {
    const place = `${payload.recordings}/${id}/${name}`
    const digests = await bag.copy(place, join(folder, name), hasher, options).catch(whenUnreadable(id, name, options))
    if (digests.length !== length) throw damaged(id, name, 'length')
    if (sha256 !== null && digests.sha256 !== sha256) throw damaged(id, name, 'changed')
  }
}

/** After the part itself, which was compared with the seal. @throws Failure `recording-damaged`. */
async function copyBeginning(
  bag: BagWriter,
  { id, folder }: SealedRecording,
  copy: PlayableCopy,
  hasher: FileHasher,
  options: ReadOptions,
): Promise<void> {
  const { file, length } = copy
  const digests = await bag
    .copy(playablePlace(copy), join(folder, file), hasher, { ...options, length })
    .catch(whenUnreadable(id, file, options))
  if (digests.length !== length) throw damaged(id, file, 'length')
}

const whenUnreadable =
  (id: string, name: string, { signal }: ReadOptions) =>
  (error: unknown): never => {
    stopWhenCancelled(signal)
    throw error instanceof Failure ? error : damaged(id, name, 'unreadable', error)
  }

/** @throws Failure `recording-damaged` when a statement is not as it was saved. */
async function copyStatements(bag: BagWriter, statements: readonly BundledStatement[]): Promise<Bundle['statements']> {
  const copied: Bundle['statements'][number][] = []
  for (const statement of statements) {
    const { recording, path, sha256 } = statement
    const bytes = await readFile(path).catch((error: unknown) => {
      throw damaged(recording, basename(path), 'unreadable', error)
    })
    if (hashBytes(bytes).sha256 !== sha256) throw damaged(recording, basename(path), 'changed')
    await bag.write(statementPlace(statement), bytes)
    copied.push({ ...statement, length: bytes.length })
  }
  return copied
}

function counter(total: number, onProgress: Progress = () => undefined): (bytes: number) => void {
  let done = 0
  onProgress(done, total)
  return (bytes) => {
    done += bytes
    onProgress(done, total)
  }
}
