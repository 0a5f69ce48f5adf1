// How the audit log stands, in words: lines that wait or are lost, segments that were found damaged.
import { useTranslation } from 'react-i18next'
import type { AuditState } from '../../native/contract/audit.ts'

/** The log can't be written now, or could not for too long. */
export const isFailing = ({ state, lost }: AuditState): boolean => state === 'failing' || lost > 0

export function FailingAudit({ audit: { state, failure, waiting, lost } }: { audit: AuditState }) {
  const { t } = useTranslation()
  return (
    <>
      {state === 'failing' ? (
        <>
          <strong>{t('audit.state.failing')}</strong>
          {failure === null ? null : <span>{t(`failures.${failure}`)}</span>}
          <span>{t('audit.state.waiting', { number: waiting })}</span>
        </>
      ) : null}
      {lost === 0 ? null : <span>{t('audit.state.lost', { number: lost })}</span>}
    </>
  )
}

export function DamagedAudit({ segments }: { segments: readonly number[] }) {
  const { t } = useTranslation()
  return <>{t('audit.state.damaged', { segments: segments.join(t('app.between')) })}</>
}
