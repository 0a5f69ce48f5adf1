// The journal read as an index for playback: which bytes of which part hold which stretch of time.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import type { PlaybackIndex } from '../contract/recordings.ts'
import { readBoxes } from '../media/boxes.ts'
import { mimeOf, stretchesOf } from './recording-facts.ts'
import type { RecordingFolder } from './recording-folder.ts'

/** Most bytes that the beginning of a part has; real ones have one or two thousand. */
const longestBeginning = 1 << 18

/** Bytes of `ftyp` and `moov`; 0 when they are not there. */
async function beginningLength(path: string): Promise<number> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return 0
  try {
    const buffer = Buffer.alloc(longestBeginning)
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    const moov = readBoxes(buffer.subarray(0, bytesRead)).find(({ type }) => type === 'moov')
    return moov === undefined ? 0 : moov.offset + moov.size
  } finally {
    await file.close()
  }
}

/** @throws Failure `source-unknown` for a track that the recording has not, `media-empty` for one without any media. */
export async function playbackIndex(
  { folder, open: { sources }, lines }: RecordingFolder,
  track: string,
): Promise<PlaybackIndex> {
  if (!sources.some((source) => source.track === track)) throw new Failure('source-unknown', { track })
  const stretches = stretchesOf(lines, track)
  const media = stretches.find((line) => line.media !== undefined)?.media
  if (media === undefined) throw new Failure('media-empty', { track })
  const parts: PlaybackIndex['parts'] = []
  for (const line of lines) {
    if (line.kind !== 'part' || line.track !== track) continue
    const own = stretches.filter(({ part }) => part === line.part)
    if (own.length === 0) continue
    const initLength = await beginningLength(join(folder, line.file))
    const chunks = own.map(({ offset, length, mediaFrom, mediaTo }): [number, number, number, number] => {
      const from = Math.max(offset, initLength)
      return [from, Math.max(0, offset + length - from), mediaFrom, mediaTo]
    })
    parts.push({ part: line.part, file: line.file, wall: own[0]?.wall ?? null, initLength, chunks })
  }
  return { mime: mimeOf(media), parts }
}
