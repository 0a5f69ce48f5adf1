// What is set up now, what is not yet, and what to do next.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { LevelShape } from '../../parts/level-shape.tsx'
import { OperatorCardButton } from '../../parts/operator-card-button.tsx'
import { useAccess } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { StepFrame, type StepProps } from './step-frame.tsx'

interface Fact {
  readonly good: boolean
  readonly words: string
}

/** What stands of each step. */
function useFacts({ reached }: StepProps['course']): Fact[] {
  const { t } = useTranslation()
  const hasAccounts = useAccess()?.hasAccounts === true
  const mirror = useAnswer('settings.get', {}).data?.mirror ?? ''
  const room = useAnswer('rooms.list', {}).data?.find(({ id }) => id === reached.room)
  const isTried = reached.proved
  return [
    { good: hasAccounts, words: t(hasAccounts ? 'firstStart.ready.account' : 'firstStart.ready.accountNone') },
    mirror === ''
      ? { good: false, words: t('firstStart.ready.mirrorNone') }
      : { good: true, words: t('firstStart.ready.mirror', { folder: mirror }) },
    ...(room === undefined ? [] : [{ good: true, words: t('firstStart.ready.room', { name: room.name }) }]),
    { good: isTried, words: t(isTried ? 'firstStart.ready.trialGood' : 'firstStart.ready.trialNone') },
  ]
}

function Task({ title, note, children }: { title: string; note: string; children: React.ReactNode }) {
  return (
    <li>
      <div>
        <strong>{title}</strong>
        <p className="quiet">{note}</p>
      </div>
      {children}
    </li>
  )
}

export function ReadyStep({ course }: StepProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const facts = useFacts(course)
  const leaveFor = (path: string): void => {
    void course.change({ state: 'done' }).then(() => navigate(path))
  }
  return (
    <StepFrame
      course={course}
      title={t('firstStart.ready.title')}
      lead={t('firstStart.ready.lead')}
      next={{
        label: t('firstStart.ready.open'),
        run: () => {
          leaveFor('/console')
        },
      }}
      skippable={false}
    >
      <ul className="trial-lines">
        {facts.map(({ good, words }) => (
          <li key={words}>
            <LevelShape level={good ? 'green' : 'amber'} size={18} />
            {words}
          </li>
        ))}
      </ul>
      <ol className="first-start-tasks">
        <Task title={t('firstStart.ready.card')} note={t('firstStart.ready.cardNote')}>
          <OperatorCardButton />
        </Task>
        {(['people', 'rooms', 'help'] as const).map((name) => (
          <Task key={name} title={t(`firstStart.ready.${name}`)} note={t(`firstStart.ready.${name}Note`)}>
            <Button
              aria-label={t(`firstStart.ready.${name}`)}
              onClick={() => {
                leaveFor(`/${name}`)
              }}
            >
              {t(name === 'help' ? 'help.title' : `app.${name}`)}
            </Button>
          </Task>
        ))}
      </ol>
    </StepFrame>
  )
}
