// Appends lines to a recording's journal: in order, synced, and into the tree. Lines that wait are synced together.
import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { canonicalBytes } from '../journal/line.ts'
import { GrowingTree, leafHash } from '../journal/tree.ts'
import type { Clock } from './clock.ts'
import { lineSchema, type Line, type LineFacts } from './lines.ts'
import { diskError } from './vault-error.ts'

/** What is already in the file when it is opened to be continued. */
export interface JournalState {
  readonly tree: GrowingTree
  /** SHA-256 over all bytes of the file so far. */
  readonly hash: Hash
  /** Length of the file in bytes. */
  readonly length: number
}

export const emptyJournal = (): JournalState => ({ tree: new GrowingTree(), hash: createHash('sha256'), length: 0 })

interface Waiting {
  readonly facts: LineFacts
  readonly at: string
  readonly mono: number
  readonly done: (line: Line) => void
  readonly failed: (error: unknown) => void
}

/** A journal open for appending. Nothing else may write to its file. */
export class JournalFile {
  readonly #file: FileHandle
  readonly #path: string
  readonly #clock: Clock
  readonly #run: string
  readonly #tree: GrowingTree
  readonly #hash: Hash
  #length: number
  #waiting: Waiting[] = []
  #flushing: Promise<void> | undefined
  /** Called with the bytes of lines that are on disk, for the mirror. */
  onBytes: (bytes: Buffer, offset: number) => void = () => undefined

  constructor(file: FileHandle, path: string, run: string, clock: Clock, state: JournalState = emptyJournal()) {
    this.#file = file
    this.#path = path
    this.#run = run
    this.#clock = clock
    this.#tree = state.tree
    this.#hash = state.hash
    this.#length = state.length
  }

  /** Number of lines on disk. */
  get size(): number {
    return this.#tree.size
  }

  /** Length of the file in bytes. */
  get length(): number {
    return this.#length
  }

  /** Root of the tree over the lines on disk. */
  root(): Buffer {
    return this.#tree.root()
  }

  /** SHA-256 of the file so far, in hexadecimal. */
  sha256(): string {
    return this.#hash.copy().digest('hex')
  }

  /**
   * Appends a line and answers when it is on disk. The clocks are read at the call.
   * @throws VaultError when the disk fails; then the line is not in the journal.
   */
  append(facts: LineFacts): Promise<Line> {
    const [at, mono] = [this.#clock.now().toISOString(), Math.round(this.#clock.mono())]
    const line = new Promise<Line>((done, failed) => this.#waiting.push({ facts, at, mono, done, failed }))
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = undefined
    })
    return line
  }

  /** Writes what waits until nothing waits any more. Never rejects: each line's caller hears of its own failure. */
  async #flush(): Promise<void> {
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      const accepted = this.#accept(batch)
      const bytes = Buffer.concat(accepted.flatMap(({ leaf }) => [leaf, Buffer.of(10)]))
      try {
        await this.#write(bytes)
      } catch (error) {
        for (const { waiting } of accepted) waiting.failed(error)
        continue
      }
      for (const { leaf } of accepted) this.#tree.append(leafHash(leaf))
      this.#hash.update(bytes)
      const offset = this.#length
      this.#length += bytes.length
      this.onBytes(bytes, offset)
      for (const { waiting, line } of accepted) waiting.done(line)
    }
  }

  /** Numbers and checks the lines; one that breaks the contract is refused without harm to the others. */
  #accept(batch: readonly Waiting[]): { waiting: Waiting; line: Line; leaf: Buffer }[] {
    const accepted: { waiting: Waiting; line: Line; leaf: Buffer }[] = []
    for (const waiting of batch) {
      const seq = this.#tree.size + accepted.length
      const { at, mono } = waiting
      try {
        const line = lineSchema.parse({ ...waiting.facts, seq, at, mono, run: this.#run })
        accepted.push({ waiting, line, leaf: canonicalBytes(line) })
      } catch (error) {
        waiting.failed(error)
      }
    }
    return accepted
  }

  /** Writes at the known end, so that bytes of a failed attempt, of which nobody was told, don't stay in the way. */
  async #write(bytes: Buffer): Promise<void> {
    try {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.#length + done)
        done += bytesWritten
      }
      await this.#file.datasync()
    } catch (error) {
      await this.#file.truncate(this.#length).catch(() => undefined)
      throw diskError(error, this.#path)
    }
  }

  /** Waits for what is under way and closes the file. */
  async close(): Promise<void> {
    await this.#flushing
    await this.#file.close()
  }
}
