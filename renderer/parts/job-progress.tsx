// How far a job is, and the way to stop it.
import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../native/contract/jobs.ts'
import { byteSize } from './format.ts'

export function JobProgress({ job, title, onCancel }: { job: Job | undefined; title: string; onCancel: () => void }) {
  const { t } = useTranslation()
  const { done, total } = job ?? { done: 0, total: 0 }
  return (
    <div className="job">
      <div className="job-bar">
        <span>{title}</span>
        <Progress percent={total === 0 ? 0 : Math.floor((100 * done) / total)} aria-label={title} />
        <span className="quiet number">
          {total === 0 ? t('common.loading') : t('check.ofTotal', { done: byteSize(done), total: byteSize(total) })}
        </span>
      </div>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
    </div>
  )
}
