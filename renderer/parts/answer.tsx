// What a screen shows until its answer is there: reading, or why not.
import { Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { failureFrom } from '../station/use-call.ts'
import { FailureNote } from './failure-note.tsx'

interface AnswerState {
  readonly error: Error | null
}

export function Waiting({ error }: AnswerState) {
  const { t } = useTranslation()
  if (error !== null) return <FailureNote failure={failureFrom(error)} />
  return (
    <div className="empty" role="status">
      <Spin />
      {t('common.loading')}
    </div>
  )
}
