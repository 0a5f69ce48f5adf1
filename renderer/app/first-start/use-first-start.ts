// How far the first start has come, and moving on in it.
import { useState } from 'react'
import type { FirstStart, FirstStartStep } from '../../../native/contract/first-start.ts'
import { isOpenTo, useAccess, useMay } from '../../station/use-access.ts'
import { queries, useAct, useAnswer } from '../../station/use-call.ts'
import { isShown, stepFrom } from './course.ts'

export interface FirstStartCourse {
  readonly reached: FirstStart
  /** Notes what changed; what is saved is what is shown. */
  readonly change: (changed: Partial<FirstStart>) => Promise<void>
  readonly go: (step: FirstStartStep, changed?: Partial<FirstStart>) => Promise<void>
  readonly next: (changed?: Partial<FirstStart>) => Promise<void>
  readonly back: () => Promise<void>
}

/** Undefined until the station was asked. `shown`: whether it is in front of everything now. */
export function useFirstStart(): { readonly course: FirstStartCourse; readonly shown: boolean } | undefined {
  const access = useAccess()
  const may = useMay()('firstStart.save')
  const { data } = useAnswer('firstStart.get', {}, access !== undefined && isOpenTo(access))
  // All answers are forgotten when somebody logs in; the step that is worked on must not go away meanwhile.
  const [reached, keep] = useState(data)
  if (data !== undefined && data !== reached) keep(data)
  const { mutateAsync } = useAct('firstStart.save')
  if (reached === undefined || access === undefined) return undefined
  const change = async (changed: Partial<FirstStart>): Promise<void> => {
    const before = queries.getQueryData<FirstStart>(['firstStart.get', {}]) ?? reached
    queries.setQueryData(['firstStart.get', {}], await mutateAsync({ ...before, ...changed }))
  }
  const go = (step: FirstStartStep, changed: Partial<FirstStart> = {}): Promise<void> =>
    change({ ...changed, state: 'running', step })
  const course: FirstStartCourse = {
    reached,
    change,
    go,
    next: (changed) => go(stepFrom(reached.step, 1), changed),
    back: () => go(stepFrom(reached.step, -1)),
  }
  return { course, shown: isShown(reached, access.hasAccounts, may) }
}
