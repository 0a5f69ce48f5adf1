// The band at the top, read from three metres: state by shape, word and colour; elapsed time; clock; disk.
import { useTranslation } from 'react-i18next'
import type { DisksState, DiskState, RoomState } from '../../../native/contract/state.ts'
import { clockLength, clockTime, day } from '../../parts/format.ts'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { useNow } from '../../station/use-station.ts'
import { lastingBreak, recordedTime } from './recorded-time.ts'

const mostHours = 99

/** Whole hours where there are many, one decimal where they are few. */
function useHours(): (disk: DiskState) => string {
  const { t } = useTranslation()
  return ({ hoursLeft, level }) => {
    if (level === 'away') return t('console.diskAway')
    if (hoursLeft > mostHours) return t('common.moreHours', { hours: mostHours })
    return t('common.hours', { hours: hoursLeft < 10 ? hoursLeft.toFixed(1) : Math.floor(hoursLeft) })
  }
}

/** How long each disk still takes what is recorded, the shorter one first seen. */
function DiskFigure({ disk, name }: { disk: DiskState; name: 'disk' | 'mirrorDisk' }) {
  const { t } = useTranslation()
  const hours = useHours()
  return (
    <div className={disk.level === 'enough' ? '' : `band-low ${disk.level}`}>
      <dt>
        {t(`console.${name}`)}
        {disk.level === 'enough' || disk.level === 'away' ? '' : ` · ${t(`console.diskLevel.${disk.level}`)}`}
      </dt>
      <dd className="number">{hours(disk)}</dd>
    </div>
  )
}

export function StateBand({ state, disks }: { state: RoomState | undefined; disks: DisksState | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
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
        {disks === undefined ? null : <DiskFigure disk={disks.vault} name="disk" />}
        {disks?.mirror == null ? null : <DiskFigure disk={disks.mirror} name="mirrorDisk" />}
      </dl>
    </header>
  )
}
