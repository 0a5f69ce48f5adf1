// A test recording of some seconds: seen while it is made, sealed, played back and verified.
import { Progress } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../native/contract/rooms.ts'
import { Waiting } from '../../parts/answer.tsx'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import '../../screens/console/console.css'
import { LivePicture } from '../../screens/console/live-picture.tsx'
import { Meter } from '../../screens/console/meter.tsx'
import { isMicrophone } from '../../screens/rooms/source-draft.ts'
import { call } from '../../station/call.ts'
import { useMay } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { StepFrame, type StepProps } from './step-frame.tsx'
import { TrialResult } from './trial-result.tsx'
import { useTrial, type Trial } from './use-trial.ts'
import { trialSeconds } from './verdict.ts'

/** Opens the room’s devices while they are to be seen. */
function useOpened(room: string): void {
  useEffect(() => {
    void call('rooms.standby', { room, on: true }).catch(() => undefined)
    return () => {
      // A recording that runs keeps them open.
      void call('rooms.standby', { room, on: false }).catch(() => undefined)
    }
  }, [room])
}

function Pictures({ room, trial }: { room: RoomView; trial: Trial }) {
  return (
    <div className="trial-pictures">
      {room.sources.map((source) => {
        const state = trial.state?.sources.find((each) => each.source === source.id)
        const phase = state?.phase ?? 'off'
        return (
          <figure key={source.id}>
            {isMicrophone(source.kind) ? null : (
              <div className="trial-picture">
                <LivePicture room={room.id} source={source.id} name={source.name} on={phase !== 'off'} muted />
              </div>
            )}
            <figcaption>
              <PhaseShape phase={phase} />
              <strong>{source.name}</strong>
            </figcaption>
            {state?.sound == null ? null : <Meter room={room.id} source={source.id} name={source.name} />}
          </figure>
        )
      })}
    </div>
  )
}

function Standing({ trial: { stage, left } }: { trial: Trial }) {
  const { t } = useTranslation()
  const words = stage === 'idle' || stage === 'over' ? 'look' : stage
  return (
    <div className={stage === 'recording' ? 'trial-standing recording' : 'trial-standing'}>
      <span role="status">
        <strong>{t(`firstStart.trial.${words}`)}</strong>
      </span>
      {stage === 'recording' ? (
        <>
          <Progress
            percent={Math.round(((trialSeconds - left) / trialSeconds) * 100)}
            showInfo={false}
            aria-label={t('firstStart.trial.recording')}
          />
          <span className="number">{t('firstStart.trial.left', { seconds: left })}</span>
        </>
      ) : null}
    </div>
  )
}

function TrialOf({ course, room }: StepProps & { room: RoomView }) {
  const { t } = useTranslation()
  const trial = useTrial(course, room)
  useOpened(room.id)
  const { stage, verdict, recording } = trial
  const isReady = stage === 'idle' || stage === 'over'
  const isGood = verdict?.good === true
  const next = isGood
    ? { run: () => void course.next({ proved: true }) }
    : stage === 'recording'
      ? { label: t('firstStart.trial.end'), run: trial.end }
      : { label: t(stage === 'over' ? 'firstStart.trial.again' : 'firstStart.trial.begin'), run: trial.begin }
  return (
    <StepFrame
      course={course}
      title={t('firstStart.trial.title', { seconds: trialSeconds })}
      lead={t('firstStart.trial.lead', { room: room.name })}
      next={next}
      busy={!isReady && stage !== 'recording'}
      skippable={isReady && !isGood}
      fixed={stage === 'recording'}
      error={trial.failure}
    >
      {stage === 'over' && verdict !== null && recording !== undefined ? (
        <TrialResult recording={recording} verdict={verdict} />
      ) : (
        <>
          <Standing trial={trial} />
          <Pictures room={room} trial={trial} />
        </>
      )}
    </StepFrame>
  )
}

function Cannot({ course, words }: StepProps & { words: 'noRoom' | 'notAllowed' }) {
  const { t } = useTranslation()
  return (
    <StepFrame
      course={course}
      title={t('firstStart.trial.title', { seconds: trialSeconds })}
      lead={t(`firstStart.trial.${words}`)}
      next={{ label: t('firstStart.skip'), run: () => void course.next() }}
      skippable={false}
    />
  )
}

export function TrialStep({ course }: StepProps) {
  const may = useMay()
  const { data, error } = useAnswer('rooms.list', {})
  if (!(['cases.create', 'recordings.start', 'recordings.end', 'recordings.get'] as const).every(may))
    return <Cannot course={course} words="notAllowed" />
  if (data === undefined) return <Waiting error={error} />
  const room = data.find(({ id }) => id === course.reached.room)
  if (room === undefined) return <Cannot course={course} words="noRoom" />
  return <TrialOf course={course} room={room} />
}
