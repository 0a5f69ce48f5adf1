// How long a recording has recorded: its time without its breaks.
import type { Break } from '../../../native/contract/recording-course.ts'
import type { RunningRecording } from '../../../native/contract/state.ts'

/** The break that lasts; undefined when none does. */
export const lastingBreak = ({ breaks }: RunningRecording): Break | undefined => breaks.find(({ to }) => to === null)

/** Milliseconds recorded until `now`, an instant in milliseconds since 1970. */
export function recordedTime({ since, breaks }: RunningRecording, now: number): number {
  const interrupted = breaks.reduce((sum, { from, to }) => {
    const end = Math.min(now, to === null ? now : Date.parse(to))
    return sum + Math.max(0, end - Date.parse(from))
  }, 0)
  return now - Date.parse(since) - interrupted
}
