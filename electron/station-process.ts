// Electron's main process: starts the station in a utility process and ends it politely.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ForkOptions, UtilityProcess } from 'electron'
import * as z from 'zod'
import { keepingCompiledCode } from '../native/code-cache.ts'
import { shellHears, type ShellNews, type ShellTells } from '../native/contract/shell.ts'
import type { KeyStoreAnswer, KeyStoreQuestion } from '../native/contract/signing-key.ts'

export const addresses = z.object({ address: z.url(), entrance: z.url() })
const openedLine = z.object({ opened: z.literal(true) })

type Child = Pick<UtilityProcess, 'on' | 'once' | 'postMessage' | 'stdout' | 'stderr'>
/** `utilityProcess.fork` of Electron. */
export type Fork = (module: string, args: string[], options: ForkOptions) => Child

export interface StationProcess {
  readonly address: string
  /** Lets the window in, once. */
  readonly entrance: string
  /** Resolves when the vault is open; rejects with what the station said last, when it cannot be. */
  readonly opened: Promise<void>
  /** Resolves with the exit code when the station is gone. */
  readonly ended: Promise<number>
  /** Tells the station something, once its vault is open; nobody hears it once it is gone. */
  tell(message: ShellTells): void
  /** Hears what the station says, from its first word. */
  onSaid(listener: (message: ShellNews) => void): void
  /** Asks the station to seal what is being recorded and to end; resolves when it has. */
  stop(): Promise<void>
}

/** Lines of standard error that are kept for the sentence shown when the station fails. */
const kept = 20

function readLine<T>(schema: z.ZodType<T>, line: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/** Where a file lies outside the archive of a packaged program (electron-builder.yml: asarUnpack). */
export const unpacked = (path: string): string => path.replace(/\bapp\.asar(?=[\\/])/, 'app.asar.unpacked')

/** Where a packaged program's resources are; outside of Electron (tests) nobody says. */
const { resourcesPath } = process as { readonly resourcesPath?: string }

/** Names the ffmpeg that was packed beside the program (electron-builder.yml: extraResources), unless another is named. */
export function ffmpegOf(environment: NodeJS.ProcessEnv, resources = resourcesPath): NodeJS.ProcessEnv {
  if (resources === undefined || (environment['FFMPEG_BIN'] ?? '') !== '') return {}
  const packed = join(resources, 'ffmpeg', process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg')
  return existsSync(packed) ? { FFMPEG_BIN: packed } : {}
}

/** What the station says over its port, kept until somebody listens; what it asks is answered at once. */
function hearing(
  child: Child,
  answer: (question: KeyStoreQuestion) => Promise<KeyStoreAnswer>,
): { listen(listener: (message: ShellNews) => void): void } {
  let waiting: ShellNews[] = []
  let hear = (message: ShellNews): void => {
    waiting.push(message)
  }
  child.on('message', (message: unknown) => {
    const read = shellHears.safeParse(message)
    if (read.data?.say === 'key-store') {
      void answer(read.data).then((told) => {
        child.postMessage(told)
      })
    } else if (read.success) hear(read.data)
    else process.stderr.write('A message of the station is not of the contract.\n')
  })
  return {
    listen: (listener) => {
      hear = listener
      for (const message of waiting) listener(message)
      waiting = []
    },
  }
}

/**
 * Resolves as soon as the window can be let in: it is read while the station opens its vault.
 * @param answer what the system's key store says to the station's questions.
 * @throws Error with what the station said last, when it ends before.
 */
export async function startStation(
  fork: Fork,
  vault: string,
  answer: (question: KeyStoreQuestion) => Promise<KeyStoreAnswer>,
): Promise<StationProcess> {
  const entry = unpacked(fileURLToPath(new URL('./station-entry.js', import.meta.url)))
  const child = fork(entry, ['serve', '--vault', vault, '--json'], {
    stdio: 'pipe',
    serviceName: 'zhenglu-station',
    env: { ...keepingCompiledCode(), ...process.env, ...ffmpegOf(process.env), ZHENGLU_HOST: 'electron' },
  })
  const ended = new Promise<number>((resolve) => {
    child.once('exit', resolve)
  })
  const heard = hearing(child, answer)
  const said: string[] = []
  const found = Promise.withResolvers<z.output<typeof addresses>>()
  const opening = Promise.withResolvers<undefined>()
  if (child.stdout === null || child.stderr === null) throw new Error('The station has no standard output.')
  createInterface({ input: child.stdout }).on('line', (line) => {
    const read = readLine(addresses, line)
    if (read !== undefined) found.resolve(read)
    else if (readLine(openedLine, line) !== undefined) opening.resolve(undefined)
  })
  createInterface({ input: child.stderr }).on('line', (line) => {
    process.stderr.write(`${line}\n`)
    if (said.push(line) > kept) said.shift()
  })
  void ended.then((code) => {
    const gone = new Error(said.join('\n') || `The station ended with code ${code}.`)
    found.reject(gone)
    opening.reject(gone)
  })
  const opened = opening.promise
  const tell = (message: ShellTells) => {
    opened.then(
      () => {
        child.postMessage(message)
      },
      () => undefined,
    )
  }
  const stop = async () => {
    child.postMessage({ tell: 'end' } satisfies ShellTells)
    await ended
  }
  const onSaid = (listener: (message: ShellNews) => void) => {
    heard.listen(listener)
  }
  return { ...(await found.promise), opened, ended, tell, onSaid, stop }
}
