// Which cases are listed, and in which order.
import type { CaseListing } from '../../../native/contract/case-list.ts'
import { day } from '../../parts/format.ts'

export const allCases: CaseListing = { text: '', order: 'changed', descending: true }

/** Members that narrow the list down. */
const conditions = ['text', 'kind', 'unit', 'stage', 'confidentiality', 'from', 'to', 'voided'] as const

export const isFiltered = (listing: CaseListing): boolean =>
  conditions.some((name) => listing[name] !== undefined && listing[name] !== '')

/** With one member changed; undefined takes it out. */
export function changed<N extends keyof CaseListing>(
  listing: CaseListing,
  name: N,
  value: CaseListing[N] | undefined,
): CaseListing {
  const others = Object.entries(listing).filter(([each]) => each !== name)
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]) as CaseListing
}

/** A day as a date field has it, `2026-03-01`, from an instant; empty for none. */
export const firstDay = ({ from }: CaseListing): string => (from === undefined ? '' : day(from))
export const lastDay = ({ to }: CaseListing): string => (to === undefined ? '' : day(Date.parse(to) - 1))

/** The instant at which a day begins here, or the one after it; undefined for no day. */
export function beginOf(date: string, daysLater = 0): string | undefined {
  const [year, month, ofMonth] = date.split('-').map(Number)
  if (year === undefined || month === undefined || ofMonth === undefined || year < 1000) return undefined
  const begin = new Date(year, month - 1, ofMonth + daysLater)
  return Number.isNaN(begin.getTime()) ? undefined : begin.toISOString()
}
