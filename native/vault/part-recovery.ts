// What is on the disk of a part beyond what the journal states, and stating it (docs/format.md §3.1 `recovered`).
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FragmentReader, type Beginning, type Fragment } from '../media/fragment-reader.ts'
import { MediaError } from '../media/media-error.ts'
import { isBytesLine, mediaOf, type BytesLine, type Line, type LineOf } from './lines.ts'
import type { PartWriter } from './part-writer.ts'
import type { RecordingWriter, ReservedPart } from './recording-writer.ts'

/** A recording process that has outlived its station. */
export interface LivingWriter {
  /** Name of the part that it writes. */
  readonly file: string
  readonly owner: { readonly pid: number; readonly started: string }
  /** Instant that is media time zero of what it writes. */
  readonly zero: Date
}

/** How recording processes that may have outlived their station are found and ended. */
export interface Processes {
  /** Those that write into a recording's folder. */
  writingInto(folder: string): Promise<LivingWriter[]>
  /** Ends one; resolves when it is gone. */
  end(owner: LivingWriter['owner']): Promise<void>
}

/** A part that is still being written, stated as far as it has grown. */
export interface LivingPart extends Omit<LivingWriter, 'file'> {
  readonly place: ReservedPart
  readonly writer: PartWriter
  /** Null when not even its beginning is on the disk. */
  readonly beginning: Beginning | null
  /** Frames a second so far, 0 when unknown. */
  readonly frameRate: number
}

/** What was recorded of a track before the station started again. */
export interface TrackBefore {
  /** Instant at which it ends. */
  readonly end: string
  readonly bytes: number
  readonly frames: number
  /** The part whose process still runs. */
  readonly living: LivingPart | null
}

/** Bytes of fragments that are stated in one line. */
const mostStated = 4 << 20

type PartLine = Pick<LineOf<'part'>, 'track' | 'part' | 'file' | 'zero'>

export const partLines = (lines: readonly Line[]) => lines.filter((line) => line.kind === 'part')

export const placeOf = ({ folder }: RecordingWriter, { track, part, file }: PartLine): ReservedPart => ({
  track,
  part,
  file,
  path: join(folder, file),
})

export const bytesOf = (lines: readonly Line[], { track, part }: Pick<PartLine, 'track' | 'part'>): BytesLine[] =>
  lines.filter(isBytesLine).filter((line) => line.track === track && line.part === part)

/** Opens a part of which the journal speaks, to state the rest; undefined when its file is gone. */
export async function reopenPart(
  writer: RecordingWriter,
  lines: readonly Line[],
  line: PartLine,
): Promise<PartWriter | undefined> {
  const place = placeOf(writer, line)
  if ((await stat(place.path).catch(() => undefined)) === undefined) return undefined // for the verification to name
  const stated = bytesOf(lines, line)
  const length = stated.reduce((sum, each) => sum + each.length, 0)
  return writer.resumePart(place, { length, chunks: stated.length })
}

/** Media time zero of a part: as its line says, else from its first chunk. */
export function zeroOf(line: PartLine, stated: readonly BytesLine[]): Date | null {
  if (line.zero !== undefined) return new Date(line.zero)
  const first = stated.find((each) => each.kind === 'chunk')
  return first === undefined || first.wall === null ? null : new Date(Date.parse(first.wall) - first.mediaFrom / 1000)
}

/**
 * States the whole fragments behind the last chunk; what follows them is described when the part ends, or is still
 * being written. Answers the part's beginning, null when none is there or what follows is no media.
 */
export async function stateFragments(
  part: PartWriter,
  line: PartLine,
  stated: readonly BytesLine[],
): Promise<Beginning | null> {
  if (stated.some((each) => each.kind === 'recovered' && each.what === 'tail')) return null
  let beginning = stated.length === 0 ? null : await beginningOf(part)
  const zero = zeroOf(line, stated)
  const reader = new FragmentReader(stated.length === 0 ? null : (beginning?.tracks ?? []))
  let waiting: (Beginning | Fragment)[] = []
  const state = async () => {
    if (waiting.length > 0) await part.recovered(factsOf(waiting, zero))
    waiting = []
  }
  let isMedia = true
  try {
    for await (const bytes of part.unstated()) {
      for (const piece of reader.push(bytes)) {
        if (piece.kind === 'beginning') beginning = piece
        waiting.push(piece)
      }
      if (waiting.reduce((sum, piece) => sum + piece.bytes.length, 0) >= mostStated) await state()
    }
  } catch (error) {
    if (!(error instanceof MediaError)) throw error // what is no media is described as the tail
    isMedia = false
  }
  await state()
  return isMedia ? beginning : null
}

/** The pieces together, as a line states them. */
function factsOf(pieces: readonly (Beginning | Fragment)[], zero: Date | null) {
  const fragments = pieces.filter((piece) => piece.kind === 'fragment')
  const beginning = pieces.find((piece) => piece.kind === 'beginning')
  const times = fragments.flatMap(({ tracks }) => tracks)
  const mediaFrom = times.length === 0 ? 0 : Math.max(0, Math.min(...times.map(({ from }) => from)))
  return {
    bytes: Buffer.concat(pieces.map(({ bytes }) => bytes)),
    mediaFrom,
    mediaTo: Math.max(mediaFrom, ...times.map(({ to }) => to)),
    frames: fragments.reduce((sum, { frames }) => sum + frames, 0),
    wall: zero === null || times.length === 0 ? null : new Date(zero.getTime() + mediaFrom / 1000).toISOString(),
    ...(beginning !== undefined && { media: beginning.tracks.map(mediaOf) }),
  }
}

/** The beginning of a part that is stated already. */
async function beginningOf(part: PartWriter): Promise<Beginning | null> {
  const reader = new FragmentReader()
  for await (const bytes of part.beginning()) {
    const beginning = reader.push(bytes).find((piece) => piece.kind === 'beginning')
    if (beginning !== undefined) return beginning
  }
  return null
}
