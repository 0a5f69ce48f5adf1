// Whether everything that was typed is at the station.
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OutboxState } from './outbox.ts'

/** The station could not be asked at all. */
const isAway = ({ failure }: OutboxState): boolean => failure?.code === 'internal'

export function Saving({ outbox }: { outbox: OutboxState }) {
  const { t } = useTranslation()
  const { waiting, failure } = outbox
  if (failure !== null && waiting > 0)
    return (
      <Alert
        type="error"
        role="alert"
        showIcon
        title={t(isAway(outbox) ? 'writtenRecord.unsent' : 'writtenRecord.refused', { number: waiting })}
        description={isAway(outbox) ? undefined : t(`failures.${failure.code}`)}
      />
    )
  return (
    <span className="quiet" role="status">
      {t(waiting > 0 ? 'writtenRecord.saving' : 'writtenRecord.saved')}
    </span>
  )
}
