// A shape for each level of a check, so that colour is never the only sign.
import type { PreflightLevel } from '../../native/contract/preflight.ts'

const drawn: Record<PreflightLevel, string> = {
  green: 'M4.5 12.500l5 5l10-11',
  amber: 'M12 4v10M12 18.500v.2',
  red: 'M5 5l14 14M19 5L5 19',
  untold: 'M6 12h12',
}

export function LevelShape({ level, size = 20 }: { level: PreflightLevel; size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" className={`level ${level}`}>
      <path d={drawn[level]} fill="none" stroke="currentColor" strokeWidth="3.5" strokeLinecap="round" />
    </svg>
  )
}
