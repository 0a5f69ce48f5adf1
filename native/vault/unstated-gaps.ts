// What is missing of a track between two of its parts when the station was killed just then: a part had begun, and the
// gap before it was to be stated with its first chunk.
import type { Line } from './lines.ts'
import { bytesOf, partLines } from './part-recovery.ts'

export interface Missing {
  readonly from: string
  readonly to: string
}

/** Milliseconds between two parts that are no gap. */
const joint = 200

/** @param lines the whole journal so far, with what was found on the disk. */
export function unstatedGaps(lines: readonly Line[], track: string): Missing[] {
  const gaps = lines.filter((line) => line.kind === 'gap').filter((line) => line.track === track)
  const isStated = (missing: Missing) => gaps.some(({ from, to }) => from < missing.to && to > missing.from)
  return between(lines, track).filter((missing) => spanOf(missing) > joint && !isStated(missing))
}

const spanOf = ({ from, to }: Missing) => Date.parse(to) - Date.parse(from)

/** From the end of each part to the beginning of the next one, where both are known and times can be compared. */
function between(lines: readonly Line[], track: string): Missing[] {
  const found: Missing[] = []
  let end: string | null = null
  let last: Line | null = null
  for (const part of partLines(lines).filter((line) => line.track === track)) {
    const stretches = bytesOf(lines, part).flatMap((line) => ('mediaTo' in line && line.wall !== null ? [line] : []))
    const [first] = stretches
    if (first?.wall == null) continue
    const since = lines.slice(last === null ? 0 : lines.indexOf(last), lines.indexOf(part))
    // In a break nothing was to be recorded; over a step of the clock the two ends are of different clocks.
    const isComparable = !since.some(({ kind }) => kind === 'break' || kind === 'clock')
    if (end !== null && isComparable) found.push({ from: end, to: first.wall })
    const ends = stretches.map(({ wall, mediaFrom, mediaTo }) => Date.parse(wall ?? '') + (mediaTo - mediaFrom) / 1000)
    end = new Date(Math.max(...ends)).toISOString()
    last = part
  }
  return found
}
