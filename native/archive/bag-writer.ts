// A bundle while it is being written: in a folder of its own whose name says that it is not whole, renamed at the end.
import { mkdir, rename, rmdir, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ReadingError } from '../hashing/two-hashes.ts'
import { syncFolder } from '../vault/disk.ts'
import { sixLetters } from '../vault/layout.ts'
import { writeFailure } from './archive-failure.ts'
import { algorithms, bagInfoText, declaration, manifestText, oxum, type BagInfo, type Digests } from './bagit.ts'
import { DurableFile } from './durable-file.ts'
import type { FileHasher, HashOptions } from './file-hasher.ts'
import { partial } from './half-bundles.ts'
import { hashBytes } from './hashing.ts'
import { refuseExisting } from './target.ts'

/** Files that the disk may still be writing while the next is copied. */
const mostUnsynced = 8

export class BagWriter {
  /** Where the bundle will be. */
  readonly target: string
  readonly #staging: string
  readonly #payload = new Map<string, Digests>()
  readonly #tags = new Map<string, Digests>()
  #bytes = 0
  /** Files that were written and are on their way to the disk. */
  readonly #unsynced: Promise<void>[] = []
  /** What this export made, in order: all that may be removed when it fails. */
  readonly #made: { readonly path: string; readonly folder: boolean }[] = []

  private constructor(target: string, staging: string) {
    this.target = target
    this.#staging = staging
  }

  /**
   * Begins a bundle `name` in the folder `to`. @param before is told the folder that is made until the bundle is whole.
   * @throws Failure `target-exists`, `target-not-writable`, `disk-full`.
   */
  static async begin(
    to: string,
    name: string,
    before: (staging: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<BagWriter> {
    const target = join(to, name)
    await refuseExisting(target)
    const bag = new BagWriter(target, `${target}.${sixLetters()}${partial}`)
    await before(bag.#staging)
    await bag.#folder(bag.#staging)
    return bag
  }

  /** Bytes of all files so far. */
  get bytes(): number {
    return this.#bytes
  }

  /** What was written at a path of the payload; undefined when nothing was. */
  digestsOf(path: string): Digests | undefined {
    return this.#payload.get(path)
  }

  /** Writes a payload file. @throws Failure. */
  async write(path: string, content: Uint8Array | string): Promise<void> {
    this.#payload.set(path, await this.#put(path, content))
  }

  /**
   * Copies a file, or its beginning, into the payload, bit for bit, and gives the hashes of what was copied.
   * @throws Failure when the copy can't be written; what the system says when `from` can't be read.
   */
  async copy(path: string, from: string, hasher: FileHasher, options: HashOptions): Promise<Digests> {
    const digests = await this.#create(path, (file, place) => {
      const onBytes = (bytes: number) => {
        file.wrote(bytes)
        options.onBytes?.(bytes)
      }
      return hasher.hash(from, { ...options, onBytes }, file.handle).catch((error: unknown) => {
        throw error instanceof ReadingError && error.writing ? writeFailure(error, place) : error
      })
    })
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
    await Promise.all(this.#unsynced)
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
    await Promise.allSettled(this.#unsynced)
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
      await file.handle.writeFile(bytes).catch((error: unknown) => {
        throw writeFailure(error, place)
      })
      return hashBytes(bytes)
    })
  }

  /** A new file at `path` of the bundle, filled by `fill`; the disk has it at the latest when the bundle is finished. */
  async #create(path: string, fill: (file: DurableFile, place: string) => Promise<Digests>): Promise<Digests> {
    const place = join(this.#staging, path)
    await this.#folders(dirname(place))
    if (this.#unsynced.length >= mostUnsynced) await this.#unsynced.shift()
    const file = await DurableFile.create(place)
    this.#made.push({ path: place, folder: false })
    try {
      const digests = await fill(file, place)
      this.#bytes += digests.length
      const synced = file.finish()
      synced.catch(() => undefined) // told when it is waited for
      this.#unsynced.push(synced)
      return digests
    } catch (error) {
      await file.abandon()
      throw error
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
