// A test recording from its start to its verdict. What it is doing follows from the station, so that it goes on after a
// reload of the window.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../native/contract/jobs.ts'
import type { Recording } from '../../../native/contract/recordings.ts'
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { RoomState } from '../../../native/contract/state.ts'
import { dayAndTime } from '../../parts/format.ts'
import { useRunningJob } from '../../parts/use-job.ts'
import { sourceInput } from '../../screens/rooms/source-draft.ts'
import { useActing } from '../../station/use-access.ts'
import { useAct, useAnswer } from '../../station/use-call.ts'
import { useNow, useRoomState } from '../../station/use-station.ts'
import type { FirstStartCourse } from './use-first-start.ts'
import { trialSeconds, trialVerdict, type TrialVerdict } from './verdict.ts'

export type TrialStage = 'idle' | 'starting' | 'recording' | 'sealing' | 'verifying' | 'over'

export interface Trial {
  readonly stage: TrialStage
  readonly state: RoomState | undefined
  /** Seconds until it ends by itself. */
  readonly left: number
  readonly failure: unknown
  /** Once it is over. */
  readonly recording: Recording | undefined
  readonly verdict: TrialVerdict | null
  readonly job: Job | undefined
  readonly begin: () => void
  readonly end: () => void
}

/** The room as the station takes it, of another kind. */
const ofKind = (room: RoomView, kind: RoomView['kind']) => ({
  ...room,
  kind,
  sources: room.sources.map((source) => sourceInput(source)),
})

/** Begins it: the room is a training room meanwhile, and each test has the one case. */
function useBegin(course: FirstStartCourse, room: RoomView) {
  const { t } = useTranslation()
  const acting = useActing()
  const save = useAct('rooms.save')
  const create = useAct('cases.create')
  const start = useAct('recordings.start')
  const { reached, change } = course
  const restore = async (): Promise<void> => {
    if (reached.kind === null && room.kind === 'training') return
    const kind = reached.kind ?? room.kind
    await save.mutateAsync(ofKind(room, kind))
    await change({ kind: null })
  }
  const begin = async (): Promise<void> => {
    await change({ recording: null, proved: false })
    if (room.kind !== 'training') {
      // Noted before it is done: whoever opens the window next puts it back.
      await change({ kind: room.kind })
      await save.mutateAsync(ofKind(room, 'training'))
    }
    try {
      const number = t('firstStart.trial.caseNumber', { at: dayAndTime(Date.now()).replaceAll(/\D/g, '') })
      const made =
        reached.case ?? (await create.mutateAsync({ number, cause: t('firstStart.trial.cause'), kind: 'other' })).id
      await change({ case: made })
      const operator = acting.name === '' ? t('firstStart.trial.operator') : acting.name
      const { recording } = await start.mutateAsync({ room: room.id, case: made, kind: 'training', operator })
      await change({ recording })
    } catch (error) {
      await restore()
      await change({ case: null })
      throw error
    }
  }
  return { begin, restore }
}

export function useTrial(course: FirstStartCourse, room: RoomView): Trial {
  const { t } = useTranslation()
  const id = course.reached.recording
  const state = useRoomState(room.id)
  const now = useNow()
  const { begin, restore } = useBegin(course, room)
  const ending = useAct('recordings.end')
  const verification = useRunningJob('recordings.verify')
  const [doing, setDoing] = useState<'starting' | 'sealing' | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const running = id !== null && state?.recording?.id === id ? state.recording : null
  const known = useAnswer('recordings.get', { id: id ?? '' }, id !== null && running === null && doing === null)
  const recording = id === null ? undefined : known.data
  const isSealed = running === null && recording?.sealed === true
  const left = running === null ? 0 : Math.max(0, trialSeconds - Math.floor((now - Date.parse(running.since)) / 1000))
  const isOver = running !== null && left === 0

  const perform = async (what: 'starting' | 'sealing', work: () => Promise<unknown>): Promise<void> => {
    setFailure(null)
    setDoing(what)
    try {
      await work()
    } catch (error) {
      setFailure(error)
    }
    setDoing(null)
  }
  const end = (): void => {
    const reason = t('firstStart.trial.reason')
    void perform('sealing', () => ending.mutateAsync({ room: room.id, reason, person: running?.operator ?? '' }))
  }
  const conclude = (sealed: string): void => {
    void restore().catch(setFailure)
    verification.start({ id: sealed })
  }
  // What is done once for each recording: ended when its time is over, put back and verified when it is sealed.
  const done = useRef({ ended: '', verified: '' })
  useEffect(() => {
    if (!isOver || id === null || done.current.ended === id) return
    done.current.ended = id
    end()
  })
  useEffect(() => {
    if (!isSealed || id === null || done.current.verified === id) return
    done.current.verified = id
    conclude(id)
  })

  const report = verification.job?.report ?? null
  const lasted = recording?.closed == null ? 0 : (Date.parse(recording.closed) - Date.parse(recording.opened)) / 1000
  const verdict = isSealed && report !== null ? trialVerdict(recording, report, lasted) : null
  const stage: TrialStage =
    doing ?? (running !== null ? 'recording' : verdict !== null ? 'over' : isSealed ? 'verifying' : 'idle')
  return {
    stage,
    state,
    left,
    failure: failure ?? verification.error ?? verification.job?.failure ?? null,
    recording,
    verdict,
    job: verification.job,
    begin: () => void perform('starting', begin),
    end,
  }
}
