// What stands in the pictures' place during a break: that nothing is recorded, why, and since when.
import { useTranslation } from 'react-i18next'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { clockTime } from '../../parts/format.ts'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { lastingBreak } from './recorded-time.ts'

export function BreakView({ recording }: { recording: RunningRecording }) {
  const { t } = useTranslation()
  const one = lastingBreak(recording)
  return (
    <section className="break-view" aria-label={t('breaks.off')}>
      <PhaseShape phase="break" size={72} />
      <h2>{t('breaks.off')}</h2>
      <p>{t('breaks.offNote')}</p>
      {one === undefined ? (
        <p role="status">{t('breaks.stopping')}</p>
      ) : (
        <dl className="facts">
          <dt>{t('breaks.reason')}</dt>
          <dd>{[t(`terms.breakReason.${one.reason}`), one.text].filter((part) => part !== '').join(' · ')}</dd>
          <dt>{t('breaks.person')}</dt>
          <dd>{one.person}</dd>
          <dt>{t('breaks.since')}</dt>
          <dd className="number">{clockTime(one.from)}</dd>
        </dl>
      )}
    </section>
  )
}
