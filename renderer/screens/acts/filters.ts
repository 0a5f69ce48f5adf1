// What a completeness report is narrowed down to.
import type { Input } from '../../../native/contract/calls.ts'
import type { Verdict } from '../../../native/contract/acts.ts'
import type { CaseKind } from '../../../native/contract/terms.ts'

export interface ReportFilters {
  readonly unit: string | null
  /** `2026-03`; empty for any. */
  readonly from: string
  readonly to: string
  readonly kind: CaseKind | null
  readonly verdict: Verdict | null
  readonly gapSeconds: number
}

export const noFilters: ReportFilters = { unit: null, from: '', to: '', kind: null, verdict: null, gapSeconds: 1 }

export const isFiltered = ({ unit, from, to, kind, verdict }: ReportFilters): boolean =>
  unit !== null || from !== '' || to !== '' || kind !== null || verdict !== null

const month = /^\d{4}-\d{2}$/

/** What is asked of the station; a month that is half typed counts as none. */
export function askedOf(filters: ReportFilters): Omit<Input<'acts.report'>, 'offset' | 'limit'> {
  const { unit, from, to, kind, verdict, gapSeconds } = filters
  return {
    gapSeconds,
    ...(unit === null ? {} : { unit }),
    ...(month.test(from) ? { from } : {}),
    ...(month.test(to) ? { to } : {}),
    ...(kind === null ? {} : { kind }),
    ...(verdict === null ? {} : { verdict }),
  }
}
