// Whether a file can be read to its end. What cannot is taken in all the same, and that is stated with it.
import { open } from 'node:fs/promises'
import { runToEnd } from '../capture/child.ts'
import { bounded, onlyFile } from '../capture/reach.ts'
import type { ExhibitProblem } from '../contract/exhibits.ts'

/** Milliseconds for one look; what takes longer is not called damaged. */
const patience = 120_000

/** What ffmpeg says of a file that ends too early or cannot be understood. */
const cutOff =
  /partial file|moov atom not found|invalid data found|truncat|end of file|error reading|could not find codec|eof/i

const decodable = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp', 'image/tiff']

export interface Looking {
  readonly ffmpeg: string
  readonly signal: AbortSignal
}

/** What is wrong with a file of this kind; null when nothing was found. */
export async function damageOf(
  path: string,
  mediaType: string,
  looking: Looking | null,
): Promise<ExhibitProblem | null> {
  if (mediaType === 'application/pdf') return (await endsAsPdf(path)) ? null : 'document-cut-off'
  if (looking === null) return null
  if (decodable.includes(mediaType)) {
    const { code, errors, timedOut } = await run(path, ['-frames:v', '1'], looking)
    return !timedOut && (code !== 0 || errors.trim() !== '') ? 'image-unreadable' : null
  }
  if (!/^(video|audio)\//.test(mediaType)) return null
  const { code, errors, timedOut } = await run(path, ['-map', '0:v?', '-map', '0:a?', '-c', 'copy'], looking)
  return !timedOut && (code !== 0 || cutOff.test(errors)) ? 'media-cut-off' : null
}

function run(path: string, output: readonly string[], { ffmpeg, signal }: Looking) {
  const input = ['-hide_banner', '-nostdin', '-v', 'error', ...bounded, ...onlyFile, '-i', path]
  return runToEnd({ command: ffmpeg, args: [...input, ...output, '-f', 'null', '-'] }, { timeout: patience, signal })
}

/** A PDF ends with its mark, or shortly before some blanks. */
async function endsAsPdf(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const length = Math.min(size, 2048)
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.includes('%%EOF')
  } finally {
    await file.close()
  }
}
