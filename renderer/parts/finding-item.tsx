// One finding in plain words, and where it is: file, track, chunk, time.
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../native/contract/verification.ts'
import { clockLength, dayAndTime, grouped } from './format.ts'
import { PhaseShape } from './phase-shape.tsx'

/** A span of media time, `0:00:11 – 0:00:12`. */
const span = (from: number, to: number): string => `${clockLength(from / 1000)} – ${clockLength(to / 1000)}`

export function FindingItem({ finding }: { finding: Finding }) {
  const { t } = useTranslation()
  const { file, track, part, chunk, line, offset, mediaFrom, mediaTo, wall, details } = finding
  const where = [
    file === undefined ? null : `${t('check.file')} ${file}`,
    track === undefined ? null : `${t('check.track')} ${track}`,
    part === undefined ? null : `${t('check.part')} ${part}`,
    chunk === undefined ? null : `${t('check.chunk')} ${chunk}`,
    line === undefined ? null : t('check.line', { line }),
    mediaFrom === undefined || mediaTo === undefined ? null : `${t('check.span')} ${span(mediaFrom, mediaTo)}`,
    wall === undefined ? null : `${t('check.wall')} ${dayAndTime(wall)}`,
    offset === undefined ? null : `${t('check.offset')} ${grouped(offset)}`,
    ...Object.entries(details ?? {}).map(([name, value]) => `${name}: ${String(value)}`),
  ].filter((fact) => fact !== null)
  return (
    <li className="finding">
      <span className="danger-text">
        <PhaseShape phase="failed" size={18} />
      </span>
      <div>
        <strong>{t(`findings.${finding.code}`)}</strong>
        <div className="quiet">{where.join(' · ')}</div>
      </div>
    </li>
  )
}
