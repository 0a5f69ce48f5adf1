// Reads files once and makes two hashes of each, in two threads, so that the station itself stays free to record.
import { open, type FileHandle } from 'node:fs/promises'
import { SharedStretches } from './shared-stretches.ts'
import type { Result, Task } from './tasks.ts'
import { HashThread, type Outcome } from './thread.ts'

/** What whoever reads a file gives along. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  /** Called with the number of bytes done since the last call. */
  readonly onBytes?: ((bytes: number) => void) | undefined
}

export interface Reading<A extends Task, B extends Task> extends ReadOptions {
  readonly path: string
  readonly tasks: readonly [A, B]
  /** Gets the bytes as they are read: what is hashed is what is written. */
  readonly copy?: FileHandle | undefined
  /** Only so many bytes from the file's beginning, where it is longer. */
  readonly length?: number | undefined
}

/** A file that could not be read, or a copy that could not be written; `code` is the operating system's. */
export class ReadingError extends Error {
  override readonly name = 'ReadingError'
  readonly code: string | undefined
  readonly writing: boolean

  constructor(message: string, code: string | undefined, writing: boolean) {
    super(message)
    this.code = code
    this.writing = writing
  }
}

/** Takes one file at a time. Its two threads start at once and end when it is disposed of. */
export class TwoHashes implements AsyncDisposable {
  readonly #memory = SharedStretches.memory()
  readonly #stretches = new SharedStretches(this.#memory)
  readonly #leader = this.#thread()
  readonly #follower = this.#thread()

  #thread(): HashThread {
    return new HashThread({ memory: this.#memory }, () => {
      this.#stretches.stop()
    })
  }

  /**
   * Both results for the file at `path`.
   * @throws the signal's reason when aborted, {@link ReadingError}, what the system says when it can't be opened.
   */
  async hash<A extends Task, B extends Task>(reading: Reading<A, B>): Promise<[Result<A>, Result<B>, number]> {
    reading.signal?.throwIfAborted()
    const file = await open(reading.path, 'r')
    try {
      return await this.#read(file, reading)
    } finally {
      await file.close()
    }
  }

  async #read<A extends Task, B extends Task>(
    file: FileHandle,
    { tasks: [first, second], copy, length: most, signal, onBytes }: Reading<A, B>,
  ): Promise<[Result<A>, Result<B>, number]> {
    const stop = () => {
      this.#stretches.stop()
    }
    this.#stretches.reset()
    signal?.addEventListener('abort', stop)
    let length = 0
    const count = (bytes: number) => {
      length += bytes
      onBytes?.(bytes)
    }
    const outcomes = await Promise.all([
      this.#leader.ask({ kind: 'lead', task: first, file: file.fd, copy: copy?.fd, length: most }, count),
      this.#follower.ask({ kind: 'follow', task: second }),
    ])
    signal?.removeEventListener('abort', stop)
    signal?.throwIfAborted()
    const [a, b] = results(outcomes)
    return [a as Result<A>, b as Result<B>, length]
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#leader.end(), this.#follower.end()])
  }
}

/** @throws ReadingError with what the first thread says, else the second: one gives up when the other does. */
function results(outcomes: readonly Outcome[]) {
  const faults = outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? [outcome.fault] : []))
  const fault = faults.find(({ code }) => code !== undefined) ?? faults[0]
  if (fault !== undefined) throw new ReadingError(fault.message, fault.code, fault.writing)
  return outcomes.map((outcome) => (outcome.kind === 'done' ? outcome.result : ''))
}
