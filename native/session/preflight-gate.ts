// What a check before a session allows: a recording begins unless something is red, and states what was found.
import { Failure } from '../contract/failures.ts'
import { checkCounts, type PreflightCheck, type PreflightResult } from '../contract/preflight.ts'

/** `result` when it is of the last half hour. */
export function recent(result: PreflightResult | null, now: Date): PreflightResult | null {
  if (result === null) return null
  const age = now.getTime() - Date.parse(result.at)
  return age >= 0 && age <= checkCounts ? result : null
}

/** @throws Failure `disk-full`, or `preflight-red` naming the first check that forbids to begin. */
export function refuseRed(checks: readonly PreflightCheck[]): void {
  const red = checks.find(({ level }) => level === 'red')
  if (red === undefined) return
  const { finding, details } = red
  throw new Failure(finding === 'disk-full' ? 'disk-full' : 'preflight-red', { finding, ...details })
}
