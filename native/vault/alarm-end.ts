// When an alarm of a recording was over, by the lines of its journal.
import type { Line, LineOf } from './lines.ts'

/** The line that clears what `raised` states; undefined while it lasts. */
export const clearedBy = ({ seq, alarm, track }: LineOf<'alarm'>, lines: readonly Line[]): Line | undefined =>
  lines.find(
    (line) =>
      line.kind === 'alarm' &&
      line.seq > seq &&
      line.state === 'cleared' &&
      line.alarm === alarm &&
      line.track === track,
  )
