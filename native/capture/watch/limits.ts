// For how long what must last at which source before it counts: the room's limits, and what a place calls for.
import type { Source } from '../../contract/sources.ts'
import type { Position } from '../../contract/terms.ts'
import type { WatchLimits } from '../../contract/watch.ts'

/** Milliseconds; 0 = not watched for. */
export interface SourceLimits {
  readonly frozen: number
  readonly dark: number
  readonly silent: number
  readonly stuck: number
}

/** Documents and screens lie still, and are dark or plain while nothing is shown. */
const still: readonly Position[] = ['document-camera', 'screen']

export function limitsOf(source: Source, room: WatchLimits): SourceLimits {
  const isStill = still.includes(source.position) || source.kind === 'screen'
  // Generated bars stand still and their tone never changes: that is what they are for.
  const isBars = source.kind === 'test' && source.pattern === 'bars'
  return {
    frozen: isStill || isBars ? 0 : room.frozenSeconds * 1000,
    dark: isStill ? 0 : room.darkSeconds * 1000,
    silent: room.silentSeconds * 1000,
    stuck: isBars ? 0 : room.silentSeconds * 1000,
  }
}
