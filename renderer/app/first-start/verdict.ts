// What a test recording shows: each track long enough, sealed, verified. Pure.
import type { Recording } from '../../../native/contract/recordings.ts'
import type { VerificationReport } from '../../../native/contract/verification.ts'

/** Seconds that a test recording lasts. */
export const trialSeconds = 10
/** Part of its length that each track must have at least: devices begin one after the other. */
const share = 0.6

export type VerdictLine =
  | { readonly line: 'recorded' | 'short'; readonly good: boolean; readonly name: string; readonly seconds: number }
  | { readonly line: 'noSound'; readonly good: true }
  | { readonly line: 'sealed'; readonly good: true; readonly code: string }
  | { readonly line: 'unsealed'; readonly good: false }
  | { readonly line: 'verified'; readonly good: true }
  | { readonly line: 'findings'; readonly good: false; readonly number: number }

export interface TrialVerdict {
  readonly good: boolean
  readonly lines: readonly VerdictLine[]
}

/** @param lasted seconds between start and end, at most {@link trialSeconds}: somebody may end it earlier. */
export function trialVerdict(recording: Recording, report: VerificationReport, lasted: number): TrialVerdict {
  const least = Math.min(trialSeconds, lasted) * share
  const tracks = recording.trackList.map((track): VerdictLine => {
    const seconds = track.parts.reduce((sum, { duration }) => sum + duration, 0) / 1_000_000
    const good = seconds > 0 && seconds >= least
    return { line: good ? 'recorded' : 'short', good, name: track.name, seconds: Math.round(seconds * 10) / 10 }
  })
  const hasSound = recording.trackList.some(({ sound }) => sound !== null)
  const number = report.recordings.reduce((sum, { findings }) => sum + findings.length, report.findings.length)
  const lines: VerdictLine[] = [
    ...tracks,
    ...(hasSound ? [] : [{ line: 'noSound', good: true } as const]),
    recording.sealed && recording.sealCode !== null
      ? { line: 'sealed', good: true, code: recording.sealCode }
      : { line: 'unsealed', good: false },
    number === 0 && report.recordings.length > 0
      ? { line: 'verified', good: true }
      : { line: 'findings', good: false, number },
  ]
  return { good: tracks.length > 0 && lines.every(({ good }) => good), lines }
}
