// What is told of a source that is being recorded.
import type { AlarmCode, AlarmDetails } from '../contract/alarms.ts'
import type { SourceState } from '../contract/state.ts'
import type { Beginning, Fragment } from '../media/fragment-reader.ts'

export type TrackState = Omit<SourceState, 'source' | 'health'>

export interface TrackEvents {
  state(state: TrackState): void
  begin(beginning: Beginning): void
  fragment(fragment: Fragment): void
  raise(alarm: AlarmCode, details: AlarmDetails): Promise<void>
  clear(alarm: AlarmCode): Promise<void>
}

/** A source of which nothing is recorded. */
export const off: TrackState = {
  phase: 'off',
  failure: null,
  picture: null,
  sound: null,
  bytes: 0,
  frames: 0,
  lastChunk: null,
  part: 0,
}
