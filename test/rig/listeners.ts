// For tests that look at the disk and not at what is told on the way.
import type { RoomEvents } from '../../native/capture/room-capture.ts'
import type { TrackEvents } from '../../native/capture/track-state.ts'
import type { AlarmJournal } from '../../native/session/alarms.ts'

const nothing = () => undefined
const nothingYet = () => Promise.resolve()

export const unheardRoom: RoomEvents = {
  changed: nothing,
  level: nothing,
  proof: nothing,
  raise: nothingYet,
  clear: nothingYet,
}

/** What a track tells, of which only its alarms are kept: in `journal`. */
export function alarmsInto(journal: AlarmJournal, track: string): TrackEvents {
  return {
    state: nothing,
    begin: nothing,
    fragment: nothing,
    raise: (alarm, details) => journal.alarm({ alarm, state: 'raised', track, details }),
    clear: (alarm) => journal.alarm({ alarm, state: 'cleared', track, details: {} }),
  }
}
