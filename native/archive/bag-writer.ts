// A bundle while it is being written: in a folder of its own whose name says that it is not whole, renamed at the end.
import { lstat, mkdir, open, rename, rmdir, unlink, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import { syncFolder } from '../vault/disk.ts'
import { sixLetters } from '../vault/layout.ts'
import { systemCode } from '../vault/vault-error.ts'
import { writeFailure } from './archive-failure.ts'
import { algorithms, bagInfoText, declaration, manifestText, oxum, type BagInfo, type Digests } from './bagit.ts'
import type { FileHasher, ReadOptions, Sink } from './file-hasher.ts'
import { hashBytes } from './hashing.ts'

/** Asks the disk to write what it holds each time so many bytes were copied, so that little is left for the end. */
const syncEvery = 64 << 20

export class BagWriter {
  /** Where the bundle will be. */
  readonly target: string
  readonly #staging: string
  readonly #payload = new Map<string, Digests>()
  readonly #tags = new Map<string, Digests>()
  #bytes = 0
  /** What this export made, in order: all that may be removed when it fails. */
  readonly #made: { readonly path: string; readonly folder: boolean }[] = []

  private constructor(target: string, staging: string) {
    this.target = target
    this.#staging = staging
  }

  /** Begins a bundle `name` in the folder `to`. @throws Failure `target-exists`, `target-not-writable`, `disk-full`. */
  static async begin(to: string, name: string): Promise<BagWriter> {
    const target = join(to, name)
    await refuseExisting(target)
    const bag = new BagWriter(target, `${target}.${sixLetters()}.partial`)
    await bag.#folder(bag.#staging)
    return bag
  }

  /** Bytes of all files so far. */
  get bytes(): number {
    return this.#bytes
  }

  /** Writes a payload file. @throws Failure. */
  async write(path: string, content: Uint8Array | string): Promise<void> {
    this.#payload.set(path, await this.#put(path, content))
  }

  /**
   * Copies a file into the payload, bit for bit, and gives the hashes of what was copied.
   * @throws Failure when the copy can't be written; what the system says when `from` can't be read.
   */
  async copy(path: string, from: string, hasher: FileHasher, options: ReadOptions): Promise<Digests> {
    const digests = await this.#create(path, (file, place) => hasher.hash(from, options, fileSink(file, place)))
    this.#payload.set(path, digests)
    return digests
  }

  /** Writes manifests and tags, makes everything durable and gives the bundle its name. @throws Failure. */
  async finish(info: BagInfo): Promise<string> {
    const size: BagInfo = [['Payload-Oxum', oxum(this.#payload.values())]]
    await this.#tag('bagit.txt', declaration)
    await this.#tag('bag-info.txt', bagInfoText([...info, ...size]))
    for (const algorithm of algorithms) {
      await this.#tag(`manifest-${algorithm}.txt`, manifestText(this.#payload, algorithm))
    }
    for (const algorithm of algorithms) {
      await this.#put(`tagmanifest-${algorithm}.txt`, manifestText(this.#tags, algorithm))
    }
    try {
      for (const { path, folder } of this.#made) if (folder) await syncFolder(path)
      await refuseExisting(this.target)
      await rename(this.#staging, this.target)
      await syncFolder(dirname(this.target))
    } catch (error) {
      throw writeFailure(error, this.target)
    }
    return this.target
  }

  /** Removes what was begun: the files and folders that this export made, and nothing that others put beside them. */
  async remove(): Promise<void> {
    for (const { path, folder } of this.#made.toReversed()) {
      await (folder ? rmdir(path) : unlink(path)).catch(() => undefined)
    }
  }

  async #tag(path: string, content: string): Promise<void> {
    this.#tags.set(path, await this.#put(path, content))
  }

  async #put(path: string, content: Uint8Array | string): Promise<Digests> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    return this.#create(path, async (file, place) => {
      await file.writeFile(bytes).catch((error: unknown) => {
        throw writeFailure(error, place)
      })
      return hashBytes(bytes)
    })
  }

  /** A new file at `path` of the bundle, filled by `fill` and synced. */
  async #create(path: string, fill: (file: FileHandle, place: string) => Promise<Digests>): Promise<Digests> {
    const place = join(this.#staging, path)
    await this.#folders(dirname(place))
    const failed = (error: unknown) => {
      throw writeFailure(error, place)
    }
    const file = await open(place, 'wx').catch(failed)
    this.#made.push({ path: place, folder: false })
    try {
      const digests = await fill(file, place)
      await file.sync().catch(failed)
      this.#bytes += digests.length
      return digests
    } finally {
      await file.close()
    }
  }

  async #folders(folder: string): Promise<void> {
    if (this.#made.some(({ path }) => path === folder)) return
    await this.#folders(dirname(folder))
    await this.#folder(folder)
  }

  async #folder(path: string): Promise<void> {
    try {
      await mkdir(path)
    } catch (error) {
      throw writeFailure(error, path)
    }
    this.#made.push({ path, folder: true })
  }
}

/** Writes what is read at the same place, and starts the disk's work early. */
function fileSink(file: FileHandle, place: string): Sink {
  return async (bytes, offset) => {
    try {
      for (let done = 0; done < bytes.length;) {
        done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten
      }
      if (Math.floor(offset / syncEvery) !== Math.floor((offset + bytes.length) / syncEvery)) await file.datasync()
    } catch (error) {
      throw writeFailure(error, place)
    }
  }
}

/** @throws Failure `target-exists` when anything is there, were it a dead link. */
async function refuseExisting(path: string): Promise<void> {
  try {
    await lstat(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw writeFailure(error, path)
  }
  throw new Failure('target-exists', { path })
}
