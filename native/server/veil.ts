// What of the station's state is shown to somebody who may not read evidence: that it records, and what is wrong.
import type { RoomState, StationEvent, StationState } from '../contract/state.ts'

function veiledRoom(state: RoomState): RoomState {
  if (state.recording === null) return state
  const { recording } = state
  return {
    ...state,
    recording: {
      ...recording,
      case: { ...recording.case, number: '', cause: '', party: '' },
      marks: [],
      exhibitsShown: [],
      announcements: [],
      speaking: { speakers: [], current: null },
      breaks: recording.breaks.map((each) => ({ ...each, text: '' })),
    },
  }
}

const veiledState = (state: StationState): StationState => ({
  ...state,
  rooms: state.rooms.map(veiledRoom),
  jobs: [],
})

/** The event without what is evidence; null when there is nothing else in it. */
export function veiled(event: StationEvent): StationEvent | null {
  switch (event.event) {
    case 'snapshot':
      return { event: 'snapshot', state: veiledState(event.state) }
    case 'room':
      return { event: 'room', state: veiledRoom(event.state) }
    case 'proof':
    case 'job':
    case 'written-record':
      return null
    default:
      return event
  }
}
