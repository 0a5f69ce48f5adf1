// Which adapter listens, as the settings say; and whether what they name is there.
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import type { SpeechAdapter, SpeechProgram, SpeechSettings } from '../contract/speech.ts'
import { longestPiece } from './pieces.ts'
import { modelArguments, pocketsphinx } from './pocketsphinx.ts'
import type { SpeechToText } from './port.ts'
import { longestRequest, requireNear, serviceName, speechService } from './service.ts'
import { whisper } from './whisper.ts'

/** What the program of an adapter is usually called. */
const usual: Readonly<Record<SpeechProgram, string>> = {
  whisper: 'whisper-cli',
  pocketsphinx: 'pocketsphinx_continuous',
}

/** What listens, and how it is named in a draft. */
export interface ChosenAdapter {
  readonly adapter: SpeechAdapter
  /** Its file, or a service's address. */
  readonly program: string
  readonly model: string
  readonly language: string
  readonly listener: SpeechToText
  /** Seconds of sound that it is given at once. */
  readonly longest: number
}

async function isProgram(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null)
  if (found?.isFile() !== true) return false
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function programOf(adapter: SpeechProgram, named: string, environment: NodeJS.ProcessEnv): Promise<string> {
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

function serviceOf({ service: address, serviceElsewhere, model, language }: SpeechSettings): ChosenAdapter {
  if (address === '') throw new Failure('speech-service-missing')
  const settings = { address, isElsewhereAllowed: serviceElsewhere, model }
  requireNear(settings)
  const program = serviceName(address)
  return { adapter: 'service', program, model, language, listener: speechService(settings), longest: longestRequest }
}

/**
 * What the settings name. Whether a service answers shows when it is asked: it may be started later than the station.
 * @param environment where programs are looked for, and of which the program gets a little.
 * @throws Failure `speech-off`, `speech-program-missing`, `speech-model-missing`, `speech-service-missing`,
 * `speech-service-elsewhere`.
 */
export async function adapterOf(settings: SpeechSettings, environment: NodeJS.ProcessEnv): Promise<ChosenAdapter> {
  const { adapter, model, language } = settings
  if (adapter === 'off') throw new Failure('speech-off')
  if (adapter === 'service') return serviceOf(settings)
  const program = await programOf(adapter, settings.program, environment)
  await requireModel(settings)
  const made = adapter === 'whisper' ? whisper : pocketsphinx
  const listener = made(program, model, environment)
  return { adapter, program, model, language, listener, longest: longestPiece }
}
