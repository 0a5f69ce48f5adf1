// Reads files once: hashed with both algorithms of the manifests, and copied on the way where that is wanted.
import type { FileHandle } from 'node:fs/promises'
import { TwoHashes, type ReadOptions } from '../hashing/two-hashes.ts'
import type { Digests } from './bagit.ts'

const tasks = [
  { kind: 'whole', algorithm: 'sha256' },
  { kind: 'whole', algorithm: 'sha512' },
] as const

/** What of a file is read. */
export interface HashOptions extends ReadOptions {
  /** Only so many bytes from its beginning, where it is longer. */
  readonly length?: number | undefined
}

/** Hashes one file at a time. Holds two threads until it is disposed of. */
export class FileHasher implements AsyncDisposable {
  readonly #hashes = new TwoHashes()

  /**
   * Hashes of the file at `path`, or of its beginning, which are those of what was written to `copy`.
   * @throws the signal's reason when aborted, ReadingError, what the system says when the file can't be opened.
   */
  async hash(path: string, options: HashOptions = {}, copy?: FileHandle): Promise<Digests> {
    const [sha256, sha512, length] = await this.#hashes.hash({ path, tasks, copy, ...options })
    return { sha256, sha512, length }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#hashes[Symbol.asyncDispose]()
  }
}
