// What a source delivers, found out by opening it: decides whether its picture is copied or encoded.
import { Failure } from '../contract/failures.ts'
import type { Source } from '../contract/sources.ts'
import { runToEnd } from './child.ts'
import { readComplaint, withoutPasswords, type SourceFailure } from './complaint.ts'
import type { Place } from './place.ts'
import type { Delivers } from './recording-output.ts'
import { patience, type SourceInput } from './source-input.ts'
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

/** Whether there is a picture of which ffmpeg knows neither codec nor size: it can be neither kept nor shown. */
function isUnreadable({ picture }: Delivers, said: string): boolean {
  if (picture !== null) return /^(unknown|none)$/.test(picture.codec) || picture.width === 0
  // Behind an address file even that it is a picture is not known.
  return readComplaint(said) === 'source-codec-unsupported'
}

/** Why it could not be opened. Behind an address file ffmpeg does not say that it gave up waiting. */
function reasonOf(said: string, milliseconds: number): SourceFailure {
  const reason = readComplaint(said)
  return reason === 'source-failed' && milliseconds >= patience ? 'source-timeout' : reason
}

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
  const began = performance.now()
  const end = await runToEnd(start, { timeout: 12_000, ...(signal && { signal }) })
  if (signal?.aborted) throw new Failure('cancelled')
  const details = { source: source.name, said: withoutPasswords(end.errors).trim().slice(-500) }
  if (end.timedOut) throw new Failure('source-timeout', details)
  if (end.error !== null) throw new Failure('ffmpeg-missing', { looked: place.ffmpeg.ffmpeg })
  if (!openedAll(end.errors)) throw new Failure(reasonOf(end.errors, performance.now() - began), details)
  const found = readStreams(end.errors)
  if (isUnreadable(found, end.errors)) throw new Failure('source-codec-unsupported', details)
  return wanted(source, input, found)
}
