// The station's end of the port to the desktop program: tells it how rooms stand, and does what it is told.
import type { AuditAction, AuditMember } from '../contract/audit-actions.ts'
import type { Settings } from '../contract/settings.ts'
import type { ShellFacts, ShellHappening, ShellNotice, ShellSettings, ShellTells } from '../contract/shell.ts'
import type { RoomState, StationEvent } from '../contract/state.ts'
import { happeningsBetween, standingOf, worstOf } from './standing.ts'
import type { ShellPort } from './port.ts'

/** Notices that are kept: nobody reads more. */
const mostNotices = 20

export interface ShellLinkParts {
  rooms(): readonly { readonly name: string; readonly state: RoomState }[]
  settings(): Promise<Pick<Settings, 'language' | 'stationName' | 'updates'>>
  shellSettings(): Promise<ShellSettings>
  /** Tells every window. */
  tell(event: StationEvent): void
  note(action: AuditAction, details: Partial<Record<AuditMember, string | number | boolean>>): void
  inBackground(work: Promise<unknown>): void
}

export class ShellLink {
  readonly #parts: ShellLinkParts
  readonly #rooms = new Map<string, RoomState>()
  #port: ShellPort | null = null
  #said = ''
  #notices: ShellNotice[] = []
  #lastNotice = 0
  #asleep: { readonly since: Date; readonly recording: boolean } | null = null
  /** One look at how things stand after the other, so that the last is what is said last. */
  #turn: Promise<void> = Promise.resolve()

  constructor(parts: ShellLinkParts) {
    this.#parts = parts
  }

  get isPresent(): boolean {
    return this.#port !== null
  }

  get notices(): readonly ShellNotice[] {
    return this.#notices
  }

  /** From now on the desktop program is told how things stand, and heard. */
  connect(port: ShellPort): () => void {
    this.#port = port
    for (const { state } of this.#parts.rooms()) this.#rooms.set(state.room, state)
    this.refresh()
    return port.onTold((message) => {
      this.#told(message)
    })
  }

  /** An event of the station: says on what of it concerns the desktop program. */
  see(event: StationEvent): void {
    if (this.#port === null) return
    if (event.event === 'room') this.#see(event.state)
    if (event.event === 'room-removed') this.#rooms.delete(event.room)
    const concerns = ['room', 'room-removed'].includes(event.event)
    const isSet = event.event === 'changed' && ['settings', 'rooms', 'shell'].includes(event.what)
    if (concerns || isSet) this.refresh()
  }

  #see(state: RoomState): void {
    const name = this.#parts.rooms().find((room) => room.state.room === state.room)?.name ?? ''
    for (const happening of happeningsBetween(this.#rooms.get(state.room), state)) {
      this.#port?.say({ say: 'happened', happening, room: name })
    }
    this.#rooms.set(state.room, state)
  }

  /** Says how things stand, when that is new. */
  refresh(): void {
    const said = this.#turn.then(() => this.#say())
    this.#turn = said.catch(() => undefined)
    this.#parts.inBackground(said)
  }

  async #say(): Promise<void> {
    const [{ language, stationName, updates }, shell] = await Promise.all([
      this.#parts.settings(),
      this.#parts.shellSettings(),
    ])
    const rooms = this.#parts.rooms().map(({ name, state }) => ({ name, state: standingOf(state) }))
    const state = worstOf(rooms.map((room) => room.state))
    const facts: ShellFacts = { say: 'state', state, rooms, language, stationName, updates, ...shell }
    const said = JSON.stringify(facts)
    if (said === this.#said) return
    this.#said = said
    this.#port?.say(facts)
  }

  putAway(id: number): void {
    this.#notices = this.#notices.filter((notice) => notice.id !== id)
    this.#parts.tell({ event: 'changed', what: 'shell' })
  }

  get #isRecording(): boolean {
    return this.#parts.rooms().some(({ state }) => state.recording !== null)
  }

  #told(message: ShellTells): void {
    switch (message.tell) {
      case 'key-store':
        // Heard by whoever asked: see key-store.ts.
        return
      case 'end':
        // Ends the process as a signal does: see electron/station-entry.ts.
        return
      case 'open':
        this.#parts.tell({ event: 'open', place: message.place })
        return
      case 'command':
        this.#parts.tell({ event: 'command', command: message.command })
        return
      case 'sleeps':
        this.#asleep = { since: new Date(), recording: this.#isRecording }
        this.#parts.note('computer-slept', { on: this.#asleep.recording })
        return
      case 'awake':
        this.#awake()
        return
      case 'window-reopened':
        this.#parts.note('window-reopened', { reason: message.reason })
        this.#notice('window-reopened', new Date(), this.#isRecording)
        return
      case 'station-restarted':
        this.#parts.note('station-restarted', { number: message.code })
        this.#notice('station-restarted', new Date(), this.#isRecording)
    }
  }

  /** Whether something was to be recorded while the computer slept is known from before: nothing of it is on the disk. */
  #awake(): void {
    const { since, recording } = this.#asleep ?? { since: new Date(), recording: this.#isRecording }
    this.#asleep = null
    this.#parts.note('computer-awake', { on: recording })
    this.#notice('computer-slept', since, recording)
  }

  #notice(happening: ShellHappening, from: Date, recording: boolean): void {
    this.#lastNotice += 1
    const instants = { from: from.toISOString(), to: new Date().toISOString() }
    this.#notices = [...this.#notices, { id: this.#lastNotice, happening, ...instants, recording }].slice(-mostNotices)
    this.#parts.tell({ event: 'changed', what: 'shell' })
  }
}
