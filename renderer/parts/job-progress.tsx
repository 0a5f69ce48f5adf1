// How far a job is, and the way to stop it.
import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../native/contract/jobs.ts'
import { byteSize } from './format.ts'

interface JobProgressProps {
  readonly job: Job | undefined
  readonly title: string
  readonly onCancel: () => void
  /** How far it is, in words; bytes unless something else is counted. */
  readonly soFar?: (done: number, total: number) => string
}

export function JobProgress({ job, title, onCancel, soFar }: JobProgressProps) {
  const { t } = useTranslation()
  const bytes = (some: number, all: number) => t('check.ofTotal', { done: byteSize(some), total: byteSize(all) })
  const { done, total } = job ?? { done: 0, total: 0 }
  return (
    <div className="job">
      <div className="job-bar">
        <span>{title}</span>
        <Progress percent={total === 0 ? 0 : Math.floor((100 * done) / total)} aria-label={title} />
        <span className="quiet number">{total === 0 ? t('common.loading') : (soFar ?? bytes)(done, total)}</span>
      </div>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
    </div>
  )
}
