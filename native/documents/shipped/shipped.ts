// The templates that come with the program: version 1 of each.
import { internal } from './internal.ts'
import { notices } from './notices.ts'
import type { Shipped } from './forms.ts'

const order = [
  ...['filing-approval', 'interview-notice', 'rights-notice', 'inspection-record', 'hearing-rights-notice'],
  ...['hearing-notice', 'hearing-report', 'service-receipt', 'file-contents', 'closing-note'],
]

/** In the order in which a case needs them. */
export const shippedTemplates: readonly Shipped[] = [...notices, ...internal].sort(
  (a, b) => order.indexOf(a.key) - order.indexOf(b.key),
)
