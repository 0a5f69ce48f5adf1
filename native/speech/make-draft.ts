// Listens to a track of a sealed recording, piece by piece, and gathers what was heard with its moments.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ffmpeg } from '../capture/ffmpeg.ts'
import type { RecordingFolder } from '../cases/recording-folder.ts'
import type { SpeechDraftLine } from '../contract/speech.ts'
import { secondsOf, type Piece } from './pieces.ts'
import type { Heard, SpeechToText } from './port.ts'
import { writeWav } from './wav.ts'

export interface Listening {
  readonly recording: RecordingFolder
  readonly pieces: readonly Piece[]
  readonly listener: SpeechToText
  readonly language: string
  readonly ffmpeg: Ffmpeg
  readonly environment: NodeJS.ProcessEnv
  /** Where WAVs lie for as long as they are listened to. */
  readonly scratch: string
  readonly signal: AbortSignal
  /** Seconds of sound done and to do. */
  readonly onProgress: (done: number, total: number) => void
}

const lineOf = ({ at }: Piece, { from, to, text }: Heard): SpeechDraftLine => {
  const instant = (seconds: number) => new Date(Math.round(at + seconds * 1000)).toISOString()
  return { id: randomUUID(), at: instant(from), to: instant(to), text }
}

/**
 * The lines of a draft; nothing is kept of one that fails or is cancelled.
 * @throws Failure of the adapter, of ffmpeg, or `recording-damaged`.
 */
export async function listen(wanted: Listening): Promise<SpeechDraftLine[]> {
  const { recording, pieces, listener, language, ffmpeg, environment, signal, onProgress } = wanted
  const total = pieces.reduce((sum, piece) => sum + secondsOf(piece), 0)
  const folder = await mkdtemp(join(wanted.scratch, 'speech-'))
  const lines: SpeechDraftLine[] = []
  let before = 0
  try {
    onProgress(0, total)
    for (const piece of pieces) {
      const to = join(folder, 'piece.wav')
      const seconds = secondsOf(piece)
      const of = { folder: recording.folder, recording: recording.open.recording }
      await writeWav({ ...of, piece, ffmpeg, environment, to, signal })
      const heard = await listener.transcribe({ wav: to, seconds }, language, signal, (done) => {
        onProgress(before + Math.min(done, seconds), total)
      })
      lines.push(...heard.map((each) => lineOf(piece, each)))
      before += seconds
      onProgress(before, total)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return lines.sort((a, b) => a.at.localeCompare(b.at))
}
