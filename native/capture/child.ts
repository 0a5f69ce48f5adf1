// The only place that starts a process. Argument arrays, never a shell; a polite signal first, then again, then kill.
import { spawn, type ChildProcess } from 'node:child_process'
import { openSync, closeSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'

export interface Start {
  readonly command: string
  readonly args: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** Where standard output goes: nowhere by default. */
  readonly output?: 'pipe'
  /** Where standard error goes: a file that is appended to, a pipe, or nowhere. */
  readonly errors?: { readonly file: string } | 'pipe'
  readonly input?: 'pipe'
  /** Further pipes that the process writes to, from descriptor 3 on. */
  readonly extraOutputs?: number
  /** Outlives this process: in a group of its own, so that neither a signal to us nor our end reaches it. */
  readonly outlives?: boolean
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Set when the program could not be started at all. */
  readonly error: Error | null
}

export interface RunningProcess {
  readonly pid: number | null
  readonly started: Date
  readonly ended: Promise<Ended>
  readonly output: Readable | null
  readonly errors: Readable | null
  readonly input: Writable | null
  readonly extraOutputs: readonly Readable[]
  /** Asks to end, asks again after `patience` ms, kills after twice that. Resolves when it is gone. */
  stop(patience?: number): Promise<Ended>
  kill(): void
}

const alive = new Set<ChildProcess>()

/** Number of processes started here that have not ended. */
export function processesAlive(): number {
  return alive.size
}

/** Starts a process. Never throws: a program that cannot be started ends at once with an `error`. */
export function startProcess(start: Start): RunningProcess {
  const errorFile = typeof start.errors === 'object' ? openSync(start.errors.file, 'a') : null
  // On Windows no signal can be sent to another console program: ffmpeg is asked to end by `q` on its input.
  const needsInput = start.input === 'pipe' || process.platform === 'win32'
  const child = spawn(start.command, start.args, {
    env: start.env ?? process.env,
    detached: start.outlives ?? false,
    windowsHide: true,
    stdio: [
      needsInput ? 'pipe' : 'ignore',
      start.output ?? 'ignore',
      errorFile ?? (start.errors === 'pipe' ? 'pipe' : 'ignore'),
      ...Array.from({ length: start.extraOutputs ?? 0 }, () => 'pipe' as const),
    ],
  })
  if (errorFile !== null) closeSync(errorFile)
  if (start.outlives) child.unref()
  alive.add(child)
  const ended = new Promise<Ended>((resolve) => {
    const finish = (end: Ended) => {
      alive.delete(child)
      resolve(end)
    }
    child.once('error', (error) => {
      finish({ code: null, signal: null, error })
    })
    child.once('close', (code, signal) => {
      finish({ code, signal, error: null })
    })
  })
  // A reader that is gone must not end the station.
  child.stdin?.on('error', () => undefined)

  const ask = () => {
    if (process.platform === 'win32' && start.input !== 'pipe') child.stdin?.write('q')
    else child.kill('SIGINT')
  }
  return {
    pid: child.pid ?? null,
    started: new Date(),
    ended,
    output: child.stdout,
    errors: child.stderr,
    input: child.stdin,
    extraOutputs: child.stdio.slice(3).filter((stream): stream is Readable => stream != null && 'read' in stream),
    stop: (patience = 2000) => {
      if (child.exitCode !== null || child.signalCode !== null) return ended
      ask()
      const again = setTimeout(ask, patience)
      const last = setTimeout(() => child.kill('SIGKILL'), 2 * patience)
      return ended.finally(() => {
        clearTimeout(again)
        clearTimeout(last)
      })
    },
    kill: () => {
      child.kill('SIGKILL')
    },
  }
}

/** Output of a process that is run to its end, limited in time (ms) and size (bytes). */
export async function runToEnd(
  start: Start,
  limits: { timeout: number; maxBytes?: number; signal?: AbortSignal },
): Promise<Ended & { output: Buffer; errors: string; timedOut: boolean }> {
  const running = startProcess({ ...start, output: 'pipe', errors: 'pipe' })
  const most = limits.maxBytes ?? 4_000_000
  const collect = (stream: Readable | null) => {
    const chunks: Buffer[] = []
    let size = 0
    stream?.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= most) chunks.push(chunk)
    })
    return () => Buffer.concat(chunks)
  }
  const output = collect(running.output)
  const errors = collect(running.errors)
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    running.kill()
  }, limits.timeout)
  const abort = () => {
    running.kill()
  }
  limits.signal?.addEventListener('abort', abort, { once: true })
  const end = await running.ended
  clearTimeout(timer)
  limits.signal?.removeEventListener('abort', abort)
  return { ...end, output: output(), errors: errors().toString('utf8'), timedOut }
}
