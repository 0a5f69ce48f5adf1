// The verdict on a test recording, each thing that speaks for or against it, and what was recorded, to be played.
import { useTranslation } from 'react-i18next'
import type { Recording } from '../../../native/contract/recordings.ts'
import { Icon } from '../../parts/icons.tsx'
import { LevelShape } from '../../parts/level-shape.tsx'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import '../../parts/report.css'
import '../../screens/recording/recording.css'
import { TrackPlayer } from '../../screens/recording/track-player.tsx'
import type { TrialVerdict } from './verdict.ts'

function useSentence() {
  const { t } = useTranslation()
  return (line: TrialVerdict['lines'][number]): string => {
    switch (line.line) {
      case 'recorded':
        return t('firstStart.trial.recorded', { name: line.name, seconds: line.seconds })
      case 'short':
        return t('firstStart.trial.short', { name: line.name, seconds: line.seconds })
      case 'sealed':
        return t('firstStart.trial.sealed', { code: line.code })
      case 'findings':
        return t('firstStart.trial.findings', { number: line.number })
      case 'noSound':
      case 'unsealed':
      case 'verified':
        return t(`firstStart.trial.${line.line}`)
    }
  }
}

export function TrialResult({ recording, verdict }: { recording: Recording; verdict: TrialVerdict }) {
  const { t } = useTranslation()
  const sentence = useSentence()
  const { good, lines } = verdict
  return (
    <div className="stack">
      <div className={good ? 'verdict clean' : 'verdict'} role="status">
        {good ? <Icon name="check" size={36} /> : <PhaseShape phase="failed" size={36} />}
        <div>
          <strong>{t(good ? 'firstStart.trial.good' : 'firstStart.trial.bad')}</strong>
          <div>{t(good ? 'firstStart.trial.goodNote' : 'firstStart.trial.badNote')}</div>
        </div>
      </div>
      <ul className="trial-lines">
        {lines.map((line, index) => (
          <li key={index} className={line.good ? '' : 'danger-text'}>
            <LevelShape level={line.line === 'noSound' ? 'untold' : line.good ? 'green' : 'red'} size={18} />
            {sentence(line)}
          </li>
        ))}
      </ul>
      <div
        className="recording-players"
        onCanPlayCapture={({ target }) => {
          // Played back by itself, once; a browser that forbids it waits for a press.
          if (target instanceof HTMLVideoElement && target.currentTime === 0) void target.play().catch(() => undefined)
        }}
      >
        {recording.trackList.map((track) => (
          <TrackPlayer key={track.track} recording={recording.id} track={track} moment={null} />
        ))}
      </div>
    </div>
  )
}
