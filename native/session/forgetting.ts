// Notices that somebody forgot to start or to end: speech in a room on standby, nobody in a room that records.
import type { Prompt, RoomState } from '../contract/state.ts'
import type { Room } from '../contract/rooms.ts'

/** Milliseconds without speech after which it counts as over, and for which a prompt that was put away is silent. */
const speechOver = 10_000
const putAwayFor = 10 * 60_000

type Looked = Pick<RoomState, 'phase' | 'sources'> & { readonly since: string | null }

export class Forgetting {
  readonly #limits: Pick<Room, 'promptStartSeconds' | 'promptEndMinutes'>
  #speechBegan: number | null = null
  #quietUntil = -Infinity
  #prompt: Prompt | null = null

  /** @param limits seconds of speech, and minutes without speech and motion, after which to prompt; 0 = never. */
  constructor(limits: Pick<Room, 'promptStartSeconds' | 'promptEndMinutes'>) {
    this.#limits = limits
  }

  get prompt(): Prompt | null {
    return this.#prompt
  }

  /** Nobody wants to be asked for a while. */
  putAway(now: number): void {
    this.#prompt = null
    this.#speechBegan = null
    this.#quietUntil = now + putAwayFor
  }

  /**
   * Looks at the room. @param now milliseconds of the wall clock, as the instants of `room` have it.
   * @param caseIsOpen whether there is a case that could be recorded for.
   */
  look(room: Looked, caseIsOpen: boolean, now: number): void {
    const kind = now < this.#quietUntil ? null : this.#forgotten(room, caseIsOpen, now)
    if (kind === null) this.#prompt = null
    else if (this.#prompt?.kind !== kind) this.#prompt = { kind, since: new Date(now).toISOString() }
  }

  #forgotten(room: Looked, caseIsOpen: boolean, now: number): Prompt['kind'] | null {
    if (room.phase === 'standby') return caseIsOpen && this.#isSpoken(room, now) ? 'start' : null
    this.#speechBegan = null
    return room.phase === 'recording' && this.#isDeserted(room, now) ? 'end' : null
  }

  #isSpoken(room: Looked, now: number): boolean {
    const { promptStartSeconds } = this.#limits
    const last = latest(room.sources.map(({ health }) => health.lastSpeech))
    if (promptStartSeconds === 0 || last === null || now - last > speechOver) {
      this.#speechBegan = null
      return false
    }
    this.#speechBegan ??= last
    return now - this.#speechBegan >= promptStartSeconds * 1000
  }

  #isDeserted(room: Looked, now: number): boolean {
    const { promptEndMinutes } = this.#limits
    const alive = room.sources.flatMap(({ health }) => [health.lastSpeech, health.lastMotion])
    const last = latest([room.since, ...alive])
    return promptEndMinutes > 0 && last !== null && now - last >= promptEndMinutes * 60_000
  }
}

const latest = (instants: readonly (string | null)[]): number | null => {
  const known = instants.flatMap((instant) => (instant === null ? [] : [Date.parse(instant)]))
  return known.length === 0 ? null : Math.max(...known)
}
