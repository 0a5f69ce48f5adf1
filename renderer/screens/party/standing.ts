// How the recording stands, as the party is told: never better than it is known to be.
import { alarmSeverity } from '../../../native/contract/alarms.ts'
import type { RoomState, SourceState } from '../../../native/contract/state.ts'

/**
 * `unknown`: the station is not heard. `troubled`: some of what should be recorded is not, or is not as it should be.
 * `halted`: nothing is recorded although it should be.
 */
export type Standing =
  'unknown' | 'no-room' | 'off' | 'starting' | 'recording' | 'troubled' | 'halted' | 'pausing' | 'break' | 'sealing'

/** What is recorded: pictures and sound, or one of the two; `something` while that is not known. */
export type Recorded = 'both' | 'sound' | 'picture' | 'something'

/** Milliseconds without a word of the station, which says something each second, after which nothing is known. */
export const longestSilence = 5000

const isWrong = ({ phase }: SourceState): boolean => phase === 'stalled' || phase === 'lost'

function whileRecording({ recording, sources, alarms }: RoomState): Standing {
  if (recording === null) return 'halted'
  // What is on neither disk is not recorded, whatever the sources deliver.
  if (recording.vault === 'failed' && (recording.mirror === null || recording.mirror === 'failed')) return 'halted'
  if (!sources.some(({ phase }) => phase === 'recording')) {
    return sources.some(({ phase }) => phase === 'opening') && !sources.some(isWrong) ? 'starting' : 'halted'
  }
  const isAlarmed = alarms.some(({ code, cleared }) => cleared === null && alarmSeverity[code] === 'danger')
  return isAlarmed || sources.some(isWrong) || recording.vault === 'failed' ? 'troubled' : 'recording'
}

/** @param state of the room as it was told last; undefined where there is no such room. @param heard whether now. */
export function standingOf(state: RoomState | undefined, heard: boolean): Standing {
  if (!heard) return 'unknown'
  if (state === undefined) return 'no-room'
  switch (state.phase) {
    case 'recording':
      return whileRecording(state)
    case 'failed':
      return 'halted'
    case 'standby':
      return 'off'
    default:
      return state.phase
  }
}

export function recordedOf({ sources }: Pick<RoomState, 'sources'>): Recorded {
  const picture = sources.some((source) => source.picture !== null)
  const sound = sources.some((source) => source.sound !== null)
  if (picture && sound) return 'both'
  return picture ? 'picture' : sound ? 'sound' : 'something'
}

/** The party sees more than how the recording stands only while that is known and something can be said of it. */
export const showsMore = (standing: Standing): boolean =>
  standing === 'recording' || standing === 'troubled' || standing === 'break' || standing === 'pausing'

/** Anything that looks like an identity number 公民身份号码 is not for a screen that others can see. */
export const withoutNumbers = (words: string): string =>
  words
    .replace(/(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)/gu, '$1********$2')
    .replace(/(?<!\d)(\d{6})\d{9}(?!\d)/gu, '$1*********')

/** The size of letters, in pixels, at which so many fill an area about half; the layout makes it smaller if need be. */
export function sizeFor(letters: number, width: number, height: number): number {
  const each = Math.sqrt((0.5 * width * height) / (1.5 * Math.max(1, letters)))
  return Math.round(Math.min(height / 4, width / 9, Math.max(22, each)))
}
