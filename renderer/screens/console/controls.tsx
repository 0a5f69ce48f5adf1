// The large controls: open sources, start, mark, break, resume, end.
import { Button, Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { RoomState } from '../../../native/contract/state.ts'
import { App } from 'antd'
import { clockTime } from '../../parts/format.ts'
import { Icon } from '../../parts/icons.tsx'
import { RecordControl } from '../written-record/record-control.tsx'
import { BreakControl, ResumeControl } from './break-controls.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

interface ControlsProps {
  readonly room: string
  /** Who operates the recording that runs. */
  readonly operator: string
  readonly phase: RoomState['phase']
  readonly onStart: () => void
  readonly onBreak: () => void
  readonly onEnd: () => void
}

function MarkControl({ room }: { room: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [word, setWord] = useState('')
  const field = useRef<InputRef>(null)
  const { mutate } = useAct('recordings.mark')
  const mark = (): void => {
    mutate(
      { room, word },
      {
        onSuccess: ({ at }) => {
          setWord('')
          void message.success(t('console.marked', { at: clockTime(at) }))
        },
        onError: (error) => void message.error(t(`failures.${failureFrom(error).code}`)),
      },
    )
  }
  useCommand('mark', mark)
  useCommand('word-of-mark', () => field.current?.focus())
  return (
    <div className="mark-control">
      <Input
        ref={field}
        size="large"
        value={word}
        maxLength={200}
        aria-label={t('console.markWord')}
        placeholder={t('console.markWordHint')}
        onChange={(event) => {
          setWord(event.target.value)
        }}
        onPressEnter={mark}
        onKeyDown={(event) => {
          if (event.key === 'Escape') field.current?.blur()
        }}
      />
      <Button size="large" className="big" icon={<Icon name="mark" />} onClick={mark} aria-keyshortcuts="M">
        {t('console.mark')} <kbd>M</kbd>
      </Button>
    </div>
  )
}

function StandbyControl({ room, on }: { room: string; on: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { mutate, isPending } = useAct('rooms.standby')
  const change = (): void => {
    mutate({ room, on: !on }, { onError: (error) => void message.error(t(`failures.${failureFrom(error).code}`)) })
  }
  useCommand('standby', change)
  return (
    <Button size="large" className="big" loading={isPending} onClick={change} aria-keyshortcuts="P">
      {t(on ? 'console.standbyOff' : 'console.standbyOn')} <kbd>P</kbd>
    </Button>
  )
}

function CheckControl({ room }: { room: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = (): void => void navigate(`/console/${room}/check`)
  useCommand('check-room', open)
  return (
    <Button size="large" className="big" icon={<Icon name="check" />} onClick={open} aria-keyshortcuts="C">
      {t('preflight.open')} <kbd>C</kbd>
    </Button>
  )
}

function EndControl({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation()
  useCommand('end-recording', onEnd)
  return (
    <Button size="large" className="big end" onClick={onEnd} aria-keyshortcuts="E">
      <span className="square" aria-hidden="true" />
      {t('console.end')} <kbd>E</kbd>
    </Button>
  )
}

export function Controls({ room, operator, phase, onStart, onBreak, onEnd }: ControlsProps) {
  const { t } = useTranslation()
  const busy = phase === 'starting' || phase === 'pausing' || phase === 'sealing'
  const isIdle = !busy && phase !== 'recording' && phase !== 'break'
  const may = useMay()
  useCommand('start-recording', onStart, isIdle && may('recordings.start'))
  if (phase === 'recording')
    return (
      <footer className="controls">
        {may('recordings.mark') ? <MarkControl room={room} /> : <span />}
        <div className="control-group">
          {may('writtenRecords.list') ? <RecordControl room={room} /> : null}
          {may('recordings.break') ? <BreakControl onBreak={onBreak} /> : null}
          {may('recordings.end') ? <EndControl onEnd={onEnd} /> : null}
        </div>
      </footer>
    )
  if (phase === 'break')
    return (
      <footer className="controls">
        {may('recordings.resume') ? <ResumeControl room={room} person={operator} /> : null}
        {may('writtenRecords.list') ? <RecordControl room={room} /> : null}
        {may('recordings.end') ? <EndControl onEnd={onEnd} /> : null}
      </footer>
    )
  return (
    <footer className="controls">
      {busy ? (
        <span />
      ) : (
        <div className="control-group">
          {may('rooms.standby') ? <StandbyControl room={room} on={phase === 'standby'} /> : null}
          {may('rooms.preflight') ? <CheckControl room={room} /> : null}
        </div>
      )}
      <Button
        size="large"
        type="primary"
        className="big start"
        disabled={busy || !may('recordings.start')}
        onClick={onStart}
        aria-keyshortcuts="S"
      >
        <span className="disc" aria-hidden="true" />
        {t('console.start')} <kbd>S</kbd>
      </Button>
    </footer>
  )
}
