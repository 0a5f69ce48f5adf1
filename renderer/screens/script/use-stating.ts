// A step that is on its way: until the station has answered, and what it tells of itself says so too.
import { useEffect, useState } from 'react'
import type { Announcement } from '../../../native/contract/recordings.ts'

/** Milliseconds after the answer for which the news of it is waited for: it may have been taken back at once. */
const patience = 2000

export interface Stating {
  readonly isBusy: boolean
  readonly begin: (step: Announcement) => void
  readonly answered: (step: Announcement) => void
  readonly failed: () => void
}

export function useStating(steps: readonly Announcement[]): Stating {
  const [one, setOne] = useState<{ readonly step: string; readonly isAnswered: boolean } | null>(null)
  const isTold = one?.isAnswered === true && steps.find(({ step }) => step === one.step)?.at !== null
  useEffect(() => {
    if (one?.isAnswered !== true) return
    const timer = setTimeout(() => {
      setOne(null)
    }, patience)
    return () => {
      clearTimeout(timer)
    }
  }, [one])
  return {
    isBusy: one !== null && !isTold,
    begin: ({ step }) => {
      setOne({ step, isAnswered: false })
    },
    answered: ({ step }) => {
      setOne({ step, isAnswered: true })
    },
    failed: () => {
      setOne(null)
    },
  }
}
