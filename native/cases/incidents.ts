// What went wrong with a recording, from its journal: faults that belong together in time are one incident, which one
// statement explains.
import { alarmSeverity, type AlarmCode } from '../contract/alarms.ts'
import type { Fault } from '../contract/statements.ts'
import { clearedBy } from '../vault/alarm-end.ts'
import { breaksIn } from '../vault/breaks.ts'
import type { Line } from '../vault/lines.ts'

export interface Incident {
  /** 1, 2, 3 … in order of time. */
  readonly number: number
  readonly from: string
  /** Null while it lasts. */
  readonly to: string | null
  readonly faults: readonly Fault[]
}

/** Milliseconds within which a fault that follows another is taken for its consequence. */
const together = 5000

/** The incidents of a recording whose lines these are. */
export function incidentsOf(lines: readonly Line[]): Incident[] {
  const faults = faultsOf(lines).sort((a, b) => Date.parse(a.from) - Date.parse(b.from))
  const incidents: { from: string; to: string | null; faults: Fault[] }[] = []
  for (const fault of faults) {
    const last = incidents.at(-1)
    if (last !== undefined && (last.to === null || Date.parse(fault.from) <= Date.parse(last.to) + together)) {
      last.faults.push(fault)
      last.to = later(last.to, fault.to)
    } else incidents.push({ from: fault.from, to: fault.to, faults: [fault] })
  }
  return incidents.map((incident, i) => ({ number: i + 1, ...incident }))
}

const later = (a: string | null, b: string | null) => (a === null || b === null ? null : a > b ? a : b)

function faultsOf(lines: readonly Line[]): Fault[] {
  const open = lines.find((line) => line.kind === 'open')
  const name = (track: string | null) => open?.sources.find((source) => source.track === track)?.name ?? track
  const close = lines.find((line) => line.kind === 'close')
  const faults = lines.flatMap((line): Fault[] => {
    if (line.kind === 'gap')
      return [{ kind: 'gap', code: line.cause, track: name(line.track), from: line.from, to: line.to }]
    if (line.kind === 'alarm' && line.state === 'raised' && isFault(line.alarm)) {
      const to = clearedBy(line, lines)?.at ?? close?.at ?? null
      return [{ kind: 'alarm', code: line.alarm, track: name(line.track), from: line.at, to }]
    }
    if (line.kind === 'recovered') {
      const track = 'track' in line ? name(line.track) : null
      return [{ kind: 'recovered', code: line.what, track, from: line.at, to: line.at }]
    }
    if (line.kind === 'close' && line.reason === 'interrupted')
      return [{ kind: 'interrupted', code: line.reason, track: null, from: line.at, to: line.at }]
    return []
  })
  const breaks = breaksIn(lines).filter(({ reason }) => reason === 'technical-fault')
  return [
    ...faults,
    ...breaks.map(({ reason: code, from, to }) => ({ kind: 'break' as const, code, track: null, from, to })),
  ]
}

/** A second copy that fails harms no recording, but is to be explained all the same. */
function isFault(code: string): boolean {
  return (
    code === 'mirror-failed' || (Object.hasOwn(alarmSeverity, code) && alarmSeverity[code as AlarmCode] === 'danger')
  )
}
