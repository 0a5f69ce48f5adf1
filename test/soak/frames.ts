// Whether frames of a camera are missing: its clip begins again for ever, so each frame tells which one must follow.

export interface Followed {
  /** Frames that should have come between those that came. */
  readonly missing: number
  /** Frames that are not of the clip: the rig sends a dark beginning when it starts or has fallen behind. */
  readonly foreign: number
}

/** Frames by which it must be clear where in the clip a camera goes on. */
const sure = 4

/**
 * Follows the frames of a camera, each told by a hash of its bytes.
 * @param loop frames after which the clip begins again.
 * @throws RangeError when no two rounds of the clip are there in full to learn it from.
 */
export function followFrames(hashes: readonly string[], loop: number): Followed {
  const start = hashes.findIndex((_, at) => isRound(hashes, at, loop))
  if (start < 0) throw new RangeError('the clip is nowhere seen twice')
  const clip = hashes.slice(start, start + loop)
  const known = new Set(clip)
  const at = (place: number) => clip[place % loop]
  /** Where the clip goes on at `index`, in frames after `place`. */
  const ahead = (index: number, place: number) => {
    const next = hashes.slice(index, index + sure)
    for (let by = 0; by < loop; by++) if (next.every((hash, n) => hash === at(place + by + n))) return by
    return null
  }
  let [missing, foreign] = [0, 0]
  let place: number | null = null
  for (const [index, hash] of hashes.entries()) {
    const by: number | null = !known.has(hash) ? null : hash === at(place ?? 0) ? 0 : ahead(index, place ?? 0)
    if (by === null) {
      // It stands where a frame of the clip would.
      foreign++
      if (place !== null) place++
      continue
    }
    if (place !== null) missing += by
    place = ((place ?? 0) + by + 1) % loop
  }
  return { missing, foreign }
}

function isRound(hashes: readonly string[], from: number, loop: number): boolean {
  if (from + 2 * loop > hashes.length) return false
  for (let at = from; at < from + loop; at++) if (hashes[at] !== hashes[at + loop]) return false
  return true
}
