// One check: how it stands by shape, word and colour; what was found; the figures behind it.
import { useTranslation } from 'react-i18next'
import type { PreflightCheck } from '../../../native/contract/preflight.ts'
import type { FailureCode } from '../../../native/contract/failures.ts'
import { byteSize } from '../../parts/format.ts'
import { LevelShape } from '../../parts/level-shape.tsx'

/** The figures of a check as a person reads them. */
function useFigures({ details }: PreflightCheck): string {
  const { t, i18n } = useTranslation()
  const number = (name: string): number | undefined => (typeof details[name] === 'number' ? details[name] : undefined)
  const [free, hours, speed, percent, seals] = ['free', 'hours', 'speed', 'percent', 'seals'].map(number)
  const [rate, khz] = [number('frameRate'), number('sampleRate')]
  const { picture, code } = details
  const why = typeof code === 'string' && i18n.exists(`failures.${code}`) ? t(`failures.${code as FailureCode}`) : null
  return [
    typeof picture === 'string' ? picture : null,
    rate === undefined || rate === 0 ? null : t('common.fps', { rate }),
    khz === undefined ? null : t('common.hz', { khz: khz / 1000 }),
    free === undefined ? null : t('preflight.free', { size: byteSize(free), hours }),
    speed === undefined ? null : t('preflight.speed', { speed: byteSize(speed) }),
    percent === undefined ? null : t('preflight.battery', { percent }),
    seals === undefined ? null : t('preflight.seals', { number: seals }),
    why,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

export function CheckRow({ check, name }: { check: PreflightCheck; name: string }) {
  const { t } = useTranslation()
  const figures = useFigures(check)
  return (
    <li className={`check-row ${check.level}`}>
      <LevelShape level={check.level} size={26} />
      <strong>{name}</strong>
      <span className="check-level">{t(`preflight.level.${check.level}`)}</span>
      <span>
        {t(`preflightFindings.${check.finding}`)}
        {figures === '' ? null : <span className="quiet number"> {figures}</span>}
      </span>
    </li>
  )
}
