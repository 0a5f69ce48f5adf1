// A level meter with peak hold, drawn without waking React for the rest of the screen.
import { useEffect, useReducer, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { store, useLevel } from '../../station/use-station.ts'
import { floor, hold, share, type Held } from './peak-hold.ts'

/** Above this loudness sound is about to clip. */
const danger = -3

const percent = (part: number): string => `${(part * 100).toFixed(1)}%`

/** The held peak of one source, kept up to date with every report. */
function usePeak(room: string, source: string): Held {
  const held = useRef<Held>({ peak: floor, at: 0 })
  const [shown, show] = useReducer((_: Held, next: Held) => next, { peak: floor, at: 0 })
  useEffect(
    () =>
      store.onLevels(() => {
        held.current = hold(held.current, store.levels(room)[source]?.peak ?? floor, performance.now())
        show(held.current)
      }),
    [room, source],
  )
  return shown
}

export function Meter({ room, source, name }: { room: string; source: string; name: string }) {
  const { t } = useTranslation()
  const level = useLevel(room, source)
  const held = usePeak(room, source)
  const rounded = Math.round(held.peak)
  return (
    <div
      className="meter"
      role="meter"
      aria-label={t('console.level', { name })}
      aria-valuemin={floor}
      aria-valuemax={0}
      aria-valuenow={Math.max(floor, Math.min(0, rounded))}
      aria-valuetext={rounded <= floor ? t('console.silent') : t('console.levelText', { peak: rounded })}
    >
      <div className="meter-level" style={{ clipPath: `inset(0 ${percent(1 - share(level?.peak ?? floor))} 0 0)` }} />
      <div className="meter-mean" style={{ width: percent(share(level?.rms ?? floor)) }} />
      <div
        className={held.peak > danger ? 'meter-peak loud' : 'meter-peak'}
        style={{ left: percent(share(held.peak)) }}
        hidden={rounded <= floor}
      />
    </div>
  )
}
