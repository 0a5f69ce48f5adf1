// Which microphone the sound server gives a process. A server whose source is removed moves its streams to another one
// without a word, and ffmpeg records on; some fall back to another one for a name that they do not know.
import * as z from 'zod'
import { Failure } from '../contract/failures.ts'
import type { Source } from '../contract/sources.ts'
import { runToEnd, type RunningProcess } from './child.ts'
import { pause } from './standby.ts'

/** Milliseconds between two questions. */
const interval = 1500
const timeout = 5000
/** Milliseconds that a process has to end which listens to the wrong microphone. */
const atOnce = 300

const outputs = z.array(
  z.object({ source: z.int(), properties: z.object({ 'application.process.id': z.string().optional() }) }),
)
const sources = z.array(z.object({ index: z.int(), name: z.string() }))

/** Names that leave the choice to the server. */
const leftToServer = /^(|default|@DEFAULT_SOURCE@)$/

async function list<T extends z.ZodType>(what: string, schema: T, environment: NodeJS.ProcessEnv) {
  const start = { command: 'pactl', args: ['-f', 'json', 'list', ...what.split(' ')], env: environment }
  const { code, output } = await runToEnd(start, { timeout })
  if (code !== 0) return null
  try {
    return schema.parse(JSON.parse(output.toString('utf8')))
  } catch {
    return null
  }
}

/** Names of the server's microphones; null when it can't be asked. */
export async function microphones(environment: NodeJS.ProcessEnv): Promise<string[] | null> {
  return (await list('short sources', sources, environment))?.map(({ name }) => name) ?? null
}

/** Name of the microphone that a process listens to; null when it listens to none, or the server can't be asked. */
export async function microphoneOf(pid: number, environment: NodeJS.ProcessEnv): Promise<string | null> {
  const [streams, known] = await Promise.all([
    list('source-outputs', outputs, environment),
    list('short sources', sources, environment),
  ])
  const stream = streams?.find(({ properties }) => properties['application.process.id'] === String(pid))
  if (stream === undefined) return null
  return known?.find(({ index }) => index === stream.source)?.name ?? null
}

/**
 * Resolves with the name of another microphone as soon as the process listens to it instead of `device`, or with null
 * when `signal` is aborted. For a device that leaves the choice to the server, the first one that it gave counts.
 */
export async function movedFrom(
  device: string,
  pid: number,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<string | null> {
  let wanted = leftToServer.test(device) ? null : device
  while (!signal.aborted) {
    const found = await microphoneOf(pid, environment)
    if (found !== null && wanted !== null && found !== wanted) return found
    wanted ??= found
    await pause(interval, signal)
  }
  return null
}

/** Whether the server knows the device; true when it can't be asked, or may choose. */
export async function isThere(device: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  if (leftToServer.test(device)) return true
  return (await microphones(environment))?.includes(device) ?? true
}

/** Ends a process as soon as the server gives it another microphone. The function returned says so, once it has ended. */
export function watchRoute(
  source: Source,
  process: RunningProcess,
  environment: NodeJS.ProcessEnv,
): () => Failure | null {
  let moved: Failure | null = null
  if (source.kind !== 'pulse' || process.pid === null) return () => moved
  const over = new AbortController()
  void process.ended.then(() => {
    over.abort()
  })
  void movedFrom(source.device, process.pid, environment, over.signal).then((found) => {
    if (found === null) return
    moved = new Failure('source-moved', { source: source.name, wanted: source.device, found })
    void process.stop(atOnce)
  })
  return () => moved
}
