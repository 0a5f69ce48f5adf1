// One thread as the station sees it: asked, answered, ended.
import { Worker } from 'node:worker_threads'
import type { SharedMemory } from './shared-stretches.ts'
import type { Task, Work } from './tasks.ts'

/** What a thread is told when it starts. */
export interface ThreadFacts {
  readonly memory: SharedMemory
}

/**
 * What a thread is asked: to read an open file, or its first `length` bytes, and perhaps write them to another, or to
 * follow the one that reads.
 */
export type Ask =
  | {
      readonly kind: 'lead'
      readonly task: Task
      readonly file: number
      readonly copy: number | undefined
      readonly length: number | undefined
    }
  | { readonly kind: 'follow'; readonly task: Task }

/** Why a thread gave up; `writing` when it was the copy that failed. */
export interface Fault {
  readonly code?: string
  readonly writing: boolean
  readonly message: string
}

/** How many bytes more were read, any number of times; then how it ended. */
export type Answer =
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'done'; readonly result: ReturnType<Work['digest']> }
  | { readonly kind: 'failed'; readonly fault: Fault }

export type Outcome = Exclude<Answer, { kind: 'bytes' }>

/** Who waits for a thread. */
interface Waiting {
  readonly onBytes: (bytes: number) => void
  readonly ended: (outcome: Outcome) => void
}

export class HashThread {
  readonly #worker: Worker
  #waiting: Waiting | undefined

  /** `onCrash` is called before whoever waits is told, so that the other thread isn't left waiting. */
  constructor(facts: ThreadFacts, onCrash: () => void) {
    this.#worker = new Worker(new URL('./hash-thread.ts', import.meta.url), { workerData: facts })
    this.#worker.on('message', (answer: Answer) => {
      if (answer.kind === 'bytes') this.#waiting?.onBytes(answer.bytes)
      else this.#end(answer)
    })
    this.#worker.on('error', (error) => {
      onCrash()
      this.#end({ kind: 'failed', fault: { writing: false, message: String(error) } })
    })
  }

  /** Asks for one file, when the one before has ended. */
  ask(ask: Ask, onBytes: (bytes: number) => void = () => undefined): Promise<Outcome> {
    return new Promise((ended) => {
      this.#waiting = { onBytes, ended }
      this.#worker.postMessage(ask)
    })
  }

  #end(outcome: Outcome): void {
    this.#waiting?.ended(outcome)
    this.#waiting = undefined
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}
