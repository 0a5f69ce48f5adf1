// The form in which a part delivers, and whether its source has changed it since.
import type { Beginning, Fragment } from '../media/fragment-reader.ts'
import { sequenceParameters } from '../media/h264-parameters.ts'

/** `avc1.64001F 1280×720, mp4a.40.2 1 × 48000 Hz`: no two forms have the same. */
export function formOf({ tracks }: Beginning): string {
  return tracks
    .map((track) =>
      track.type === 'video'
        ? `${track.codec} ${track.width}×${track.height}`
        : `${track.codec} ${track.channels} × ${track.sampleRate} Hz`,
    )
    .join(', ')
}

export class StreamForm {
  #copied: number | null = null
  #parameters: Buffer | null = null

  begin({ tracks }: Beginning): void {
    this.#copied = tracks.find(({ type, codec }) => type === 'video' && codec.startsWith('avc1'))?.id ?? null
  }

  /** Whether the source changed its form in the middle of the part, which its file's beginning cannot tell. */
  isOther(fragment: Fragment): boolean {
    if (this.#copied === null || !fragment.sync) return false
    const parameters = sequenceParameters(fragment.bytes, this.#copied)
    if (parameters === null) return false
    // The first that comes counts, not the file's own: what cameras announce is not always what they send.
    const before = (this.#parameters ??= Buffer.from(parameters))
    return !before.equals(parameters)
  }
}
