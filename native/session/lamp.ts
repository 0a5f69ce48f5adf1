// Tells the world outside how a room stands: a web hook and a command, for a lamp over its door. Neither can hold
// anything up: what fails is tried again, told in the state, and stops no recording.
import { startProcess } from '../capture/child.ts'
import { alarmSeverity } from '../contract/alarms.ts'
import { Failure } from '../contract/failures.ts'
import type { Settings } from '../contract/settings.ts'
import type { LampState, RoomState } from '../contract/state.ts'
import { Latest } from './latest.ts'

/** Milliseconds that a web hook, and a command, may take. */
const hookPatience = 3000
const commandPatience = 10_000

/** How a room stands, as its lamp shows it. `failed`: it should be recorded, and something is not. */
export interface LampMessage {
  readonly room: { readonly id: string; readonly name: string }
  readonly state: 'off' | 'standby' | 'recording' | 'break' | 'failed'
  readonly alarms: readonly { readonly code: string; readonly track: string | null; readonly raised: string }[]
  readonly at: string
}

const shownAs: Readonly<Record<RoomState['phase'], LampMessage['state']>> = {
  off: 'off',
  standby: 'standby',
  starting: 'recording',
  recording: 'recording',
  pausing: 'recording',
  break: 'break',
  sealing: 'recording',
  failed: 'failed',
}

/** What a lamp shows of a room: only causes that last. */
export function lampOf(name: string, { room, phase, alarms }: RoomState, now: Date): LampMessage {
  const lasting = alarms.filter(({ cleared }) => cleared === null)
  const isWrong = lasting.some(({ code }) => alarmSeverity[code] === 'danger')
  const shown = shownAs[phase]
  const state = shown === 'recording' && isWrong ? 'failed' : shown
  const told = lasting.map(({ code, track, raised }) => ({ code, track, raised }))
  return { room: { id: room, name }, state, alarms: told, at: now.toISOString() }
}

type Wanted = Pick<Settings, 'webHook' | 'alarmCommand'>

interface Ways {
  readonly hook: Latest<LampMessage>
  readonly command: Latest<LampMessage>
}

export class Lamp {
  readonly #settings: () => Promise<Wanted>
  readonly #changed: (state: LampState) => void
  readonly #rooms = new Map<string, Ways>()
  readonly #told = new Map<string, string>()
  #state: LampState = { webHook: null, alarmCommand: null }

  constructor(settings: () => Promise<Wanted>, changed: (state: LampState) => void) {
    this.#settings = settings
    this.#changed = changed
  }

  /** What failed last, until it succeeds. */
  get state(): LampState {
    return this.#state
  }

  /** A room stands so; tells it on when that is new. */
  see(message: LampMessage): void {
    const { id } = message.room
    const facts = JSON.stringify({ ...message, at: '' })
    if (this.#told.get(id) === facts) return
    this.#told.set(id, facts)
    const ways = this.#rooms.get(id) ?? this.#ways()
    this.#rooms.set(id, ways)
    ways.hook.put(message)
    ways.command.put(message)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#rooms.values()].flatMap(({ hook, command }) => [hook.close(), command.close()]))
  }

  #ways(): Ways {
    return {
      hook: new Latest(async (message, signal) => {
        const { webHook } = await this.#settings()
        await this.#note('webHook', webHook === '' ? Promise.resolve() : post(webHook, message, signal))
      }),
      command: new Latest(async (message) => {
        const { alarmCommand } = await this.#settings()
        const [program, ...args] = alarmCommand
        await this.#note('alarmCommand', program === undefined ? Promise.resolve() : run(program, args, message))
      }),
    }
  }

  /** Keeps why a way failed, and forgets it when it works again. */
  async #note(way: keyof LampState, work: Promise<void>): Promise<void> {
    try {
      await work
      this.#set({ ...this.#state, [way]: null })
    } catch (error) {
      const { code, details } = error instanceof Failure ? error : new Failure('internal', { said: String(error) })
      this.#set({ ...this.#state, [way]: { code, details } })
      throw error
    }
  }

  #set(state: LampState): void {
    const isNew = JSON.stringify(state) !== JSON.stringify(this.#state)
    this.#state = state
    if (isNew) this.#changed(state)
  }
}

/** @throws Failure `web-hook-failed`. */
async function post(address: string, message: LampMessage, closing: AbortSignal): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    redirect: 'error',
    signal: AbortSignal.any([AbortSignal.timeout(hookPatience), closing]),
  }).catch((error: unknown) => {
    throw new Failure('web-hook-failed', { said: String(error instanceof Error ? (error.cause ?? error) : error) })
  })
  await response.body?.cancel()
  if (!response.ok) throw new Failure('web-hook-failed', { status: response.status })
}

/** @throws Failure `alarm-command-failed`. */
async function run(program: string, args: readonly string[], { room, state, alarms }: LampMessage): Promise<void> {
  const facts = {
    ZHENGLU_ROOM: room.name,
    ZHENGLU_STATE: state,
    ZHENGLU_ALARM: alarms.map(({ code }) => code).join(','),
  }
  const running = startProcess({ command: program, args, env: { ...process.env, ...facts } })
  const timer = setTimeout(() => {
    running.kill()
  }, commandPatience)
  const { code, error } = await running.ended
  clearTimeout(timer)
  if (error !== null || code !== 0) {
    throw new Failure('alarm-command-failed', { program, ...(error === null ? { code } : { said: error.message }) })
  }
}
