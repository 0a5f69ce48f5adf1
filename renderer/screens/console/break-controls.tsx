// The controls of a break: asking for one while recording, and going on after it.
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

export function BreakControl({ onBreak }: { onBreak: () => void }) {
  const { t } = useTranslation()
  useCommand('begin-break', onBreak)
  return (
    <Button size="large" className="big" icon={<PhaseShape phase="break" />} onClick={onBreak} aria-keyshortcuts="B">
      {t('breaks.break')} <kbd>B</kbd>
    </Button>
  )
}

export function ResumeControl({ room, person }: { room: string; person: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { mutate, isPending } = useAct('recordings.resume')
  const resume = (): void => {
    mutate({ room, person }, { onError: (error) => void message.error(t(`failures.${failureFrom(error).code}`)) })
  }
  useCommand('end-break', resume, !isPending)
  return (
    <Button
      size="large"
      type="primary"
      className="big start resume"
      loading={isPending}
      onClick={resume}
      aria-keyshortcuts="R"
    >
      <span className="disc" aria-hidden="true" />
      {t('breaks.resume')} <kbd>R</kbd>
    </Button>
  )
}
