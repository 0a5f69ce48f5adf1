// The script of the running recording as a person goes through it: which step is current, and what keys do with it.
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Announcement } from '../../../native/contract/recording-course.ts'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { useMay } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { useKeysInOrder } from './use-keys-in-order.ts'
import { useStating } from './use-stating.ts'

export type Stated = Announcement & { at: string }
export const isStated = (one: Announcement): one is Stated => one.at !== null

/** What a dialog is asked for: a reason, or what is shown. */
export interface Asked {
  readonly act: 'skip' | 'withdraw' | 'show'
  readonly step: Announcement
}

export interface Script {
  readonly steps: readonly Announcement[]
  readonly current: Announcement | undefined
  readonly latest: Stated | undefined
  readonly busy: boolean
  readonly asked: Asked | null
  readonly choose: (step: Announcement) => void
  readonly move: (by: 1 | -1) => void
  /** States that a step was said, and goes on to the next; evidence is asked for first. */
  readonly tick: (step: Announcement) => void
  readonly ask: (act: Asked['act'], step: Announcement) => void
  /** The dialog is over; with what is stated of its step now, null when nothing was. */
  readonly answered: (stated: Announcement | null) => void
}

/** Whether a step can be ticked now. */
export const canTick = ({ at, evidence, skipped }: Announcement): boolean =>
  at === null || (evidence && skipped === null)

export function useScript(room: string, recording: RunningRecording | null, isRecording: boolean): Script {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { mutate } = useAct('recordings.announce')
  const [asked, setAsked] = useState<Asked | null>(null)
  const steps = recording?.announcements ?? []
  const stating = useStating(steps)
  const { chosen, setChosen } = useChosen(recording)
  const current = steps.find(({ step }) => step === chosen) ?? steps.find(({ at }) => at === null)
  const latest = steps.filter(isStated).reduce<Stated | undefined>((before, one) => {
    return before === undefined || one.at >= before.at ? one : before
  }, undefined)
  const dueAfter = ({ step: before }: Announcement): Announcement | undefined =>
    steps.slice(steps.findIndex(({ step }) => step === before) + 1).find(({ at }) => at === null)
  const tick = (one: Announcement): void => {
    if (!canTick(one)) return
    if (one.evidence) {
      setChosen(one.step)
      setAsked({ act: 'show', step: one })
      return
    }
    const after = dueAfter(one)
    stating.begin()
    mutate(
      { room, step: one.step, person: recording?.operator ?? '' },
      {
        onSuccess: (stated) => {
          stating.answered(stated)
          setChosen(after?.step ?? null)
        },
        onError: (error) => {
          stating.failed()
          // What was pressed since counted on it.
          forget()
          void message.error(t(`failures.${failureFrom(error).code}`))
        },
      },
    )
  }
  const move = (by: 1 | -1): void => {
    const at = current === undefined ? steps.length : steps.indexOf(current)
    const next = steps[Math.min(steps.length - 1, Math.max(0, at + by))]
    if (next !== undefined) setChosen(next.step)
  }
  const ask = (act: Asked['act'], step: Announcement): void => {
    setAsked({ act, step })
  }
  const may = useMay()
  const enabled = isRecording && asked === null && may('recordings.announce')
  const onCurrent = (act: (step: Announcement) => void) => () => {
    if (current !== undefined) act(current)
  }
  const acts = {
    a: onCurrent(tick),
    k: onCurrent((step) => {
      if (step.at === null) ask('skip', step)
    }),
    u: () => {
      if (latest !== undefined) ask('withdraw', latest)
    },
    ArrowDown: () => {
      move(1)
    },
    ArrowUp: () => {
      move(-1)
    },
  }
  const forget = useKeysInOrder(acts, enabled, stating.isBusy)
  return {
    ...{ steps, current, latest, busy: stating.isBusy, asked, move, tick, ask },
    choose: ({ step }) => {
      setChosen(step)
    },
    answered: (stated) => {
      setAsked(null)
      if (stated === null) return
      stating.answered(stated)
      if (asked?.act === 'skip') setChosen(dueAfter(stated)?.step ?? null)
      if (asked?.act === 'withdraw') setChosen(stated.step)
    },
  }
}

/** A step that somebody looks at; after a break, and in another recording, the first that is due is shown again. */
function useChosen(recording: RunningRecording | null) {
  const stretch = `${recording?.id ?? ''} ${recording?.breaks.length ?? 0}`
  const [looked, setLooked] = useState<{ stretch: string; step: string | null }>({ stretch, step: null })
  return {
    chosen: looked.stretch === stretch ? looked.step : null,
    setChosen: (step: string | null) => {
      setLooked({ stretch, step })
    },
  }
}
