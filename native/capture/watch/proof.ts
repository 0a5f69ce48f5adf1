// The picture that proves a recording: what was decoded last of what is on the disk, as the window is sent it.
import type { ProofPicture } from '../../contract/state.ts'
import { thumbnailHeight, thumbnailWidth } from './thumbnail.ts'

export function proofOf(track: string, pixels: Buffer, at: Date): ProofPicture {
  const size = { width: thumbnailWidth, height: thumbnailHeight }
  return { track, at: at.toISOString(), ...size, grey: pixels.toString('base64') }
}
