// What must not be missed: a source that is not being recorded, a start that failed.
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../native/contract/rooms.ts'
import type { RoomState } from '../../../native/contract/state.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { PhaseShape } from '../../parts/phase-shape.tsx'

/** Names of the sources that should be recorded now and are not. */
export function notRecorded(room: RoomView, state: RoomState): string[] {
  if (state.phase !== 'recording') return []
  const wrong = new Set(state.sources.filter(({ phase }) => phase !== 'recording').map(({ source }) => source))
  return room.sources.filter((source) => wrong.has(source.id)).map((source) => source.name)
}

export function Alarms({ room, state }: { room: RoomView; state: RoomState }) {
  const { t, i18n } = useTranslation()
  const names = notRecorded(room, state)
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names)
  return (
    <>
      {names.length === 0 ? null : (
        <div className="alarm" role="alert">
          <PhaseShape phase="failed" size={32} />
          <div>
            <strong>{t('console.alarmTitle')}</strong>
            <div>{t('console.alarmNote', { names: list })}</div>
          </div>
        </div>
      )}
      {state.failure === null ? null : <FailureNote failure={state.failure} title={t('console.failedTitle')} />}
    </>
  )
}
