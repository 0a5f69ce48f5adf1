// What of the audit log is looked for, and how it is asked of the station.
import type { Input } from '../../../native/contract/calls.ts'
import type { AuditAction, AuditOutcome } from '../../../native/contract/audit-actions.ts'

export interface Filters {
  readonly text: string
  /** Days in the computer's time zone, such as `2026-03-01`; empty = open. The last is included. */
  readonly from: string
  readonly to: string
  readonly person: string | null
  readonly action: AuditAction | null
  readonly outcome: AuditOutcome | null
}

export const noFilters: Filters = { text: '', from: '', to: '', person: null, action: null, outcome: null }

export const isFiltered = (filters: Filters): boolean =>
  Object.values(filters).some((value) => value !== null && value !== '')

/** The instant at which a day begins, or so many days later. */
function startOf(day: string, later = 0): string {
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + later)
  return date.toISOString()
}

export function asked({ text, from, to, person, action, outcome }: Filters): Input<'audit.find'> {
  return {
    text,
    ...(from === '' ? {} : { from: startOf(from) }),
    ...(to === '' ? {} : { to: startOf(to, 1) }),
    ...(person === null ? {} : { person }),
    ...(action === null ? {} : { action }),
    ...(outcome === null ? {} : { outcome }),
  }
}
