// Reads media files once: one thread hashes the whole, another the chunks.
import type { Range, RangeHashes } from '../../hashing/range-hasher.ts'
import { TwoHashes } from '../../hashing/two-hashes.ts'

export interface PartHashes {
  readonly length: number
  readonly sha256: string
  /** One for each range that was whole. */
  readonly chunks: readonly RangeHashes[]
}

export interface PartToHash {
  readonly path: string
  /** In order and without overlap. */
  readonly ranges: readonly Range[]
  readonly sm3: boolean
}

/** Hashes one file at a time. Its threads start with it, while the journal is read, and end when it is disposed of. */
export class PartHasher implements AsyncDisposable {
  readonly #hashes = new TwoHashes()

  /** @throws the signal's reason when aborted, what the system says when the file can't be read. */
  async hash(
    { path, ranges, sm3 }: PartToHash,
    signal?: AbortSignal,
    onBytes?: (bytes: number) => void,
  ): Promise<PartHashes> {
    const tasks = [
      { kind: 'whole', algorithm: 'sha256' },
      { kind: 'ranges', ranges, sm3 },
    ] as const
    const [sha256, chunks, length] = await this.#hashes.hash({ path, tasks, signal, onBytes })
    return { length, sha256, chunks }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#hashes[Symbol.asyncDispose]()
  }
}
