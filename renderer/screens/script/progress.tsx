// How far the script has come: required steps that are said, or skipped with a reason.
import { useTranslation } from 'react-i18next'
import type { Announcement } from '../../../native/contract/recording-course.ts'

export function Progress({ steps }: { steps: readonly Announcement[] }) {
  const { t } = useTranslation()
  const required = steps.filter((one) => one.required)
  const done = required.filter(({ at }) => at !== null).length
  if (required.length === 0) return null
  return (
    <div className="script-progress">
      <span className="quiet number">{t('script.progress', { done, all: required.length })}</span>
      <progress value={done} max={required.length} aria-hidden="true" />
    </div>
  )
}
