// Which adapter listens, as the settings say; and whether what they name is there.
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import type { SpeechAdapter, SpeechSettings } from '../contract/speech.ts'
import { modelArguments, pocketsphinx } from './pocketsphinx.ts'
import type { SpeechToText } from './port.ts'
import { whisper } from './whisper.ts'

/** What the program of an adapter is usually called. */
const usual: Readonly<Record<SpeechAdapter, string>> = {
  whisper: 'whisper-cli',
  pocketsphinx: 'pocketsphinx_continuous',
}

/** What listens, and how it is named in a draft. */
export interface ChosenAdapter {
  readonly adapter: SpeechAdapter
  readonly program: string
  readonly model: string
  readonly language: string
  readonly listener: SpeechToText
}

async function isProgram(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null)
  if (found?.isFile() !== true) return false
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function programOf(adapter: SpeechAdapter, named: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const onPath = (environment['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
  const candidates = named === '' ? onPath.map((folder) => join(folder, usual[adapter] + suffix)) : [named]
  for (const candidate of candidates) if (isAbsolute(candidate) && (await isProgram(candidate))) return candidate
  throw new Failure('speech-program-missing', { program: named === '' ? usual[adapter] : named })
}

async function requireModel({ adapter, model, language }: SpeechSettings): Promise<void> {
  const missing = new Failure('speech-model-missing', { model, language })
  if (adapter === 'pocketsphinx') {
    // Its own model hears English in whatever is said.
    if (model === '' ? language !== 'en' : !isAbsolute(model)) throw missing
    await modelArguments(model)
    return
  }
  const found = isAbsolute(model) ? await stat(model).catch(() => null) : null
  if (found?.isFile() !== true) throw missing
}

/**
 * What the settings name.
 * @param environment where programs are looked for, and of which the program gets a little.
 * @throws Failure `speech-off`, `speech-program-missing`, `speech-model-missing`.
 */
export async function adapterOf(settings: SpeechSettings, environment: NodeJS.ProcessEnv): Promise<ChosenAdapter> {
  const { adapter, model, language } = settings
  if (adapter === 'off') throw new Failure('speech-off')
  const program = await programOf(adapter, settings.program, environment)
  await requireModel(settings)
  const made = adapter === 'whisper' ? whisper : pocketsphinx
  return { adapter, program, model, language, listener: made(program, model, environment) }
}
