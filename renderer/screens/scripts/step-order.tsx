// The steps of a script in their order: chosen, moved, added, removed.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../parts/icons.tsx'
import { useStepTitle } from '../script/step-title.ts'
import { moved, without, withNew, type Steps } from './draft.ts'

interface OrderProps {
  readonly steps: Steps
  readonly chosen: number
  readonly onChoose: (at: number) => void
  readonly onChange: (steps: Steps, chosen: number) => void
}

export function StepOrder({ steps, chosen, onChoose, onChange }: OrderProps) {
  const { t } = useTranslation()
  const titleOf = useStepTitle()
  const move = (by: 1 | -1): void => {
    onChange(moved(steps, chosen, by), chosen + by)
  }
  return (
    <div className="stack">
      <ol className="step-order" aria-label={t('scriptEditor.steps')}>
        {steps.map((step, index) => (
          <li key={step.key}>
            <button
              type="button"
              aria-current={index === chosen ? 'step' : undefined}
              onClick={() => {
                onChoose(index)
              }}
            >
              <span className="quiet number">{index + 1}</span>
              <span>
                {titleOf(step.title)}{' '}
                <span className="quiet">
                  {t(`terms.scriptSection.${step.section}`)}
                  {step.required ? '' : ` · ${t('script.optional')}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div className="tools">
        <Button
          icon={<Icon name="up" />}
          aria-label={t('scriptEditor.up')}
          disabled={chosen === 0}
          onClick={() => {
            move(-1)
          }}
        />
        <Button
          icon={<Icon name="down" />}
          aria-label={t('scriptEditor.down')}
          disabled={chosen >= steps.length - 1}
          onClick={() => {
            move(1)
          }}
        />
        <Button
          icon={<Icon name="add" />}
          disabled={steps.length >= 100}
          onClick={() => {
            onChange(withNew(steps, chosen, t('scriptEditor.newStep')), chosen + 1)
          }}
        >
          {t('scriptEditor.add')}
        </Button>
        <Button
          icon={<Icon name="remove" />}
          disabled={steps.length <= 1}
          onClick={() => {
            onChange(without(steps, chosen), Math.max(0, chosen - 1))
          }}
        >
          {t('scriptEditor.remove')}
        </Button>
      </div>
    </div>
  )
}
