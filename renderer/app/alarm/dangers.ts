// Dangers of rooms that record: what covers the window until a person has taken note, and what is told until it is over.
import { alarmSeverity, type Alarm } from '../../../native/contract/alarms.ts'
import type { RoomState, StationState } from '../../../native/contract/state.ts'

export interface Danger {
  readonly room: RoomState
  readonly alarm: Alarm
}

const dangersOf = (station: StationState | null): Danger[] =>
  (station?.rooms ?? [])
    .filter(({ recording }) => recording !== null)
    .flatMap((room) =>
      room.alarms.filter(({ code }) => alarmSeverity[code] === 'danger').map((alarm) => ({ room, alarm })),
    )

/** Nobody has taken note of them; oldest first. Also those whose cause has gone since: something was not recorded. */
export const openDangers = (station: StationState | null): Danger[] =>
  dangersOf(station).filter(({ alarm }) => alarm.acknowledged === null)

/** Noted, and still so. */
export const lastingDangers = (station: StationState | null): Danger[] =>
  dangersOf(station).filter(({ alarm }) => alarm.acknowledged !== null && alarm.cleared === null)
