// A station in a process of its own, as it is served to a window: asked over HTTP, killed, and started again.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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
  /** Opens `/live/…` or `/events` as the window does. */
  socket(path: string): WebSocket
  /** As the kernel does when memory runs out: no word, no clearing up. Its recording processes are left alone. */
  kill(): Promise<void>
  /** As a person who closes the program: recordings are sealed. */
  end(): Promise<void>
}

/** Serves a vault, which is made when it is not there. @param by programs that start it, such as `faketime`. */
export async function serveStation(
  vault: string,
  env: NodeJS.ProcessEnv = {},
  by: readonly string[] = [],
): Promise<ServedStation> {
  const [command, ...args] = [...by, process.execPath, cli, 'serve', '--vault', vault, '--json']
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
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
