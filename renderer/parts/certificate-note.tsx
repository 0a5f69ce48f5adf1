// Until when an enforcement certificate is valid: told when it soon is no more.
import { useTranslation } from 'react-i18next'
import { validityOf } from '../../native/contract/certificates.ts'
import { useNow } from '../station/use-station.ts'

export function CertificateNote({ validUntil }: { validUntil: string | null }) {
  const { t } = useTranslation()
  const now = useNow()
  if (validUntil === null) return null
  const { state, days } = validityOf(validUntil, new Date(now))
  if (state === 'valid') return <span className="quiet">{t('people.validUntil', { day: validUntil })}</span>
  return (
    <span className={state === 'expired' ? 'danger-text' : 'amber-text'}>
      {t(state === 'expired' ? 'people.expired' : 'people.expires', { day: validUntil, days })}
    </span>
  )
}
