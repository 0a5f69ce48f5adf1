// One store for the station's living state. Levels, eight a second, and pictures read back are kept apart so that they wake only who shows them.
import type { Level, ProofPicture, StationEvent, StationState } from '../../native/contract/state.ts'
import { reduce } from './reduce.ts'

export interface Connected {
  /** False while the station cannot be heard: what is shown is then the last that was known. */
  readonly connected: boolean
  readonly station: StationState | null
}
export type Changed = Extract<StationEvent, { event: 'changed' }>['what']
/** What the desktop program asks of the window. */
export type Asked = Extract<StationEvent, { event: 'open' | 'command' }>
type Levels = Readonly<Record<string, Level>>

const silent: Levels = {}

export class StationStore {
  #state: Connected = { connected: false, station: null }
  readonly #levels = new Map<string, Levels>()
  readonly #proofs = new Map<string, ProofPicture>()
  readonly #proofListeners = new Set<() => void>()
  readonly #stateListeners = new Set<() => void>()
  readonly #levelListeners = new Set<() => void>()
  readonly #recordListeners = new Set<(record: string, seq: number) => void>()
  readonly #askedListeners = new Set<(asked: Asked) => void>()
  readonly #changeListeners = new Set<(what: Changed) => void>()
  /** Station time minus the window's monotonic clock, in milliseconds. */
  #clockOffset: number | null = null
  readonly #monotonic: () => number
  #heard: number

  constructor(monotonic: () => number = () => performance.now()) {
    this.#monotonic = monotonic
    this.#heard = monotonic()
  }

  readonly state = (): Connected => this.#state
  readonly proof = (room: string, track: string): ProofPicture | undefined => this.#proofs.get(`${room} ${track}`)
  readonly levels = (room: string): Levels => this.#levels.get(room) ?? silent

  /** The station's wall clock now, in milliseconds since 1970; the window's own before the station was heard. */
  readonly now = (): number => (this.#clockOffset === null ? Date.now() : this.#clockOffset + this.#monotonic())

  /** Milliseconds since the station was heard: it says something each second, also when nothing changes. */
  readonly silence = (): number => this.#monotonic() - this.#heard

  readonly onState = (listener: () => void): (() => void) => subscribe(this.#stateListeners, listener)
  readonly onLevels = (listener: () => void): (() => void) => subscribe(this.#levelListeners, listener)
  readonly onProof = (listener: () => void): (() => void) => subscribe(this.#proofListeners, listener)
  readonly onChanged = (listener: (what: Changed) => void): (() => void) => subscribe(this.#changeListeners, listener)

  /** Hears of each command and place that the desktop program asks for. */
  readonly onAsked = (listener: (asked: Asked) => void): (() => void) => subscribe(this.#askedListeners, listener)

  /** Hears of each written record that has another change, or another writer. */
  readonly onWrittenRecord = (listener: (record: string, seq: number) => void): (() => void) =>
    subscribe(this.#recordListeners, listener)

  apply(event: StationEvent): void {
    this.#heard = this.#monotonic()
    if (event.event === 'levels') {
      this.#levels.set(event.room, event.levels)
      for (const listener of this.#levelListeners) listener()
      return
    }
    if (event.event === 'proof') {
      this.#proofs.set(`${event.room} ${event.picture.track}`, event.picture)
      for (const listener of this.#proofListeners) listener()
      return
    }
    if (event.event === 'written-record') {
      for (const listener of this.#recordListeners) listener(event.record, event.seq)
      return
    }
    if (event.event === 'open' || event.event === 'command') {
      for (const listener of this.#askedListeners) listener(event)
      return
    }
    if (event.event === 'changed') {
      for (const listener of this.#changeListeners) listener(event.what)
      return
    }
    const now = event.event === 'clock' ? event.now : event.event === 'snapshot' ? event.state.now : undefined
    if (now !== undefined) this.#clockOffset = Date.parse(now) - this.#monotonic()
    this.#set({ connected: true, station: reduce(this.#state.station, event) })
  }

  /** The station was lost: nothing that is shown is proof of recording any more. */
  disconnected(): void {
    this.#levels.clear()
    this.#set({ ...this.#state, connected: false })
    for (const listener of this.#levelListeners) listener()
  }

  #set(state: Connected): void {
    this.#state = state
    for (const listener of this.#stateListeners) listener()
  }
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
