// Runs a program that listens: without a shell, behind everything else that the computer does, with little of our
// environment, for a limited time, and gone when it is cancelled.
import { constants, setPriority } from 'node:os'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { startProcess } from '../capture/child.ts'
import { Failure } from '../contract/failures.ts'
import { requireGoing } from './port.ts'

export interface ProgramRun {
  readonly command: string
  readonly args: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  /** Milliseconds after which it is ended. */
  readonly limit: number
  readonly signal: AbortSignal
  readonly onOutput?: (text: string) => void
  readonly onErrors?: (text: string) => void
}

/** All that a program needs to be found and to start; nothing of what else is set for the station. */
const passed = ['PATH', 'LANG', 'LC_ALL', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
/** Characters of what it said last that are told with a failure. */
const told = 600
/** Lines of it. */
const toldLines = 5

const leastOf = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(passed.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])))

/** The last lines of what a program said. */
export const lastWords = (said: string): string =>
  said
    .split(/[\r\n]+/)
    .filter((each) => each.trim() !== '')
    .slice(-toldLines)
    .join('\n')
    .slice(-told)

/**
 * Runs it to its end; answers with what it said last on standard error.
 * @throws Failure `cancelled`, `speech-program-missing`, `speech-timeout`, `speech-failed` when it ends with anything but 0.
 */
export async function runProgram(run: ProgramRun): Promise<string> {
  const { command, args, signal, limit } = run
  requireGoing(signal)
  const running = startProcess({ command, args, env: leastOf(run.environment), output: 'pipe', errors: 'pipe' })
  // A recording that runs meanwhile comes first.
  if (running.pid !== null) putBehind(running.pid)
  let said = ''
  hear(running.output, run.onOutput)
  hear(running.errors, (text) => {
    said = (said + text).slice(-4 * told)
    run.onErrors?.(text)
  })
  let timedOut = false as boolean
  const end = () => {
    running.kill()
    // What it started in turn may hold the pipes open: nobody waits for that.
    running.output?.destroy()
    running.errors?.destroy()
  }
  const timer = setTimeout(() => {
    timedOut = true
    end()
  }, limit)
  signal.addEventListener('abort', end, { once: true })
  const { code, signal: by, error } = await running.ended
  clearTimeout(timer)
  signal.removeEventListener('abort', end)
  const program = basename(command)
  requireGoing(signal)
  if (error !== null) throw new Failure('speech-program-missing', { program: command, said: error.message })
  if (timedOut)
    throw new Failure('speech-timeout', { program, seconds: Math.round(limit / 1000), said: lastWords(said) })
  if (code !== 0) throw new Failure('speech-failed', { program, exit: code ?? by, said: lastWords(said) })
  return lastWords(said)
}

function hear(stream: Readable | null, onText: (text: string) => void = () => undefined): void {
  stream?.setEncoding('utf8')
  stream?.on('data', (text: string) => {
    onText(text)
  })
  // Destroyed when it is ended.
  stream?.on('error', () => undefined)
}

function putBehind(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended already, or the system does not let us: it is no reason not to listen.
  }
}

/** Milliseconds that listening to so many seconds may take: the slowest model on a slow computer needs twenty times. */
export const limitFor = (seconds: number): number => 120_000 + seconds * 30_000
