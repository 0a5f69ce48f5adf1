import { describe, expect, test } from 'vitest'
import { Failure } from '../../../native/contract/failures.ts'
import type { Job } from '../../../native/contract/jobs.ts'
import { Jobs } from '../../../native/jobs/jobs.ts'

const failureOf = (error: unknown) => (error instanceof Failure ? error : new Failure('internal'))

describe('a job', () => {
  test('tells its progress and what it left', async () => {
    const seen: Job[] = []
    const jobs = new Jobs((job) => seen.push(job), failureOf)
    const id = jobs.start('export', '案〔2026〕1号', ({ onProgress }) => {
      onProgress(3, 10)
      onProgress(10, 10)
      return Promise.resolve({ folder: '/somewhere' })
    })
    await jobs.close()
    expect(seen.map(({ state, done }) => `${state} ${done}`)).toEqual([
      'running 0',
      'running 3',
      'running 10',
      'done 10',
    ])
    expect(jobs.list).toEqual([expect.objectContaining({ id, state: 'done', folder: '/somewhere', failure: null })])
  })

  test('that fails says why; others go on', async () => {
    const jobs = new Jobs(() => undefined, failureOf)
    jobs.start('verification', 'a', () => Promise.reject(new Failure('disk-full', { path: '/x' })))
    jobs.start('verification', 'b', () => Promise.resolve({}))
    await jobs.close()
    expect(jobs.list.map(({ state }) => state)).toEqual(['failed', 'done'])
    expect(jobs.list[0]?.failure).toEqual({ code: 'disk-full', details: { path: '/x' } })
  })

  test('that is cancelled stops, and is not told as a failure', async () => {
    const jobs = new Jobs(() => undefined, failureOf)
    const id = jobs.start(
      'export',
      'a',
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('torn away'))
          })
        }),
    )
    jobs.cancel(id)
    await jobs.close()
    expect(jobs.list).toEqual([expect.objectContaining({ state: 'cancelled', failure: null })])
    expect(() => {
      jobs.cancel('0b6f3b3c-0000-4000-8000-000000000000')
    }).toThrow('job-unknown')
  })
})
