// Starts a long job and follows it until it ends.
import { useState } from 'react'
import type { Input } from '../../native/contract/calls.ts'
import type { Job } from '../../native/contract/jobs.ts'
import { useAct } from '../station/use-call.ts'
import { useJob } from '../station/use-station.ts'

type JobCall =
  'recordings.verify' | 'archive.export' | 'archive.verify' | 'audit.verify' | 'audit.export' | 'cases.exportList'

export interface RunningJob<N extends JobCall> {
  readonly start: (input: Input<N>) => void
  readonly cancel: () => void
  readonly job: Job | undefined
  readonly busy: boolean
  /** Why it could not be started. */
  readonly error: Error | null
}

export function useRunningJob<N extends JobCall>(name: N): RunningJob<N> {
  const [id, setId] = useState<string | null>(null)
  const { mutate, isPending, error } = useAct(name)
  const cancelling = useAct('jobs.cancel')
  const job = useJob(id)
  return {
    start: (input) => {
      setId(null)
      mutate(input, {
        onSuccess: (started: { job: string }) => {
          setId(started.job)
        },
      })
    },
    cancel: () => {
      if (id !== null) cancelling.mutate({ job: id })
    },
    job,
    busy: isPending || (id !== null && (job === undefined || job.state === 'running')),
    error,
  }
}
