// Reads media files once: one thread hashes the whole, another the chunks, so that the station stays free to record.
import { open, type FileHandle } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { Range, RangeHashes } from './range-hasher.ts'

/** Bytes read at once: from 1 MiB on, hashing is the cost, not the calls. */
const stretch = 2 << 20

export interface ThreadFacts {
  readonly task: 'whole' | 'chunks'
  readonly memory: readonly SharedArrayBuffer[]
}
/** What a thread is asked; it answers each in turn. */
export type Ask =
  | { kind: 'begin'; ranges: readonly Range[]; sm3: boolean }
  | { kind: 'update'; stretch: number; length: number }
  | { kind: 'digest' }
export type Answer = undefined | string | RangeHashes[]

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

/** Hashes one file at a time. Its two threads begin with the first file and end when it is disposed of. */
export class PartHasher implements AsyncDisposable {
  readonly #memory = [new SharedArrayBuffer(stretch), new SharedArrayBuffer(stretch)] as const
  readonly #buffers = this.#memory.map((shared) => Buffer.from(shared))
  #threads: readonly [HashThread, HashThread] | undefined

  /** @throws the signal's reason when aborted, what the system says when the file can't be read. */
  async hash(
    { path, ranges, sm3 }: PartToHash,
    signal?: AbortSignal,
    onBytes?: (bytes: number) => void,
  ): Promise<PartHashes> {
    signal?.throwIfAborted()
    this.#threads ??= [
      new HashThread({ task: 'whole', memory: this.#memory }),
      new HashThread({ task: 'chunks', memory: this.#memory }),
    ]
    const file = await open(path, 'r')
    try {
      await this.#ask({ kind: 'begin', ranges, sm3 })
      const length = await this.#read(file, signal, onBytes)
      const [sha256, chunks] = await this.#ask({ kind: 'digest' })
      return { length, sha256: sha256 as string, chunks: chunks as RangeHashes[] }
    } finally {
      await file.close()
    }
  }

  /** While one stretch is hashed the next is read. Gives the length of the file. */
  async #read(file: FileHandle, signal?: AbortSignal, onBytes?: (bytes: number) => void): Promise<number> {
    const read = (turn: number, position: number) => file.read(this.#buffers[turn] ?? Buffer.of(), 0, stretch, position)
    let [turn, length] = [0, 0]
    let { bytesRead } = await read(turn, 0)
    while (bytesRead > 0) {
      const update = { kind: 'update', stretch: turn, length: bytesRead } as const
      const [next] = await Promise.all([read(1 - turn, length + bytesRead), this.#ask(update)])
      signal?.throwIfAborted()
      length += bytesRead
      onBytes?.(bytesRead)
      bytesRead = next.bytesRead
      turn = 1 - turn
    }
    return length
  }

  #ask(ask: Ask): Promise<Answer[]> {
    return Promise.all((this.#threads ?? []).map((thread) => thread.ask(ask)))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all((this.#threads ?? []).map((thread) => thread.end()))
  }
}

/** One thread, and who waits for its answers. */
class HashThread {
  readonly #worker: Worker
  readonly #waiting: { readonly answered: (answer: Answer) => void; readonly failed: (error: unknown) => void }[] = []

  constructor(facts: ThreadFacts) {
    this.#worker = new Worker(new URL('./hash-thread.ts', import.meta.url), { workerData: facts })
    this.#worker.on('message', (answer: Answer) => this.#waiting.shift()?.answered(answer))
    this.#worker.on('error', (error) => {
      for (const { failed } of this.#waiting.splice(0)) failed(error)
    })
  }

  ask(ask: Ask): Promise<Answer> {
    return new Promise((answered, failed) => {
      this.#waiting.push({ answered, failed })
      this.#worker.postMessage(ask)
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}
