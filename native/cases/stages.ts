// Stages 启动、调查取证、审核、决定、送达、执行、结案、归档: entered with day and person, corrected by a new entry.
import type { Request } from '../contract/calls.ts'
import type { ClosingEntry } from '../contract/case-file-events.ts'
import type { StageEntry, TimelineEntry } from '../contract/case-stages.ts'
import type { CaseOfficer } from '../contract/cases.ts'
import { Failure } from '../contract/failures.ts'
import { caseStages } from '../contract/terms.ts'

/** The newest entry of each stage that was entered and not withdrawn, in the order of the stages. */
export function stagesIn(events: readonly TimelineEntry[]): StageEntry[] {
  const entries = events.filter((event) => event.kind === 'stage')
  return caseStages.flatMap((stage) => {
    const newest = entries.findLast((entry) => entry.stage === stage)
    if (newest === undefined || newest.day === null) return []
    const { day, person, reason, at } = newest
    return [{ stage, day, person, reason, at }]
  })
}

/** @throws Failure `stage-reason-missing` for a correction without one, `stage-not-entered` when nothing is to be withdrawn. */
export function requireStageEntry(
  { stage, day, reason }: Pick<Request<'cases.enterStage'>, 'stage' | 'day' | 'reason'>,
  events: readonly TimelineEntry[],
): void {
  const before = stagesIn(events).some((entry) => entry.stage === stage)
  if (day === null && !before) throw new Failure('stage-not-entered', {})
  if (before && reason === '') throw new Failure('stage-reason-missing', {})
}

/** How a case was closed 结案; null while it is open, or was reopened. */
export function closedIn(events: readonly TimelineEntry[]): ClosingEntry | null {
  const newest = events.findLast((event) => event.kind === 'closed' || event.kind === 'reopened')
  return newest?.kind === 'closed' ? newest : null
}

/**
 * A case is closed by the check before closing and reopened with a reason, never by entering a stage alone; what is not
 * closed is not archived. @throws Failure `closing-by-check`, `archiving-before-closing`.
 */
export function requireClosingOrder(
  { stage, day }: Pick<Request<'cases.enterStage'>, 'stage' | 'day'>,
  events: readonly TimelineEntry[],
): void {
  const entered = stagesIn(events).map((entry) => entry.stage)
  if (stage === 'closing' && (day === null ? closedIn(events) !== null : !entered.includes('closing')))
    throw new Failure('closing-by-check')
  if (stage === 'archiving' && day !== null && !entered.includes('closing'))
    throw new Failure('archiving-before-closing')
}

/** Who reviews has not handled the case (Administrative Penalty Law 2021, art. 58). @throws Failure `reviewer-handled-case`. */
export function requireOtherReviewer(
  { stage, day, person }: Pick<Request<'cases.enterStage'>, 'stage' | 'day' | 'person'>,
  officers: readonly CaseOfficer[],
): void {
  if (stage !== 'review' || day === null) return
  if (officers.some(({ name }) => name === person)) throw new Failure('reviewer-handled-case', { person })
}
