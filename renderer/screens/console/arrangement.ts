// Which sources of a room are seen, which are heard, and in which order cameras stand.
import type { SourceView } from '../../../native/contract/sources.ts'
import type { SourceState } from '../../../native/contract/state.ts'

const soundKinds: readonly string[] = ['alsa', 'pulse']

/** Sources that give a picture: as reported, or as their kind says before they were opened. */
export function hasPicture(source: SourceView, state: SourceState | undefined): boolean {
  if (state?.picture != null) return true
  return !soundKinds.includes(source.kind) && state?.sound == null
}

/** Sources that give sound, known in the same way. */
export const hasSound = (source: SourceView, state: SourceState | undefined): boolean =>
  state?.sound != null || soundKinds.includes(source.kind)

/** Cameras with the large one first: that which was chosen, else the whole view, else the first. */
export function arranged(cameras: readonly SourceView[], chosen: string | null): SourceView[] {
  const main =
    cameras.find((source) => source.id === chosen) ??
    cameras.find((source) => source.position === 'whole-view') ??
    cameras[0]
  return main === undefined ? [] : [main, ...cameras.filter((source) => source !== main)]
}
