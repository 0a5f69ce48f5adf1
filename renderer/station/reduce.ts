// The station's living state as the window holds it: a snapshot, then each event applied to it.
import type { StationEvent, StationState } from '../../native/contract/state.ts'

const replaced = <T>(list: readonly T[], item: T, same: (other: T) => boolean): T[] =>
  list.some(same) ? list.map((other) => (same(other) ? item : other)) : [...list, item]

/** The state after an event. Events before the first snapshot, levels and hints change nothing. */
export function reduce(state: StationState | null, event: StationEvent): StationState | null {
  if (event.event === 'snapshot') return event.state
  if (state === null) return null
  switch (event.event) {
    case 'room':
      return { ...state, rooms: replaced(state.rooms, event.state, (room) => room.room === event.state.room) }
    case 'room-removed':
      return { ...state, rooms: state.rooms.filter((room) => room.room !== event.room) }
    case 'job':
      return { ...state, jobs: replaced(state.jobs, event.job, (job) => job.id === event.job.id) }
    case 'lamp':
      return { ...state, lamp: event.lamp }
    case 'access':
      return { ...state, access: event.access }
    case 'audit':
      return { ...state, audit: event.audit }
    case 'differing':
      return { ...state, differing: event.differing }
    case 'disks':
      return { ...state, disks: event.disks }
    case 'clock':
      return { ...state, now: event.now }
    case 'levels':
    case 'proof':
    case 'changed':
    case 'written-record':
    case 'open':
    case 'command':
      return state
  }
}
