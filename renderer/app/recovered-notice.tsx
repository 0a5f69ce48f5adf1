// What this start of the station did with recordings that a crash had left open: one line for each, until it is read.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RecoveredRecording } from '../../native/contract/state.ts'
import { clockTime } from '../parts/format.ts'

function Line({ recording: { recording, how, because, gaps } }: { readonly recording: RecoveredRecording }) {
  const { t } = useTranslation()
  const sentence = {
    adopted: 'app.adopted',
    resumed: 'app.resumed',
    'in-break': 'app.stillInBreak',
    sealed: 'app.sealedAfter',
  } as const
  return (
    <div>
      {t(sentence[how])}{' '}
      <Link to={`/recordings/${recording}`} className="mono">
        {recording}
      </Link>{' '}
      {because === null || because === 'asked' ? null : <span>({t(`app.sealedBecause.${because}`)}) </span>}
      {gaps.map(({ track, from, to }) => (
        <span key={track} className="quiet">
          {to === null
            ? t('app.missingSince', { track, from: clockTime(from) })
            : t('app.missing', { track, from: clockTime(from), to: clockTime(to) })}{' '}
        </span>
      ))}
    </div>
  )
}

export function RecoveredNotice({ recovered }: { readonly recovered: readonly RecoveredRecording[] }) {
  const { t } = useTranslation()
  const [isRead, setRead] = useState(false)
  if (recovered.length === 0 || isRead) return null
  return (
    <div className="notice" role="status">
      <div style={{ flex: 1 }}>
        {recovered.map((each) => (
          <Line key={each.recording} recording={each} />
        ))}
      </div>
      <Button
        size="small"
        onClick={() => {
          setRead(true)
        }}
      >
        {t('common.close')}
      </Button>
    </div>
  )
}
