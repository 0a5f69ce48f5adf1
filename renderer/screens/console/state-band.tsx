// The band at the top, read from three metres: state by shape, word and colour; elapsed time; clock; disk.
import { useTranslation } from 'react-i18next'
import type { DiskState, RoomState } from '../../../native/contract/state.ts'
import { clockLength, clockTime, day } from '../../parts/format.ts'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { useNow } from '../../station/use-station.ts'
import { lastingBreak, recordedTime } from './recorded-time.ts'

const mostHours = 99

/** Whole hours where there are many, one decimal where they are few. */
function useHours(disk: DiskState | undefined): string {
  const { t } = useTranslation()
  if (disk === undefined) return '–'
  if (disk.hoursLeft > mostHours) return t('common.moreHours', { hours: mostHours })
  return t('common.hours', { hours: disk.hoursLeft < 10 ? disk.hoursLeft.toFixed(1) : Math.floor(disk.hoursLeft) })
}

export function StateBand({ state, disk }: { state: RoomState | undefined; disk: DiskState | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
  const hours = useHours(disk)
  const phase = state?.phase ?? 'off'
  const recording = state?.recording ?? null
  const interrupted = recording === null ? undefined : lastingBreak(recording)
  return (
    <header className={`band ${phase}`}>
      <div className="band-state">
        <PhaseShape phase={phase} size={44} />
        <span>{t(`terms.roomPhase.${phase}`)}</span>
      </div>
      <dl className="band-figures">
        <div className="band-elapsed">
          <dt>{t(interrupted === undefined ? 'console.elapsed' : 'breaks.length')}</dt>
          <dd className="number">
            {clockLength(
              interrupted !== undefined
                ? now - Date.parse(interrupted.from)
                : recording === null
                  ? 0
                  : recordedTime(recording, now),
            )}
          </dd>
        </div>
        <div>
          <dt>
            {t('console.clock')} {day(now)}
          </dt>
          <dd className="number">{clockTime(now)}</dd>
        </div>
        <div className={disk?.low === true ? 'band-low' : ''}>
          <dt>{t(disk?.low === true ? 'console.diskLow' : 'console.disk')}</dt>
          <dd className="number">{hours}</dd>
        </div>
      </dl>
    </header>
  )
}
