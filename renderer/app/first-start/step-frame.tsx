// One step: what it asks, and the way on, back and past it.
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNote } from '../../parts/failure-note.tsx'
import { failureFrom } from '../../station/use-call.ts'
import type { FirstStartCourse } from './use-first-start.ts'

export interface StepProps {
  readonly course: FirstStartCourse
}

interface StepFrameProps extends StepProps {
  readonly title: string
  readonly lead: string
  readonly children?: React.ReactNode
  /** What Enter does. */
  readonly next: { readonly label?: string; readonly run: () => void; readonly disabled?: boolean }
  readonly busy?: boolean
  /** Whether it cannot be left now, as while a recording runs. */
  readonly fixed?: boolean
  /** False where there is nothing to leave out. */
  readonly skippable?: boolean
  readonly error?: unknown
}

export function StepFrame(props: StepFrameProps) {
  const { course, title, lead, children, next, busy = false, fixed = false, skippable = true, error = null } = props
  const { t } = useTranslation()
  const body = useRef<HTMLDivElement>(null)
  const onward = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const field = body.current?.querySelector<HTMLElement>('input[type=text], input[type=radio]:checked')
    const first = field ?? onward.current
    first?.focus({ preventScroll: true })
  }, [])
  const isFirst = course.reached.step === 'language'
  const isLocked = busy || fixed
  return (
    <>
      <div className="first-start-body" ref={body} role="region" aria-labelledby="first-start-title" tabIndex={0}>
        <h1 id="first-start-title">{title}</h1>
        <p className="quiet first-start-lead">{lead}</p>
        {children}
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </div>
      <footer className="first-start-foot">
        {isFirst ? null : (
          <Button size="large" disabled={isLocked} onClick={() => void course.back()}>
            {t('firstStart.back')}
          </Button>
        )}
        <span className="spacer" />
        {skippable ? (
          <Button size="large" disabled={isLocked} onClick={() => void course.next()}>
            {t('firstStart.skip')}
          </Button>
        ) : null}
        <Button
          ref={onward}
          className="first-start-next"
          size="large"
          type="primary"
          loading={busy}
          disabled={next.disabled === true}
          onClick={next.run}
        >
          {next.label ?? t('firstStart.next')} <kbd aria-hidden="true">Enter</kbd>
        </Button>
      </footer>
    </>
  )
}
