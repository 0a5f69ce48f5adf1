// What of the audit log is looked for, and how it is asked of the station.
import type { DatePickerProps } from 'antd'
import type { Input } from '../../../native/contract/calls.ts'
import type { AuditAction, AuditOutcome } from '../../../native/contract/audit-actions.ts'

/** A day of the calendar, in the computer's time zone. */
export type Day = NonNullable<DatePickerProps['maxDate']> | null

export interface Filters {
  readonly text: string
  /** Null = open. The last day is included. */
  readonly from: Day
  readonly to: Day
  readonly person: string | null
  readonly action: AuditAction | null
  readonly outcome: AuditOutcome | null
}

export const noFilters: Filters = { text: '', from: null, to: null, person: null, action: null, outcome: null }

export const isFiltered = (filters: Filters): boolean =>
  Object.values(filters).some((value) => value !== null && value !== '')

export function asked({ text, from, to, person, action, outcome }: Filters): Input<'audit.find'> {
  return {
    text,
    ...(from === null ? {} : { from: from.startOf('day').toISOString() }),
    ...(to === null ? {} : { to: to.add(1, 'day').startOf('day').toISOString() }),
    ...(person === null ? {} : { person }),
    ...(action === null ? {} : { action }),
    ...(outcome === null ? {} : { outcome }),
  }
}
