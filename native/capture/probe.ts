// What a source delivers, found out by opening it: decides whether its picture is copied or encoded.
import { Failure } from '../contract/failures.ts'
import type { Source } from '../contract/sources.ts'
import { runToEnd } from './child.ts'
import { readComplaint, withoutPasswords } from './complaint.ts'
import type { Place } from './place.ts'
import type { Delivers } from './recording-output.ts'
import type { SourceInput } from './source-input.ts'
import { openedAll, readStreams } from './stream-lines.ts'

/** The streams of a source that are recorded; fails when what its kind promises is not there. */
function wanted(source: Source, input: SourceInput, found: Delivers): Delivers {
  if (input.media === 'sound') {
    if (found.sound === null) throw new Failure('source-no-sound', { source: source.name })
    return { picture: null, sound: found.sound }
  }
  if (input.media === 'picture' && found.picture === null) throw new Failure('source-no-video', { source: source.name })
  if (found.picture === null && found.sound === null) throw new Failure('source-no-video', { source: source.name })
  const silent = (source.kind === 'rtsp' && !source.sound) || source.kind === 'mjpeg'
  return { picture: found.picture, sound: silent ? null : found.sound }
}

/** A picture of which ffmpeg knows the codec, but not the size, cannot be decoded either. */
const unreadable = ({ picture }: Delivers): boolean =>
  picture !== null && (/^(unknown|none)$/.test(picture.codec) || picture.width === 0)

/**
 * Opens a source and says what of it will be recorded.
 * @param openArgs the input's arguments with the address file filled in.
 * @throws Failure with one of the contract's source codes.
 */
export async function probeSource(
  source: Source,
  input: SourceInput,
  openArgs: readonly string[],
  place: Place,
  signal?: AbortSignal,
): Promise<Delivers> {
  const start = {
    command: place.ffmpeg.ffmpeg,
    args: ['-hide_banner', '-nostdin', '-v', 'info', ...openArgs],
    env: place.environment,
  }
  const end = await runToEnd(start, { timeout: 12_000, ...(signal && { signal }) })
  if (signal?.aborted) throw new Failure('cancelled')
  const details = { source: source.name, said: withoutPasswords(end.errors).trim().slice(-500) }
  if (end.timedOut) throw new Failure('source-timeout', details)
  if (end.error !== null) throw new Failure('ffmpeg-missing', { looked: place.ffmpeg.ffmpeg })
  if (!openedAll(end.errors)) throw new Failure(readComplaint(end.errors), details)
  const found = readStreams(end.errors)
  if (unreadable(found)) throw new Failure('source-codec-unsupported', details)
  return wanted(source, input, found)
}
