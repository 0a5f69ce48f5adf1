// Splits the bytes of a growing fragmented MP4 into its beginning and its fragments, whatever sizes they arrive in.
import { readBoxes, type Box } from './boxes.ts'
import { parseFragment, type TrackFragment } from './fragment.ts'
import { parseInit, type MediaTrack } from './init.ts'

/** `ftyp` and `moov`: which tracks there are. */
export interface Beginning {
  readonly kind: 'beginning'
  readonly bytes: Buffer
  readonly tracks: readonly MediaTrack[]
}

/** `moof` and `mdat` with what stands before them; or a box at the end (`mfra`) that holds no media. */
export interface Fragment {
  readonly kind: 'fragment'
  readonly bytes: Buffer
  /** Of each track that it holds; empty for a box without media. Times in microseconds from the part's zero. */
  readonly tracks: readonly TrackFragment[]
  /** Whether playing can begin here: a key frame comes first, or there is sound only. */
  readonly sync: boolean
  /** Video frames. */
  readonly frames: number
  /** When each of them is to be decoded; in microseconds from the part's zero. */
  readonly pictures: readonly number[]
}

/** Reads a growing fragmented MP4 from its first byte, or, when its tracks are known, from the first of a fragment. */
export class FragmentReader {
  #rest: Buffer = Buffer.alloc(0)
  #tracks: readonly MediaTrack[] | null

  constructor(tracks: readonly MediaTrack[] | null = null) {
    this.#tracks = tracks
  }

  /** Bytes that came in but are not yet a whole piece. */
  get pending(): number {
    return this.#rest.length
  }

  /**
   * Takes the next bytes and gives the pieces that they complete.
   * @throws MediaError when the bytes are no fragmented MP4.
   */
  push(bytes: Buffer): (Beginning | Fragment)[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    const pieces: (Beginning | Fragment)[] = []
    let from = 0
    for (const box of readBoxes(this.#rest)) {
      if (!this.#endsPiece(box)) continue
      const to = box.offset + box.size
      pieces.push(this.#piece(this.#rest.subarray(from, to)))
      from = to
    }
    if (from > 0) this.#rest = this.#rest.subarray(from)
    return pieces
  }

  #endsPiece(box: Box): boolean {
    return box.type === 'moov' || box.type === 'mdat' || box.type === 'mfra'
  }

  #piece(bytes: Buffer): Beginning | Fragment {
    if (this.#tracks === null) {
      this.#tracks = parseInit(bytes)
      return { kind: 'beginning', bytes, tracks: this.#tracks }
    }
    const known = this.#tracks
    const isEnd = !readBoxes(bytes).some((box) => box.type === 'moof')
    const tracks = isEnd ? [] : parseFragment(bytes, known).tracks.filter((track) => track.samples > 0)
    const video = known.filter((track) => track.type === 'video').map((track) => track.id)
    const pictures = tracks.filter((track) => video.includes(track.id))
    return {
      kind: 'fragment',
      bytes,
      tracks,
      sync: pictures.length > 0 ? pictures.every((track) => track.sync) : video.length === 0,
      frames: pictures.reduce((sum, track) => sum + track.samples, 0),
      pictures: pictures.flatMap((track) => track.times),
    }
  }
}

/** `video/mp4; codecs="…"` for Media Source Extensions. */
export function mimeOf(tracks: readonly MediaTrack[]): string {
  const picture = tracks.some((track) => track.type === 'video')
  return `${picture ? 'video' : 'audio'}/mp4; codecs="${tracks.map((track) => track.codec.replace('fLaC', 'flac')).join(',')}"`
}
