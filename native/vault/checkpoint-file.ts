// The file of signed checkpoints: what the journal was, while it grew (docs/format.md §4).
import { createHash, type Hash } from 'node:crypto'
import { signCheckpoint } from '../journal/checkpoint.ts'
import type { Signer } from '../journal/signer.ts'
import type { AppendFile } from './append-file.ts'

/** What is already in the file when it is opened to be continued. */
export interface CheckpointState {
  readonly count: number
  readonly hash: Hash
  readonly length: number
  /** Number of journal lines that the last one covers. */
  readonly covered: number
}

export const noCheckpoints = (): CheckpointState => ({ count: 0, hash: createHash('sha256'), length: 0, covered: 0 })

/** Origin and key name of a recording's checkpoints. */
export function checkpointOrigin(station: string, recording: string): string {
  return `zhenglu/${station}/${recording}`
}

/** Checkpoints open for appending, one at a time. */
export class CheckpointFile {
  readonly #file: AppendFile
  readonly #origin: string
  readonly #signer: Signer
  #state: CheckpointState
  #last: Promise<void> = Promise.resolve()

  constructor(file: AppendFile, origin: string, signer: Signer, state = noCheckpoints()) {
    this.#file = file
    this.#origin = origin
    this.#signer = signer
    this.#state = state
  }

  get count(): number {
    return this.#state.count
  }

  get length(): number {
    return this.#state.length
  }

  /** SHA-256 of the file so far, in hexadecimal. */
  sha256(): string {
    return this.#state.hash.copy().digest('hex')
  }

  /**
   * Signs and appends what `take` gives when its turn comes; nothing when no line was added since the last one.
   * @throws VaultError when the disk fails.
   */
  write(take: () => { size: number; root: Buffer }): Promise<void> {
    const next = this.#last.then(() => this.#write(take()))
    this.#last = next.catch(() => undefined)
    return next
  }

  async #write({ size, root }: { size: number; root: Buffer }): Promise<void> {
    if (size === this.#state.covered) return
    const note = await signCheckpoint({ origin: this.#origin, size, root }, this.#signer)
    const bytes = Buffer.from(`${note}\n`)
    const { length, count, hash } = this.#state
    await this.#file.append(bytes, length)
    hash.update(bytes)
    this.#state = { count: count + 1, hash, length: length + bytes.length, covered: size }
  }

  async close(): Promise<void> {
    await this.#last
    await this.#file.close()
  }
}
