// Leads whoever opens a new station from its language to a verified test recording. In front of everything, left by Escape.
import { App, Button } from 'antd'
import { useEffect, useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { firstStartSteps, type FirstStartStep } from '../../../native/contract/first-start.ts'
import { Icon } from '../../parts/icons.tsx'
import { useTitle } from '../../parts/use-title.ts'
import { useRoomState } from '../../station/use-station.ts'
import { AdministratorStep } from './administrator-step.tsx'
import './first-start.css'
import { LanguageStep } from './language-step.tsx'
import { ReadyStep } from './ready-step.tsx'
import { RoomStep } from './room-step.tsx'
import type { StepProps } from './step-frame.tsx'
import { StorageStep } from './storage-step.tsx'
import { TrialStep } from './trial-step.tsx'

const screens: Readonly<Record<FirstStartStep, (props: StepProps) => React.ReactNode>> = {
  language: LanguageStep,
  administrator: AdministratorStep,
  storage: StorageStep,
  room: RoomStep,
  trial: TrialStep,
  ready: ReadyStep,
}

function Steps({ step }: { step: FirstStartStep }) {
  const { t } = useTranslation()
  const at = firstStartSteps.indexOf(step)
  return (
    <>
      <p className="first-start-count quiet">
        {t('firstStart.stepOf', { number: at + 1, all: firstStartSteps.length })}
      </p>
      <ol className="first-start-steps" aria-label={t('firstStart.steps')}>
        {firstStartSteps.map((each, index) => (
          <li
            key={each}
            className={index < at ? 'done' : index === at ? 'current' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className="first-start-number" aria-hidden="true">
              {index < at ? <Icon name="check" size={16} /> : index + 1}
            </span>
            {t(`firstStart.step.${each}`)}
            {index < at ? <span className="visually-hidden">{t('firstStart.done')}</span> : null}
          </li>
        ))}
      </ol>
    </>
  )
}

/** Whether a field uses the key itself: a list that is open, a button, a link. */
const isOwn = (target: EventTarget, key: string): boolean =>
  target instanceof Element &&
  (target.closest('[aria-expanded=true]') !== null ||
    (key === 'Enter' && target.closest('button, a, textarea, [role=combobox], video') !== null))

/** Enter goes on, Escape asks whether to leave: from wherever the focus is, but not from a question in front. */
function useKeys(frame: RefObject<HTMLDivElement | null>, leave: () => void): void {
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, target, repeat, isComposing, defaultPrevented } = event
      const own = frame.current
      if (repeat || isComposing || defaultPrevented || own === null || !(target instanceof Node)) return
      if (target !== document.body && !own.contains(target)) return
      if ((key !== 'Enter' && key !== 'Escape') || isOwn(target, key)) return
      event.preventDefault()
      if (key === 'Escape') latest.current()
      else own.querySelector<HTMLButtonElement>('.first-start-next')?.click()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [frame])
}

export function FirstStart({ course }: StepProps) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const { step, room, recording } = course.reached
  const state = useRoomState(room ?? undefined)
  const isRecording = recording !== null && state?.recording?.id === recording
  useTitle(`${t('firstStart.title')} · ${t('app.name')}`)
  const leave = (): void => {
    if (isRecording) return
    void modal.confirm({
      title: t('firstStart.leaveTitle'),
      content: t('firstStart.leaveNote'),
      okText: t('firstStart.later'),
      cancelText: t('firstStart.stay'),
      onOk: () => course.change({ state: 'later' }),
    })
  }
  const frame = useRef<HTMLDivElement>(null)
  useKeys(frame, leave)
  const Screen = screens[step]
  return (
    <div
      className="first-start"
      role="dialog"
      aria-modal="true"
      aria-labelledby="first-start-title"
      tabIndex={-1}
      ref={frame}
    >
      <aside className="first-start-side">
        <div className="first-start-brand">
          <img src="./icon.svg" alt="" />
          <div>
            <strong>{t('firstStart.welcome')}</strong>
            <div className="quiet">{t('firstStart.title')}</div>
          </div>
        </div>
        <Steps step={step} />
        <span className="spacer" />
        <Button type="text" disabled={isRecording} onClick={leave}>
          {t('firstStart.later')} <kbd aria-hidden="true">Esc</kbd>
        </Button>
      </aside>
      <div className="first-start-main" key={step}>
        <Screen course={course} />
      </div>
    </div>
  )
}
