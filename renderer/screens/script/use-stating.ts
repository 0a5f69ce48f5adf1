// What was stated of a step is on its way: until the station has answered, and its news say so too. The answer comes first;
// who acts on the steps of before would take back another one, or state one twice.
import { useEffect, useState } from 'react'
import type { Announcement } from '../../../native/contract/recording-course.ts'

/** Milliseconds after the answer for which the news of it is waited for: somebody else may have changed it at once. */
const patience = 2000

export interface Stating {
  readonly isBusy: boolean
  readonly begin: () => void
  readonly answered: (step: Announcement) => void
  readonly failed: () => void
}

const isSame = (one: Announcement, other: Announcement): boolean =>
  one.at === other.at && one.skipped === other.skipped && one.shown.length === other.shown.length

export function useStating(steps: readonly Announcement[]): Stating {
  const [stated, setStated] = useState<Announcement | 'asked' | null>(null)
  const isTold =
    typeof stated === 'object' &&
    (stated === null || steps.some((one) => one.step === stated.step && isSame(one, stated)))
  useEffect(() => {
    if (typeof stated !== 'object') return
    const timer = setTimeout(() => {
      setStated(null)
    }, patience)
    return () => {
      clearTimeout(timer)
    }
  }, [stated])
  return {
    isBusy: !isTold,
    begin: () => {
      setStated('asked')
    },
    answered: setStated,
    failed: () => {
      setStated(null)
    },
  }
}
