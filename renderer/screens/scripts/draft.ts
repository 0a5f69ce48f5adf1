// A script while it is changed: pure steps from one list of steps to the next.
import type { ScriptStep } from '../../../native/contract/scripts.ts'

export type Steps = readonly ScriptStep[]

/** `step-1`, `step-2` …: the first that no step has; a key stays with its step whatever it is called later. */
function freeKey(steps: Steps): string {
  const used = new Set(steps.map(({ key }) => key))
  let number = 1
  while (used.has(`step-${number}`)) number += 1
  return `step-${number}`
}

/** A new step behind another, in its section. */
export function withNew(steps: Steps, behind: number, title: string): Steps {
  const step: ScriptStep = {
    key: freeKey(steps),
    section: steps[behind]?.section ?? 'opening',
    title: { 'zh-CN': title, en: '' },
    words: '',
    required: false,
    afterBreak: 'no',
    evidence: false,
  }
  return steps.toSpliced(behind + 1, 0, step)
}

export const without = (steps: Steps, at: number): Steps => steps.toSpliced(at, 1)

export function moved(steps: Steps, at: number, by: 1 | -1): Steps {
  const step = steps[at]
  if (step === undefined || steps[at + by] === undefined) return steps
  return steps.toSpliced(at, 1).toSpliced(at + by, 0, step)
}

export const changed = (steps: Steps, at: number, change: Partial<ScriptStep>): Steps =>
  steps.map((step, index) => (index === at ? { ...step, ...change } : step))
