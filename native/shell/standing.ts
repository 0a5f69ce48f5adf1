// How rooms stand, as an icon of the system shows it, and what of it somebody who looks elsewhere has to be told.
import { shellStates, type RoomHappening, type ShellState } from '../contract/shell.ts'
import type { RoomState } from '../contract/state.ts'
import { lampOf } from '../session/lamp.ts'

/** As the lamp over the room's door. */
export const standingOf = (room: RoomState): ShellState => lampOf('', room, new Date(0)).state

/** The worst of all rooms. */
export const worstOf = (states: readonly ShellState[]): ShellState =>
  shellStates.findLast((state) => states.includes(state)) ?? 'off'

/** What happened between two states of a room that a person has to know. */
export function happeningsBetween(before: RoomState | undefined, after: RoomState): RoomHappening[] {
  const happened: RoomHappening[] = []
  if (before === undefined) return happened
  if (standingOf(after) === 'failed' && standingOf(before) !== 'failed') happened.push('recording-failed')
  if (before.recording !== null && after.recording === null) happened.push('recording-ended')
  if (after.prompt !== null && after.prompt.kind !== before.prompt?.kind) {
    happened.push(after.prompt.kind === 'start' ? 'start-forgotten' : 'end-forgotten')
  }
  return happened
}
