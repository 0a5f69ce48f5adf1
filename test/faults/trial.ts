// One recording that something is done to: a station of its own with its own vault, a room with a camera and a
// microphone, and what a person in that room would ask for.
import { readdir, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourceState, StationState } from '../../native/contract/state.ts'
import type { Disk, ImageDisk } from '../rig/disk.ts'
import type { Pulse } from '../rig/pulse.ts'
import type { RtspServer } from '../rig/rtsp-server.ts'
import type { SettableClock } from '../rig/set-clock.ts'
import { startStation, type ServedStation, type StartingStation } from '../rig/served-station.ts'
import { markName, openFiles, processesOf, signal, type Found, type Role } from './processes.ts'
import type { Chance } from './seed.ts'
import { journalOf, type JournalLine } from './truth.ts'

/** What the trials share, or have of their own. */
export interface Rig {
  readonly cameras: RtspServer
  readonly sound: Pulse
}

export const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
export const now = () => Date.now() / 1000

/** Rejects when `work` takes longer than so many seconds. */
export function within<T>(limit: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what}: not within ${limit} s`))
    }, limit * 1000)
  })
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer)
  })
}

export interface TrialOptions {
  /** Where its vault is made. */
  readonly folder: string
  readonly env?: NodeJS.ProcessEnv
  readonly room?: object
  readonly mirror?: string
  /** What the trial has something done to. */
  readonly disk?: Disk
  readonly image?: ImageDisk
  readonly clock?: SettableClock
}

export class Trial {
  readonly mark: string
  readonly chance: Chance
  readonly rig: Rig
  readonly vault: string
  readonly options: TrialOptions
  /** What the station said on standard error. */
  readonly said: string[] = []
  /** Instants of calls to interrupt or to end. */
  readonly asked: number[] = []
  /** The call to start was answered. */
  begun: number | null = null
  ended = NaN
  #starting: StartingStation | null = null
  #station: ServedStation | null = null
  #room = ''
  #case = ''

  constructor(mark: string, chance: Chance, rig: Rig, options: TrialOptions) {
    this.mark = mark
    this.chance = chance
    this.rig = rig
    this.options = options
    this.vault = join(options.folder, 'vault')
  }

  get station(): ServedStation {
    if (this.#station === null) throw new Error('the station does not run')
    return this.#station
  }

  /** Starts the station; answers before it is ready. */
  launch(): StartingStation {
    const env = { ...this.rig.sound.env, ...this.options.env, [markName]: this.mark }
    this.#starting = startStation(this.vault, env, (text) => this.said.push(text))
    return this.#starting
  }

  /** Starts the station and waits until it is ready. */
  async serve(): Promise<ServedStation> {
    this.#station = await within(40, 'the station is ready', this.launch().ready)
    return this.#station
  }

  /** A station with a room and a case, nothing recorded. */
  async open(): Promise<void> {
    await mkdir(this.options.folder, { recursive: true })
    const station = await this.serve()
    if (this.options.mirror !== undefined) {
      const settings = await station.call('settings.get', {})
      await station.call('settings.save', { ...settings, mirror: this.options.mirror })
    }
    const camera = { id: 'cam-1', name: '全景', kind: 'rtsp', address: this.rig.cameras.url('room') }
    const microphone = { id: 'mic-1', name: '桌面', kind: 'pulse', device: this.rig.sound.device('room') }
    const room = { name: '听证室一', kind: 'hearing', sources: [camera, microphone], ...this.options.room }
    this.#room = (await station.call('rooms.create', room)).id
    this.#case = (await station.call('cases.create', { number: '1', cause: '无证经营', kind: 'penalty' })).id
  }

  /** Asks for a recording, and waits for the answer. */
  async start(): Promise<void> {
    const facts = { room: this.#room, case: this.#case, kind: 'hearing', operator: '书记员' }
    await this.station.call('recordings.start', facts)
    this.begun = now()
  }

  standby(): Promise<unknown> {
    return this.station.call('rooms.standby', { room: this.#room, on: true })
  }

  break(): Promise<unknown> {
    this.asked.push(now())
    const facts = { room: this.#room, reason: 'adjournment', text: '', person: '主持人' }
    return this.station.call('recordings.break', facts)
  }

  resume(): Promise<unknown> {
    return this.station.call('recordings.resume', { room: this.#room, person: '主持人' })
  }

  async end(): Promise<void> {
    this.asked.push(now())
    await this.station.call('recordings.end', { room: this.#room, reason: '仅试故障' })
    this.ended = now()
  }

  export(to: string): Promise<{ job: string }> {
    return this.station.call('archive.export', { case: this.#case, to })
  }

  /** The room with all its sources, as the station says. */
  roomOf(state: StationState) {
    return state.rooms.find(({ room }) => room === this.#room) ?? null
  }

  /** Waits until every source of the room is recorded, and has delivered what `holds` asks for. */
  async recorded(holds: (source: SourceState) => boolean = () => true, limit = 45): Promise<void> {
    const all = (state: StationState) => {
      const sources = this.roomOf(state)?.sources ?? []
      return sources.length > 0 && sources.every((source) => source.phase === 'recording' && holds(source))
    }
    await within(limit, 'every source is recorded', this.station.until(all))
  }

  processes(...roles: Role[]): Promise<Found[]> {
    return processesOf(this.mark).then((all) => all.filter(({ role }) => roles.includes(role)))
  }

  /** Kills the station alone; answers the instant. */
  async killStation(): Promise<number> {
    const at = now()
    await this.#starting?.kill()
    this.#station = null
    return at
  }

  /** Kills everything of the trial at once, as a power cut does to processes; answers the instant. */
  async killAll(): Promise<number> {
    const all = await processesOf(this.mark)
    const at = now()
    for (const { pid } of all) signal(pid, 'SIGKILL')
    await this.killStation()
    return at
  }

  /** Resolves when no process of the trial is left: only then is a disk that they used really let go. */
  async gone(): Promise<void> {
    const none = async () => {
      while ((await processesOf(this.mark)).length > 0) await wait(50)
    }
    await within(20, 'every process is gone', none())
  }

  /** Ends the station as a person who closes the program does. */
  async close(): Promise<void> {
    await within(40, 'the station ends', this.station.end())
    this.#station = null
  }

  /** Folders of the recordings in the vault. */
  async recordings(): Promise<string[]> {
    const years = (await readdir(this.vault)).filter((name) => /^\d{4}$/.test(name))
    const of = async (year: string) =>
      (await readdir(join(this.vault, year))).map((name) => join(this.vault, year, name))
    return (await Promise.all(years.map(of))).flat().sort()
  }

  /** The journal of the recording; empty when there is none. */
  async journal(): Promise<JournalLine[]> {
    const [folder] = await this.recordings()
    return folder === undefined ? [] : journalOf(folder)
  }

  /** What the station has open of recordings and scratch: nothing, when nothing is recorded. */
  async leftOpen(): Promise<string[]> {
    const files = await openFiles(this.station.pid)
    return files.filter((path) => /\/\d{8}-\d{6}-|\/scratch\//.test(path))
  }
}
