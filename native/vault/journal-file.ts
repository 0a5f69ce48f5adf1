// Appends lines to a journal: in order, synced, and into the tree. Lines that wait are synced together.
// Of a recording unless it is told the lines of another log.
import { createHash, type Hash } from 'node:crypto'
import type * as z from 'zod'
import { canonicalBytes, type JsonObject } from '../journal/line.ts'
import { GrowingTree, leafHash } from '../journal/tree.ts'
import type { AppendFile } from './append-file.ts'
import type { Clock } from './clock.ts'
import { lineSchema, type FactsOf, type Line, type Stamped } from './lines.ts'

/** What is already in the file when it is opened to be continued. */
export interface JournalState {
  readonly tree: GrowingTree
  /** SHA-256 over all bytes of the file so far. */
  readonly hash: Hash
  /** Length of the file in bytes. */
  readonly length: number
}

export const emptyJournal = (): JournalState => ({ tree: new GrowingTree(), hash: createHash('sha256'), length: 0 })

/** What the clocks said when something happened. */
export interface Moment {
  readonly at: string
  readonly mono: number
}

/** The clocks now. */
export const momentOf = (clock: Clock): Moment => ({
  at: clock.now().toISOString(),
  mono: Math.round(clock.mono()),
})

interface Waiting<L extends Stamped> {
  readonly facts: FactsOf<L>
  readonly moment: Moment
  readonly done: (line: L) => void
  readonly failed: (error: unknown) => void
}

/** A journal open for appending. Nothing else may write to its file. */
export class JournalFile<L extends Stamped & JsonObject = Line> {
  readonly #file: AppendFile
  readonly #clock: Clock
  readonly #run: string
  readonly #schema: z.ZodType<L>
  readonly #tree: GrowingTree
  readonly #hash: Hash
  #length: number
  #waiting: Waiting<L>[] = []
  #flushing: Promise<void> | undefined

  /** @param schema every line that this journal can hold. */
  constructor(
    file: AppendFile,
    run: string,
    clock: Clock,
    state: JournalState = emptyJournal(),
    schema = lineSchema as unknown as z.ZodType<L>,
  ) {
    this.#file = file
    this.#run = run
    this.#clock = clock
    this.#schema = schema
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
   * Appends a line and answers when it is on disk. The clocks are read at the call unless it happened before.
   * @throws VaultError when the disk fails; then the line is not in the journal.
   */
  append(facts: FactsOf<L>, moment: Moment = momentOf(this.#clock)): Promise<L> {
    const line = new Promise<L>((done, failed) => this.#waiting.push({ facts, moment, done, failed }))
    this.#flushing ??= this.#flush()
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
        await this.#file.append(bytes, this.#length)
      } catch (error) {
        for (const { waiting } of accepted) waiting.failed(error)
        continue
      }
      for (const { leaf } of accepted) this.#tree.append(leafHash(leaf))
      this.#hash.update(bytes)
      this.#length += bytes.length
      for (const { waiting, line } of accepted) waiting.done(line)
    }
    // In the same turn as the look at what waits: a line that comes now begins another flush.
    this.#flushing = undefined
  }

  /** Numbers and checks the lines; one that breaks the contract is refused without harm to the others. */
  #accept(batch: readonly Waiting<L>[]): { waiting: Waiting<L>; line: L; leaf: Buffer }[] {
    const accepted: { waiting: Waiting<L>; line: L; leaf: Buffer }[] = []
    for (const waiting of batch) {
      const seq = this.#tree.size + accepted.length
      try {
        const line = this.#schema.parse({ ...waiting.facts, seq, ...waiting.moment, run: this.#run })
        accepted.push({ waiting, line, leaf: canonicalBytes(line) })
      } catch (error) {
        waiting.failed(error)
      }
    }
    return accepted
  }

  /** Waits for what is under way and closes the file. */
  async close(): Promise<void> {
    await this.#flushing
    await this.#file.close()
  }
}
