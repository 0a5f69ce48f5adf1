// Long work that goes on while its caller does other things: shown with its progress, cancelled when asked.
import { randomUUID } from 'node:crypto'
import { Failure } from '../contract/failures.ts'
import type { Job } from '../contract/jobs.ts'

/** What a job is given to do its work with. */
export interface JobTools {
  readonly signal: AbortSignal
  /** Bytes done and to do. */
  readonly onProgress: (done: number, total: number) => void
}

/** What a job leaves when it is done. */
export type JobResult = Partial<Pick<Job, 'report' | 'folder'>>

/** Milliseconds between two reports of progress. */
const interval = 200
/** Jobs that ended are shown until this many newer ones have. */
const kept = 50

export class Jobs {
  readonly #jobs = new Map<string, { job: Job; stop: AbortController; ended: Promise<void> }>()
  readonly #onJob: (job: Job) => void
  readonly #failureOf: (error: unknown) => Failure

  /** @param failureOf says what an error is to a person. */
  constructor(onJob: (job: Job) => void, failureOf: (error: unknown) => Failure) {
    this.#onJob = onJob
    this.#failureOf = failureOf
  }

  /** All that run, and the newest that ended. */
  get list(): Job[] {
    return [...this.#jobs.values()].map(({ job }) => job)
  }

  /** Starts work. It has the state `failed` or `cancelled` when it throws. */
  start(kind: Job['kind'], subject: string, work: (tools: JobTools) => Promise<JobResult>): string {
    const id = randomUUID()
    const stop = new AbortController()
    const none = { done: 0, total: 0, failure: null, report: null, folder: null }
    const entry = {
      job: { id, kind, subject, state: 'running' as const, ...none } as Job,
      stop,
      ended: Promise.resolve(),
    }
    this.#jobs.set(id, entry)
    const change = (part: Partial<Job>) => {
      entry.job = { ...entry.job, ...part }
      this.#onJob(entry.job)
    }
    let reported = -Infinity
    const onProgress = (done: number, total: number) => {
      const now = performance.now()
      if (now - reported < interval && done < total) return
      reported = now
      change({ done, total })
    }
    change({})
    entry.ended = work({ signal: stop.signal, onProgress })
      .then(
        (result) => {
          change({ state: 'done', ...result })
        },
        (error: unknown) => {
          const { code, details } = this.#failureOf(error)
          const cancelled = code === 'cancelled' || (stop.signal.aborted && code === 'internal')
          change(cancelled ? { state: 'cancelled' } : { state: 'failed', failure: { code, details } })
        },
      )
      .then(() => {
        this.#forgetOld()
      })
    return id
  }

  /** Asks a job to stop; one that has ended stays as it is. @throws Failure `job-unknown`. */
  cancel(id: string): void {
    const entry = this.#jobs.get(id)
    if (entry === undefined) throw new Failure('job-unknown', { job: id })
    entry.stop.abort()
  }

  /** Stops all and waits until they have. */
  async close(): Promise<void> {
    const all = [...this.#jobs.values()]
    for (const { stop } of all) stop.abort()
    await Promise.all(all.map(({ ended }) => ended))
  }

  #forgetOld(): void {
    const ended = [...this.#jobs.values()].filter(({ job }) => job.state !== 'running')
    for (const { job } of ended.slice(0, Math.max(0, ended.length - kept))) this.#jobs.delete(job.id)
  }
}
