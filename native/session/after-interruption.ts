// What becomes of a recording that a crash left open, decided from how its room is set and how long it was left alone.
import { caseReference } from '../contract/cases.ts'
import { resumes, type Room } from '../contract/rooms.ts'
import type { RecoveredRecording } from '../contract/state.ts'
import { lastingBreak } from '../vault/breaks.ts'
import type { OpenLine } from '../vault/lines.ts'
import type { LivingWriter } from '../vault/part-recovery.ts'
import { isClosed, lastSign, type LeftOpen } from '../vault/recovery.ts'

export interface SealIt {
  readonly how: 'sealed'
  readonly because: NonNullable<RecoveredRecording['because']>
}
export interface GoOn {
  readonly how: 'adopted' | 'resumed' | 'in-break'
  readonly room: Room
  /** Processes that are followed on. */
  readonly keep: readonly LivingWriter[]
}

const seal = (because: SealIt['because']): SealIt => ({ how: 'sealed', because })

/** Milliseconds by which clocks may differ before one counts as set back. */
const tolerance = 60_000

/**
 * Decides. A recording of which any process lives goes on in any room: it never stopped.
 * @param within milliseconds of interruption after which a recording is not gone on with.
 */
export function afterInterruption(
  left: LeftOpen,
  rooms: readonly Room[],
  { now, within }: { readonly now: Date; readonly within: number },
): SealIt | GoOn {
  // One whose end was confirmed is not gone on with: what was compared is all of it.
  const isConfirmed = left.lines.some(({ kind }) => kind === 'reconciliation')
  if (isClosed(left) || isConfirmed) return seal('was-closed')
  const { room: named } = left.open
  const room = rooms.find(({ id }) => id === named.id)
  if (room === undefined || !sameTracks(left.open, room)) return seal('room-unusable')
  if (!caseReference.safeParse(left.open.case).success) return seal('room-unusable')
  // In a break nothing was to be recorded: it lasts until somebody resumes.
  if (lastingBreak(left.lines) !== undefined) return { how: 'in-break', room, keep: [] }
  const keep = newestOfEach(left.living)
  if (keep.length > 0) return { how: 'adopted', room, keep }
  if (!resumes(room)) return seal('room-seals')
  const away = now.getTime() - lastSign(left).getTime()
  if (away < -tolerance) return seal('clock-set-back')
  return away > within ? seal('too-long-ago') : { how: 'resumed', room, keep }
}

/** Whether the room still has the sources with which the recording was begun. */
function sameTracks({ sources }: OpenLine, room: Room): boolean {
  const names = (ids: readonly string[]) => [...ids].sort().join(' ')
  return names(sources.map(({ track }) => track)) === names(room.sources.map(({ id }) => id))
}

/** Of a track that was just going over into a new part two processes live: the new one is followed on. */
function newestOfEach(living: readonly LivingWriter[]): LivingWriter[] {
  const track = ({ file }: LivingWriter) => file.split('.')[0] ?? ''
  const sorted = [...living].sort((a, b) => (a.file < b.file ? -1 : 1))
  return [...new Map(sorted.map((each) => [track(each), each])).values()]
}
