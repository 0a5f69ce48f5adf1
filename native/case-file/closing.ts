// Closing a case: every red finding of the check is explained in writing, or it stays open.
import type { Request } from '../contract/calls.ts'
import type { ClosingEntry, ClosingFinding } from '../contract/case-file-events.ts'
import type { CaseFile, FileOrder } from '../contract/case-file.ts'
import { Failure } from '../contract/failures.ts'
import type { CaseKind } from '../contract/terms.ts'

interface Checked {
  readonly file: CaseFile
  readonly order: FileOrder
  readonly findings: readonly ClosingFinding[]
}

/** What is kept of the check. @throws Failure `case-closed`, `closing-unsettled` naming what is open. */
export function closingCheckOf(
  { file, order, findings }: Checked,
  { day, person, explanations }: Omit<Request<'caseFile.close'>, 'case'>,
  caseKind: CaseKind,
): Omit<ClosingEntry, 'at' | 'kind'> {
  if (file.closed !== null) throw new Failure('case-closed', { day: file.closed.day })
  const texts = new Map(explanations.map(({ finding, text }) => [finding, text]))
  const explained = findings.map((finding) => ({ ...finding, explanation: texts.get(finding.key) ?? '' }))
  const open = explained.filter(({ level, explanation }) => level === 'red' && explanation === '')
  if (open.length > 0) {
    throw new Failure('closing-unsettled', {
      number: open.length,
      findings: open.map(({ subject }) => subject).join('、'),
    })
  }
  return { day, person, caseKind, order: order.version, orderOf: order.kind, totals: file.totals, findings: explained }
}
