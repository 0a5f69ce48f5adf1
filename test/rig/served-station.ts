// A station in a process of its own, as it is served to a window: asked over HTTP, killed, and started again.
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { WebSocket } from 'ws'
import { calls, type CallName, type Output } from '../../native/contract/calls.ts'
import { stationEvent, type StationState } from '../../native/contract/state.ts'

const cli = join(import.meta.dirname, '..', '..', 'native', 'cli.ts')

export interface ServedStation {
  readonly pid: number
  /** Asks as the window does. @throws Error with code and details of the failure. */
  call<Name extends CallName>(name: Name, input: object): Promise<Output<Name>>
  /** The living state as it is now. */
  state(): Promise<StationState>
  /** Resolves with the first state of which `holds` is true. */
  until(holds: (state: StationState) => boolean): Promise<StationState>
  /** Status of the answer to a GET. */
  status(path: string): Promise<number>
  /** Opens `/live/…` or `/events` as the window does. */
  socket(path: string): WebSocket
  /** As the kernel does when memory runs out: no word, no clearing up. Its recording processes are left alone. */
  kill(): Promise<void>
  /** As a person who closes the program: recordings are sealed. */
  end(): Promise<void>
}

/** Serves a vault, which is made when it is not there. @param by programs that start it, such as `faketime`. */
export function serveStation(
  vault: string,
  env: NodeJS.ProcessEnv = {},
  by: readonly string[] = [],
): Promise<ServedStation> {
  const [command = '', ...args]: string[] = [...by, process.execPath, cli, 'serve', '--vault', vault, '--json']
  return serve(spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] }))
}

/** A station that is being started, and may be killed before it is ready. */
export interface StartingStation {
  readonly pid: number
  /** @throws Error with what it said when it ended before it was ready. */
  readonly ready: Promise<ServedStation>
  kill(): Promise<void>
}

/** Starts to serve a vault. @param said hears what the station says on standard error. */
export function startStation(
  vault: string,
  env: NodeJS.ProcessEnv,
  said: (text: string) => void = () => undefined,
): StartingStation {
  const args = [cli, 'serve', '--vault', vault, '--json']
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let last = ''
  child.stderr.on('data', (text: Buffer) => {
    last = text.toString('utf8').slice(-1000)
    said(last)
  })
  const gone = once(child, 'close').then(([code, signal]) => {
    throw new Error(`the station ended (${String(code ?? signal)}) before it was ready: ${last}`)
  })
  const ready = Promise.race([serve(child), gone])
  ready.catch(() => undefined)
  const kill = async () => {
    child.kill('SIGKILL')
    await gone.catch(() => undefined)
  }
  return { pid: child.pid ?? 0, ready, kill }
}

async function serve(child: ChildProcessByStdio<null, Readable, Readable | null>): Promise<ServedStation> {
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const { address, entrance } = JSON.parse(line) as { address: string; entrance: string }
  const entered = await fetch(entrance, { redirect: 'manual' })
  const headers = {
    cookie: (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    origin: address,
    'content-type': 'application/json',
  }
  const gone = once(child, 'exit')
  const open = (path: string) => new WebSocket(`${address.replace('http', 'ws')}${path}`, { headers })
  const watch = (holds: (state: StationState) => boolean) =>
    new Promise<StationState>((resolve, reject) => {
      const socket = open('/events')
      let state: StationState | undefined
      socket.on('message', (text: Buffer) => {
        const event = stationEvent.parse(JSON.parse(text.toString('utf8')))
        if (event.event === 'snapshot') state = event.state
        if (event.event === 'room' && state !== undefined) {
          const others = state.rooms.filter(({ room }) => room !== event.state.room)
          state = { ...state, rooms: [...others, event.state] }
        }
        if (state === undefined || !holds(state)) return
        resolve(state)
        socket.close()
      })
      socket.on('error', reject)
      void gone.then(() => {
        reject(new Error('the station is gone'))
      })
    })
  return {
    pid: child.pid ?? 0,
    async call(name, input) {
      const answer = await fetch(`${address}/call/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
      const body: unknown = await answer.json()
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(body)}`)
      return calls[name].output.parse(body) as Output<typeof name>
    },
    state: () => watch(() => true),
    until: watch,
    status: async (path) => (await fetch(`${address}${path}`, { headers, redirect: 'manual' })).status,
    socket: open,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async end() {
      child.kill('SIGTERM')
      await gone
    },
  }
}
