// The sound of a piece as a WAV that programs which listen take. Only bytes that are as they were sealed are heard.
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { startProcess } from '../capture/child.ts'
import type { Ffmpeg } from '../capture/ffmpeg.ts'
import { bounded, onlyPipe } from '../capture/reach.ts'
import { Failure } from '../contract/failures.ts'
import { readBoxes } from '../media/boxes.ts'
import type { ChunkBytes, Piece } from './pieces.ts'
import { requireGoing } from './port.ts'
import { lastWords } from './run-program.ts'

/** Samples a second. */
export const rate = 16_000

export interface WavOf {
  /** Folder of the recording. */
  readonly folder: string
  readonly recording: string
  readonly piece: Piece
  readonly ffmpeg: Ffmpeg
  readonly environment: NodeJS.ProcessEnv
  /** The file that is written. */
  readonly to: string
  readonly signal: AbortSignal
}

/** @throws Failure `recording-damaged` when the bytes are not those that the journal states. */
async function bytesOf(file: FileHandle, wanted: WavOf, { offset, length, sha256 }: ChunkBytes): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, offset)
  const isAsSealed = bytesRead === length && createHash('sha256').update(bytes).digest('hex') === sha256
  const { recording, piece } = wanted
  if (!isAsSealed) throw new Failure('recording-damaged', { recording, file: piece.file, offset })
  return bytes
}

async function* mediaOf(file: FileHandle, wanted: WavOf): AsyncGenerator<Buffer> {
  const { first, chunks } = wanted.piece
  if (chunks[0]?.offset !== first.offset) {
    const bytes = await bytesOf(file, wanted, first)
    const fragment = readBoxes(bytes).find(({ type }) => type === 'moof')
    yield bytes.subarray(0, fragment?.offset ?? bytes.length)
  }
  for (const chunk of chunks) yield await bytesOf(file, wanted, chunk)
}

/**
 * Writes the piece's sound: its second 0 is the first sample of the piece, and what is missing inside is silence, so
 * that each second of the file is that second of the recording.
 * @throws Failure `cancelled`, `recording-damaged` for what ffmpeg can't read or what is not as sealed, `speech-failed`.
 */
export async function writeWav(wanted: WavOf): Promise<void> {
  const { folder, piece, ffmpeg, environment, to, signal } = wanted
  requireGoing(signal)
  const begin = Math.round((piece.from / 1e6) * rate)
  const filter = `aresample=${rate}:async=1:first_pts=${begin},asetpts=N/SR/TB`
  const running = startProcess({
    command: ffmpeg.ffmpeg,
    args: [
      ...['-hide_banner', '-nostdin', '-v', 'error', '-copyts', ...bounded, ...onlyPipe, '-f', 'mp4', '-i', 'pipe:0'],
      ...['-map', '0:a:0', '-af', filter, '-ac', '1', '-c:a', 'pcm_s16le', '-f', 'wav', '-y', to],
    ],
    ...{ env: environment, input: 'pipe', errors: 'pipe' },
  })
  let said = ''
  running.errors?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000)
  })
  const abort = () => {
    running.kill()
  }
  signal.addEventListener('abort', abort, { once: true })
  const file = await open(join(folder, piece.file), 'r')
  try {
    if (running.input === null) throw new Error('ffmpeg without input')
    // ffmpeg that ends early says itself why; what is not as sealed is told here.
    const fed = pipeline(Readable.from(mediaOf(file, wanted)), running.input).catch((error: unknown) => {
      running.kill()
      return error
    })
    const [problem, end] = await Promise.all([fed, running.ended])
    requireGoing(signal)
    if (problem instanceof Failure) throw problem
    if (end.error !== null) throw new Failure('ffmpeg-missing', { looked: ffmpeg.ffmpeg })
    if (end.code !== 0) throw new Failure('speech-failed', { program: 'ffmpeg', exit: end.code, said: lastWords(said) })
  } finally {
    signal.removeEventListener('abort', abort)
    running.kill()
    await file.close()
  }
}
