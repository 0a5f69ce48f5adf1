// Beside the live picture: leads through the interview, the hearing or another act, step by step.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { useMay } from '../../station/use-access.ts'
import { Icon } from '../../parts/icons.tsx'
import { CurrentStep } from './current-step.tsx'
import { Progress } from './progress.tsx'
import './script.css'
import { StepList } from './step-list.tsx'
import type { Script } from './use-script.ts'
import { useWords } from './use-words.ts'

interface PanelProps {
  readonly recording: RunningRecording
  readonly script: Script
  readonly onRead: () => void
}

export function ScriptPanel({ recording, script, onRead }: PanelProps) {
  const { t } = useTranslation()
  const wordsOf = useWords(recording.id)
  const may = useMay()
  const { steps, current } = script
  const isDone = steps.every(({ at }) => at !== null)
  // Somebody who may not read evidence sees that a room records, not what is said in it.
  if (steps.length === 0 || !may('recordings.announce')) return null
  return (
    <section className={`panel script${isDone ? ' done' : ''}`} aria-label={t('script.title')}>
      <header>
        <h2>{t('script.title')}</h2>
        <Button size="small" icon={<Icon name="enlarge" />} onClick={onRead} aria-keyshortcuts="F">
          {t('script.read')} <kbd>F</kbd>
        </Button>
      </header>
      <Progress steps={steps} />
      {isDone ? <p role="status">{t('script.allDone')}</p> : null}
      {current === undefined ? null : <CurrentStep script={script} one={current} words={wordsOf(current.step)} />}
      <StepList script={script} />
    </section>
  )
}
