// What a completeness report is narrowed down to.
import type { DatePickerProps } from 'antd'
import type { Input } from '../../../native/contract/calls.ts'
import type { Verdict } from '../../../native/contract/acts.ts'
import type { CaseKind } from '../../../native/contract/terms.ts'

/** A month of the calendar; null for any. */
export type Month = NonNullable<DatePickerProps['maxDate']> | null

export interface ReportFilters {
  readonly unit: string | null
  readonly from: Month
  /** It is included. */
  readonly to: Month
  readonly kind: CaseKind | null
  readonly verdict: Verdict | null
  readonly gapSeconds: number
}

export const noFilters: ReportFilters = { unit: null, from: null, to: null, kind: null, verdict: null, gapSeconds: 1 }

export const isFiltered = ({ unit, from, to, kind, verdict }: ReportFilters): boolean =>
  unit !== null || from !== null || to !== null || kind !== null || verdict !== null

const form = 'YYYY-MM'

/** What is asked of the station. */
export function askedOf(filters: ReportFilters): Omit<Input<'acts.report'>, 'offset' | 'limit'> {
  const { unit, from, to, kind, verdict, gapSeconds } = filters
  return {
    gapSeconds,
    ...(unit === null ? {} : { unit }),
    ...(from === null ? {} : { from: from.format(form) }),
    ...(to === null ? {} : { to: to.format(form) }),
    ...(kind === null ? {} : { kind }),
    ...(verdict === null ? {} : { verdict }),
  }
}
