// The heading of the record as it is read: times from the recording, cause, place, people.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { dayAndTime } from '../../parts/format.ts'
import type { RecordView } from './record-model.ts'

export function HeadingFacts({ record }: { record: NonNullable<RecordView['record']> }) {
  const { t } = useTranslation()
  const { heading, from, to, recording } = record
  const rows: [string, React.ReactNode][] = [
    [t('writtenRecord.from'), dayAndTime(from)],
    [t('writtenRecord.to'), to === null ? t('writtenRecord.toRunning') : dayAndTime(to)],
    [t('writtenRecord.cause'), heading.cause],
    [t('writtenRecord.place'), heading.place],
    [
      t('writtenRecord.people'),
      heading.people.map(({ name, role }) => `${name} · ${t(`terms.presentRole.${role}`)}`).join('\n'),
    ],
    [t('writtenRecord.toRecording'), <Link to={`/recordings/${recording}`}>{recording}</Link>],
  ]
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
