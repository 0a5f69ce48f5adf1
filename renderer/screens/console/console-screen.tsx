// The room console: the screen that an operator watches while recording.
import { Button, Select, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import type { RoomView } from '../../../native/contract/rooms.ts'
import { Empty } from '../../parts/empty.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useTitle } from '../../parts/use-title.ts'
import { failureFrom, useAnswer } from '../../station/use-call.ts'
import { useRoomState, useStation } from '../../station/use-station.ts'
import { ReconciliationDialog } from '../reconciliation/reconciliation-dialog.tsx'
import { ReadingView } from '../script/reading-view.tsx'
import { ScriptDialog } from '../script/script-dialog.tsx'
import { ScriptPanel } from '../script/script-panel.tsx'
import { SpeakersPanel } from '../script/speakers-panel.tsx'
import { useScript } from '../script/use-script.ts'
import { Alarms } from './alarms.tsx'
import { BreakDialog } from './break-dialog.tsx'
import { BreakView } from './break-view.tsx'
import './console.css'
import './breaks.css'
import { Controls } from './controls.tsx'
import { ExhibitsShown } from './exhibits-shown.tsx'
import { CaseInView, SealInView } from './in-view.tsx'
import { Marks } from './marks.tsx'
import { PartyChoice } from './party-choice.tsx'
import { Proof } from './proof.tsx'
import { Stage } from './stage.tsx'
import { StartDialog } from './start-dialog.tsx'
import { StateBand } from './state-band.tsx'
import { chosenRoom, lastRoom, useRemembered } from './use-room.ts'

function RoomChoice({ rooms, room }: { rooms: readonly RoomView[]; room: RoomView }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const states = useStation().station?.rooms ?? []
  const phaseOf = (id: string) => states.find((state) => state.room === id)?.phase ?? 'off'
  return (
    <div className="room-choice">
      <Select
        size="large"
        aria-label={t('console.room')}
        value={room.id}
        options={rooms.map(({ id, name }) => ({
          value: id,
          label: id === room.id ? name : `${name} · ${t(`terms.roomPhase.${phaseOf(id)}`)}`,
        }))}
        onChange={(id) => void navigate(`/console/${id}`)}
      />
      <span className="quiet">
        {room.kind === 'training' ? t('console.trainingNote') : t(`terms.roomKind.${room.kind}`)}
      </span>
      {room.preRollSeconds === 0 ? null : <span>{t('console.preRoll', { seconds: room.preRollSeconds })}</span>}
    </div>
  )
}

function RoomConsole({ room, rooms }: { room: RoomView; rooms: readonly RoomView[] }) {
  const { t } = useTranslation()
  const state = useRoomState(room.id)
  const disks = useStation().station?.disks
  const wanted = useLocation().state as { start?: boolean; end?: boolean } | null
  const [dialog, setDialog] = useState<'start' | 'break' | 'end' | null>(null)
  const [asked, setAsked] = useState<typeof wanted>(null)
  if (wanted !== asked) {
    setAsked(wanted)
    if (wanted?.start === true) setDialog('start')
    if (wanted?.end === true) setDialog('end')
  }
  const phase = state?.phase ?? 'off'
  const states = state?.sources ?? []
  const recording = state?.recording ?? null
  const close = (): void => {
    setDialog(null)
  }
  const isRecording = recording !== null && phase === 'recording'
  const script = useScript(room.id, recording, isRecording)
  const [wantsText, setWantsText] = useState(false)
  const isReading = wantsText && isRecording && script.steps.length > 0
  const read = (): void => {
    setWantsText(!isReading)
  }
  useCommand('read-script', read, isRecording && script.steps.length > 0)
  useRemembered(room.id)
  useTitle(`${phase === 'recording' ? '● ' : ''}${t(`terms.roomPhase.${phase}`)} · ${room.name} · ${t('app.name')}`)
  return (
    <div className={`console ${phase}${isReading ? ' reading-on' : ''}`}>
      <h1 className="visually-hidden">
        {t('console.title')}: {room.name}
      </h1>
      <div className="visually-hidden" role="status">
        {t('console.liveState', { state: t(`terms.roomPhase.${phase}`) })}
      </div>
      <StateBand state={state} disks={disks} />
      {isReading ? (
        <div className="console-reading">
          {state === undefined ? null : <Alarms room={room} state={state} />}
          <ReadingView recording={recording} script={script} onClose={read} />
          {recording.kind === 'hearing' ? <SpeakersPanel room={room.id} recording={recording} /> : null}
        </div>
      ) : (
        <div className="console-middle">
          <div className="console-left">
            {state === undefined ? null : <Alarms room={room} state={state} />}
            {recording !== null && (phase === 'break' || phase === 'pausing') ? (
              <BreakView recording={recording} />
            ) : (
              <Stage key={room.id} room={room} states={states} />
            )}
          </div>
          <aside className="console-side" tabIndex={0} aria-label={t('console.room')}>
            <RoomChoice rooms={rooms} room={room} />
            {isRecording && recording.kind === 'hearing' ? (
              <SpeakersPanel room={room.id} recording={recording} />
            ) : null}
            {isRecording ? <ScriptPanel recording={recording} script={script} onRead={read} /> : null}
            {recording === null ? null : <CaseInView recording={recording} />}
            {recording === null && state?.lastSeal != null ? <SealInView seal={state.lastSeal} /> : null}
            {phase === 'break' || phase === 'pausing' ? null : <Proof room={room} states={states} />}
            {isRecording ? <ExhibitsShown room={room.id} recording={recording} /> : null}
            {recording === null ? null : <Marks recording={recording} />}
            <PartyChoice room={room.id} script={script} />
          </aside>
        </div>
      )}
      <Controls
        room={room.id}
        operator={recording?.operator ?? ''}
        phase={phase}
        onStart={() => {
          setDialog('start')
        }}
        onBreak={() => {
          setDialog('break')
        }}
        onEnd={() => {
          setDialog('end')
        }}
      />
      {dialog === 'start' ? <StartDialog room={room} onClose={close} /> : null}
      {dialog === 'break' && recording !== null ? (
        <BreakDialog room={room.id} operator={recording.operator} onClose={close} />
      ) : null}
      {dialog === 'end' && recording !== null ? (
        <ReconciliationDialog room={room.id} recording={recording} onClose={close} />
      ) : null}
      <ScriptDialog asked={script.asked} room={room.id} recording={recording} onClose={script.answered} />
    </div>
  )
}

export function ConsoleScreen() {
  const { t } = useTranslation()
  const { room: wanted } = useParams()
  const { data: rooms, error } = useAnswer('rooms.list', {})
  const { station } = useStation()
  if (error !== null)
    return (
      <div className="page">
        <FailureNote failure={failureFrom(error)} />
      </div>
    )
  if (rooms === undefined || station === null)
    return (
      <div className="page">
        <h1 className="visually-hidden">{t('console.title')}</h1>
        <div className="empty" role="status">
          <Spin />
          {t('app.connecting')}
        </div>
      </div>
    )
  const room = chosenRoom(rooms, station.rooms, wanted, lastRoom())
  if (room === undefined)
    return (
      <div className="page">
        <h1 className="visually-hidden">{t('console.title')}</h1>
        <Empty icon="rooms" title={t('console.noRooms')} hint={t('console.noRoomsHint')}>
          <Link to="/rooms/new">
            <Button type="primary">{t('console.addRoom')}</Button>
          </Link>
        </Empty>
      </div>
    )
  return <RoomConsole room={room} rooms={rooms} />
}
