// The written records of a case or of a recording.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { dayAndTime } from '../../parts/format.ts'
import { useAnswer } from '../../station/use-call.ts'

export function RecordsPanel({ of }: { of: { case: string } | { recording: string } }) {
  const { t } = useTranslation()
  const { data } = useAnswer('writtenRecords.list', of)
  const { data: settings } = useAnswer('settings.get', {})
  const records = data?.records ?? []
  // Drafts lie beside a record, into which their lines may be taken over.
  const wantsRecord = 'recording' in of && settings !== undefined && settings.speech.adapter !== 'off'
  return (
    <section className="panel stack">
      <h2>{t('writtenRecord.panel')}</h2>
      {records.length === 0 ? (
        <p className="quiet">
          {t('writtenRecord.none')} · {t('writtenRecord.noneHint')}
          {wantsRecord ? <> · {t('speech.needsRecord')}</> : null}
        </p>
      ) : (
        <ul className="recording-files">
          {records.map(({ id, kind, number, created, entries, state }) => (
            <li key={id}>
              <Link to={`/records/${id}`}>
                {t('writtenRecord.title', { kind: t(`writtenRecord.kind.${kind}`), number })}
              </Link>{' '}
              <span className="quiet">
                {dayAndTime(created)} · {t('writtenRecord.entries', { number: entries })} ·{' '}
                {t(`writtenRecord.state.${state}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
