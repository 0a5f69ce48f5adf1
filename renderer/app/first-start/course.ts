// The way through the first start: which step comes next, and whether the window shows it at all. Pure.
import { firstStartSteps, type FirstStart, type FirstStartStep } from '../../../native/contract/first-start.ts'

/** The step that is `by` further on; the first or the last where there is none. */
export function stepFrom(step: FirstStartStep, by: 1 | -1): FirstStartStep {
  const wanted = firstStartSteps.indexOf(step) + by
  return firstStartSteps[Math.min(firstStartSteps.length - 1, Math.max(0, wanted))] ?? step
}

/** Whether it is in front of everything: by itself at a station without accounts, later only when it was opened. */
export function isShown({ state }: FirstStart, hasAccounts: boolean, maySave: boolean): boolean {
  if (!maySave) return false
  return state === 'running' || (state === 'due' && !hasAccounts)
}

/** Begun again from the first step; the room stays, so that it need not be found anew. */
export const begunAgain = (reached: FirstStart): FirstStart => ({
  ...reached,
  ...{ state: 'running', step: 'language', recording: null, proved: false },
})
