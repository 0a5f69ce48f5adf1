// The one place where the rig starts programs: each is registered, and none outlives the test process.
import { spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import { createInterface } from 'node:readline'

/** How a program ended: exactly one of the two is set. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A running program. */
export interface Child {
  readonly pid: number
  readonly stdin: Writable
  /** Resolves when the program is gone; never rejects. */
  readonly ended: Promise<Ended>
  /** The first line, on either output, that matches; rejects with what was said when the program ends first. */
  said(pattern: RegExp): Promise<RegExpExecArray>
  /** Those of the last lines, on either output, that match. */
  heard(pattern: RegExp): RegExpExecArray[]
  signal(name: NodeJS.Signals): void
  /** Asks politely (end of input, SIGTERM), kills after two seconds, resolves when it is gone. */
  stop(): Promise<void>
}

interface Options {
  readonly env?: NodeJS.ProcessEnv
  /** Written to the program's standard input, which then stays open: its end means that the test process is gone. */
  readonly input?: string
}

const running = new Set<Child>()
process.once('exit', () => {
  for (const child of running) child.signal('SIGKILL')
})

/** How many of the last lines are kept for {@link Child.said} and for error messages. */
const kept = 200

/**
 * Starts a program. `setpriv` has the kernel kill it when this process dies, however it dies, also while it is
 * stopped by SIGSTOP.
 */
export function startChild(command: string, args: readonly string[], { env, input }: Options = {}): Child {
  const spawned = spawn('setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const listeners = new Set<(line: string) => void>()
  for (const output of [spawned.stdout, spawned.stderr]) {
    createInterface({ input: output }).on('line', (line) => {
      if (lines.push(line) > kept) lines.shift()
      for (const listener of listeners) listener(line)
    })
  }
  spawned.stdin.on('error', () => undefined) // the program may be gone before it has read everything
  if (input !== undefined) spawned.stdin.write(input)

  const ended = new Promise<Ended>((resolve) => {
    // 'close' rather than 'exit': everything it said has been read by then.
    spawned.once('close', (code, signal) => {
      resolve({ code, signal })
    })
    spawned.once('error', (error) => {
      lines.push(error.message)
      resolve({ code: 127, signal: null })
    })
  })

  const child: Child = {
    pid: spawned.pid ?? 0,
    stdin: spawned.stdin,
    ended,
    said(pattern) {
      const earlier = lines.map((line) => pattern.exec(line)).find((match) => match !== null)
      if (earlier) return Promise.resolve(earlier)
      return new Promise((resolve, reject) => {
        const listener = (line: string) => {
          const match = pattern.exec(line)
          if (match === null) return
          listeners.delete(listener)
          resolve(match)
        }
        listeners.add(listener)
        void ended.then(() => {
          reject(new Error(`${command} ended before it said ${String(pattern)}:\n${lines.join('\n')}`))
        })
      })
    },
    heard: (pattern) => lines.map((line) => pattern.exec(line)).filter((match) => match !== null),
    signal(name) {
      spawned.kill(name)
    },
    async stop() {
      spawned.stdin.end()
      spawned.kill('SIGTERM')
      spawned.kill('SIGCONT')
      const last = setTimeout(() => spawned.kill('SIGKILL'), 2000)
      await ended
      clearTimeout(last)
    },
  }
  running.add(child)
  void ended.then(() => running.delete(child))
  return child
}
