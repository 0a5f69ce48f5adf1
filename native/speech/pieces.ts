// A track cut into pieces that are listened to one by one. Pure.
import { Failure } from '../contract/failures.ts'
import { stretchesOf } from '../cases/recording-facts.ts'
import type { RecordingFolder } from '../cases/recording-folder.ts'

/** Seconds of a piece: an hour of sound is a hundred megabytes, and where a piece ends a word may be cut. */
export const longestPiece = 1800

export interface Piece {
  readonly file: string
  /** Bytes at the beginning of the part that every piece of it needs: the first chunk's, with `ftyp` and `moov`. */
  readonly first: ChunkBytes
  readonly chunks: readonly ChunkBytes[]
  /** Microseconds of the part's media time. */
  readonly from: number
  readonly to: number
  /** Milliseconds since 1970 at which it begins. */
  readonly at: number
}

export interface ChunkBytes {
  readonly offset: number
  readonly length: number
  readonly sha256: string
}

/**
 * The pieces of a track, in the order of its parts: breaks and gaps lie between parts. Moments are those that the
 * players show: the wall clock of a part's first sample, and media time from there on.
 * @throws Failure `source-unknown`, `media-empty` for a track without sound.
 */
export function piecesOf({ open, lines }: RecordingFolder, track: string, longest = longestPiece): Piece[] {
  if (!open.sources.some((source) => source.track === track)) throw new Failure('source-unknown', { track })
  const pieces = lines.flatMap((line) => {
    if (line.kind !== 'part' || line.track !== track) return []
    const own = stretchesOf(lines, track, line.part)
    const [first] = own
    if (first?.media?.some(({ type }) => type === 'audio') !== true) return []
    const begun = Date.parse(first.wall ?? line.at)
    const micros = longest * 1e6
    // The last one is no snippet: it has half to one and a half of the usual length.
    const last = Math.max(1, Math.round(((own.at(-1)?.mediaTo ?? 0) - first.mediaFrom) / micros)) - 1
    const numberOf = (from: number) => Math.min(last, Math.floor((from - first.mediaFrom) / micros))
    const grouped = Map.groupBy(own, ({ mediaFrom }) => numberOf(mediaFrom))
    return [...grouped.values()].map((chunks): Piece => {
      const from = chunks[0]?.mediaFrom ?? 0
      const to = chunks.at(-1)?.mediaTo ?? from
      return { file: line.file, first, chunks, from, to, at: begun + (from - first.mediaFrom) / 1000 }
    })
  })
  const heard = pieces.filter(({ from, to }) => to > from)
  if (heard.length === 0) throw new Failure('media-empty', { track })
  return heard
}

export const secondsOf = ({ from, to }: Pick<Piece, 'from' | 'to'>): number => (to - from) / 1e6
