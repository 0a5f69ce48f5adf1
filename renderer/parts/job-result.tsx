// A verification from its start to its report, whatever is being verified.
import { useTranslation } from 'react-i18next'
import { failureFrom } from '../station/use-call.ts'
import { FailureNote } from './failure-note.tsx'
import { JobProgress } from './job-progress.tsx'
import { Report } from './report.tsx'
import type { RunningJob } from './use-job.ts'

interface VerificationResultProps {
  readonly running: Omit<RunningJob<'recordings.verify' | 'archive.verify' | 'audit.verify'>, 'start'>
  /** What is being done, while it is. */
  readonly title?: string
  readonly soFar?: (done: number, total: number) => string
}

export function VerificationResult({ running, title, soFar }: VerificationResultProps) {
  const { t } = useTranslation()
  const { job, busy, error, cancel } = running
  if (error !== null) return <FailureNote failure={failureFrom(error)} />
  if (busy)
    return (
      <JobProgress
        job={job}
        title={title ?? t('check.checking')}
        onCancel={cancel}
        {...(soFar === undefined ? {} : { soFar })}
      />
    )
  if (job?.state === 'cancelled') return <p role="status">{t('check.cancelled')}</p>
  if (job?.failure != null) return <FailureNote failure={job.failure} title={t('check.failed')} />
  return job?.report == null ? null : <Report report={job.report} />
}
