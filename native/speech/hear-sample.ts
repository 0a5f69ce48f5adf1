// Tries out what the settings name, with a clip that the program brings: whoever sets it up sees at once what it hears.
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startProcess } from '../capture/child.ts'
import type { Ffmpeg } from '../capture/ffmpeg.ts'
import { bounded, onlyFile } from '../capture/reach.ts'
import { Failure } from '../contract/failures.ts'
import type { sampleWords } from '../contract/speech.ts'
import type { SpeechToText } from './port.ts'
import { lastWords } from './run-program.ts'
import { rate } from './wav.ts'

type Sample = keyof typeof sampleWords

/** Milliseconds after which a trial ends. */
const patience = 120_000

/** The demonstration room's clips hold speech that may be handed on; each begins with one sentence. */
const clips: Readonly<Record<Sample, { readonly file: string; readonly seconds: number }>> = {
  zh: { file: 'corridor.mp4', seconds: 5 },
  en: { file: 'street.mp4', seconds: 11 },
}

export interface Trial {
  readonly listener: SpeechToText
  readonly language: string
  readonly ffmpeg: Ffmpeg
  readonly environment: NodeJS.ProcessEnv
  readonly scratch: string
  /** Folder `resources/` of the program. */
  readonly resources: string
}

/** @throws Failure `speech-failed`, `ffmpeg-missing`. */
async function writeSample({ ffmpeg, environment, resources }: Trial, sample: Sample, to: string): Promise<void> {
  const { file, seconds } = clips[sample]
  const input = [...bounded, ...onlyFile, '-t', String(seconds), '-i', join(resources, 'demo', file)]
  const output = ['-map', '0:a:0', '-ar', String(rate), '-ac', '1', '-c:a', 'pcm_s16le', '-f', 'wav', '-y', to]
  const args = ['-hide_banner', '-nostdin', '-v', 'error', ...input, ...output]
  const running = startProcess({ command: ffmpeg.ffmpeg, args, env: environment, errors: 'pipe' })
  let said = ''
  running.errors?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000)
  })
  const { code, error } = await running.ended
  if (error !== null) throw new Failure('ffmpeg-missing', { looked: ffmpeg.ffmpeg })
  if (code !== 0) throw new Failure('speech-failed', { program: 'ffmpeg', exit: code, said: lastWords(said) })
}

/** What is heard in the clip of the language that is set. @throws Failure of the adapter, `speech-timeout`. */
export async function hearSample(
  trial: Trial,
  limit = patience,
): Promise<{ sample: Sample; heard: string[]; seconds: number; took: number }> {
  const { listener, language, scratch } = trial
  const sample = language === 'en' ? 'en' : 'zh'
  const { seconds } = clips[sample]
  const folder = await mkdtemp(join(scratch, 'speech-try-'))
  const late = AbortSignal.timeout(limit)
  try {
    const wav = join(folder, 'sample.wav')
    await writeSample(trial, sample, wav)
    const begun = performance.now()
    const heard = await listener.transcribe({ wav, seconds }, language, late, () => undefined)
    const took = Math.round((performance.now() - begun) / 100) / 10
    return { sample, heard: heard.map(({ text }) => text), seconds, took }
  } catch (error) {
    if (late.aborted) throw new Failure('speech-timeout', { seconds: limit / 1000 }, { cause: error })
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
