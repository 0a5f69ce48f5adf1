// Where playback of a live picture should be: near the newest frame, never drifting away from it.

/** Seconds. Behind `near` playback is ordinary; above it a little faster; above `far` it jumps. */
export const near = 0.6
export const far = 1.5
/** Seconds kept behind the playback position. */
export const kept = 8

export interface Buffered {
  readonly start: number
  readonly end: number
  readonly at: number
}
export interface Correction {
  readonly seekTo?: number
  readonly rate: number
  /** Everything before this second may be dropped. */
  readonly dropBefore?: number
}

/** What to do with the player, given what it holds. */
export function followEdge({ start, end, at }: Buffered): Correction {
  const behind = end - at
  const outside = at < start || at > end
  const seek = outside || behind > far ? { seekTo: Math.max(start, end - 0.25) } : {}
  const position = seek.seekTo ?? at
  const drop = position - start > kept * 2 ? { dropBefore: position - kept } : {}
  return { ...seek, ...drop, rate: behind > near && behind <= far ? 1.1 : 1 }
}
