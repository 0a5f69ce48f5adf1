// Marks of the running recording, newest first.
import { useTranslation } from 'react-i18next'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { clockLength, clockTime } from '../../parts/format.ts'
import { recordedTime } from './recorded-time.ts'

export function Marks({ recording }: { recording: RunningRecording }) {
  const { t } = useTranslation()
  return (
    <section className="panel" aria-label={t('console.marks')}>
      <h2>
        {t('console.marks')} <span className="quiet number">{recording.marks.length}</span>
      </h2>
      {recording.marks.length === 0 ? <p className="quiet">{t('console.noMarks')}</p> : null}
      <ol className="marks">
        {recording.marks.toReversed().map((mark) => (
          <li key={mark.id}>
            <span className="number" title={clockTime(mark.at)}>
              {clockLength(recordedTime(recording, Date.parse(mark.at)))}
            </span>
            <span className={mark.word === '' ? 'quiet' : ''}>
              {mark.word === '' ? t('console.noWord') : mark.word}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
