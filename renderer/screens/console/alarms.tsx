// What must not be missed: the room's alarms, each until its cause has gone and somebody took note; a failed start.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { alarmSeverity, type Alarm } from '../../../native/contract/alarms.ts'
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { RoomState } from '../../../native/contract/state.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { clockTime } from '../../parts/format.ts'
import { PhaseShape } from '../../parts/phase-shape.tsx'
import { useActing } from '../../station/use-access.ts'
import { useAct } from '../../station/use-call.ts'

interface AlarmProps {
  readonly room: RoomView
  readonly alarm: Alarm
  readonly onAcknowledge: () => void
}

function AlarmItem({ room, alarm, onAcknowledge }: AlarmProps) {
  const { t } = useTranslation()
  const { code, track, raised, cleared, acknowledged } = alarm
  const name = room.sources.find(({ id }) => id === track)?.name ?? track ?? t('console.alarmStation')
  const title = `${name} · ${t(`alarms.${code}.title`)}`
  const times =
    cleared === null
      ? t('console.alarmSince', { at: clockTime(raised) })
      : t('console.alarmOver', { from: clockTime(raised), to: clockTime(cleared) })
  return (
    <li className={`alarm ${alarmSeverity[code]}`} role="alert">
      <PhaseShape phase={alarmSeverity[code] === 'danger' ? 'failed' : 'lost'} size={32} />
      <div className="alarm-words">
        <strong>{title}</strong>
        <div>
          {t(`alarms.${code}.advice`)} <span className="number">{times}</span>
        </div>
      </div>
      {acknowledged === null ? (
        <Button aria-label={t('console.acknowledgeNamed', { alarm: title })} onClick={onAcknowledge}>
          {t('console.acknowledge')}
        </Button>
      ) : (
        <span>{t('console.acknowledgedBy', { person: acknowledged.person, at: clockTime(acknowledged.at) })}</span>
      )}
    </li>
  )
}

export function Alarms({ room, state }: { room: RoomView; state: RoomState }) {
  const { t } = useTranslation()
  const acting = useActing()
  const { mutate } = useAct('alarms.acknowledge')
  const person = acting.fixed ? acting.name : (state.recording?.operator ?? acting.name)
  return (
    <>
      {state.alarms.length === 0 ? null : (
        <ul className="alarms" aria-label={t('console.alarms')}>
          {state.alarms.map((alarm) => (
            <AlarmItem
              key={alarm.id}
              room={room}
              alarm={alarm}
              onAcknowledge={() => {
                mutate({ room: room.id, alarm: alarm.id, person: person === '' ? t('common.unknown') : person })
              }}
            />
          ))}
        </ul>
      )}
      {state.failure === null ? null : <FailureNote failure={state.failure} title={t('console.failedTitle')} />}
    </>
  )
}
