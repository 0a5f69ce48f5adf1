// Reads files once: hashed with both algorithms, each in a thread of its own, and copied on the way where that is wanted.
import { open, type FileHandle } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { algorithms, type Algorithm, type Digests } from './bagit.ts'

/** Bytes read at once: from 1 MiB on, hashing is the cost, not the calls. */
const stretch = 2 << 20

/** What whoever reads a file gives along. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  /** Called with the number of bytes done since the last call. */
  readonly onBytes?: ((bytes: number) => void) | undefined
}

/** Where bytes go on the way. They may be changed once it has answered. */
export type Sink = (bytes: Buffer, offset: number) => Promise<void>

/** What a thread is told when it starts. */
export interface ThreadFacts {
  readonly algorithm: Algorithm
  readonly memory: readonly SharedArrayBuffer[]
}

/** What a thread is asked; it answers each in turn, with a hash in hexadecimal or nothing. */
export type Ask = { kind: 'begin' } | { kind: 'update'; stretch: number; length: number } | { kind: 'digest' }

/** Hashes one file at a time. Holds two threads until it is disposed of. */
export class FileHasher implements AsyncDisposable {
  readonly #memory = [new SharedArrayBuffer(stretch), new SharedArrayBuffer(stretch)] as const
  readonly #buffers = this.#memory.map((shared) => Buffer.from(shared)) as [Buffer, Buffer]
  readonly #threads = algorithms.map((algorithm) => new HashThread({ algorithm, memory: this.#memory }))

  /**
   * Hashes of the file at `path`. While one stretch is hashed, and written by `sink`, the next is read.
   * @throws the signal's reason when aborted, what the system says when the file can't be read, what `sink` throws.
   */
  async hash(path: string, options: ReadOptions = {}, sink?: Sink): Promise<Digests> {
    options.signal?.throwIfAborted()
    const file = await open(path, 'r')
    try {
      return await this.#hash(file, options, sink)
    } finally {
      await file.close()
    }
  }

  async #hash(file: FileHandle, { signal, onBytes }: ReadOptions, sink?: Sink): Promise<Digests> {
    await this.#ask({ kind: 'begin' })
    const read = (turn: number, position: number) => file.read(this.#buffers[turn] ?? Buffer.of(), 0, stretch, position)
    let [turn, length] = [0, 0]
    let { bytesRead } = await read(turn, 0)
    while (bytesRead > 0) {
      signal?.throwIfAborted()
      const bytes = this.#buffers[turn]?.subarray(0, bytesRead) ?? Buffer.of()
      const [next] = await Promise.all([
        read(1 - turn, length + bytesRead),
        this.#ask({ kind: 'update', stretch: turn, length: bytesRead }),
        sink?.(bytes, length),
      ])
      length += bytesRead
      onBytes?.(bytesRead)
      bytesRead = next.bytesRead
      turn = 1 - turn
    }
    signal?.throwIfAborted()
    const [sha256 = '', sha512 = ''] = await this.#ask({ kind: 'digest' })
    return { sha256, sha512, length }
  }

  #ask(ask: Ask): Promise<string[]> {
    return Promise.all(this.#threads.map((thread) => thread.ask(ask)))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()))
  }
}

/** One thread, and who waits for its answers. */
class HashThread {
  readonly #worker: Worker
  readonly #waiting: { readonly answered: (answer: string) => void; readonly failed: (error: unknown) => void }[] = []

  constructor(facts: ThreadFacts) {
    this.#worker = new Worker(new URL('./hash-thread.ts', import.meta.url), { workerData: facts })
    this.#worker.on('message', (answer: string) => this.#waiting.shift()?.answered(answer))
    this.#worker.on('error', (error) => {
      for (const { failed } of this.#waiting.splice(0)) failed(error)
    })
  }

  ask(ask: Ask): Promise<string> {
    return new Promise((answered, failed) => {
      this.#waiting.push({ answered, failed })
      this.#worker.postMessage(ask)
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}
