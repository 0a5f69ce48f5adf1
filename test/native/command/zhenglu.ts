// The command line as somebody types it, in a process of its own.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Starts `zhenglu` with `args`; English unless `env` says otherwise. */
export function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const cli = join(import.meta.dirname, '..', '..', '..', 'native', 'cli.ts')
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', ...env },
  })
  const said = { out: '', error: '' }
  child.stdout.on('data', (text: Buffer) => (said.out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said.error += text.toString()))
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, ...said }))
  return { child, ended }
}

/** Runs `zhenglu` to its end. */
export const zhenglu = (...args: string[]): Promise<Ended> => start(args).ended

/** What a command with `--json` answered. */
export const json = (ended: Ended) => JSON.parse(ended.out) as Record<string, unknown>
