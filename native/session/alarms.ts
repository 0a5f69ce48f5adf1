// The alarms of a room: raised once while their cause lasts, acknowledged by a named person, stated in the journal of
// the recording that they concern.
import { randomUUID } from 'node:crypto'
import { alarmSeverity, type Alarm, type AlarmCode, type AlarmDetails } from '../contract/alarms.ts'
import { Failure } from '../contract/failures.ts'

/** What states an alarm where it stays: the writer of a running recording. */
export interface AlarmJournal {
  alarm(facts: {
    readonly alarm: AlarmCode
    readonly state: 'raised' | 'cleared' | 'acknowledged'
    readonly track: string | null
    readonly details: AlarmDetails
    readonly person?: string
  }): Promise<void>
}

export interface AlarmEvents {
  changed(): void
  /** Raised, cleared or acknowledged: for whoever passes it on. */
  told(alarm: Alarm): void
}

export class Alarms {
  readonly #events: AlarmEvents
  readonly #now: () => Date
  #journal: AlarmJournal | null = null
  #alarms: Alarm[] = []

  constructor(now: () => Date, events: AlarmEvents) {
    this.#now = now
    this.#events = events
  }

  /** Those whose cause lasts, and dangers that nobody has acknowledged; oldest first. */
  get list(): readonly Alarm[] {
    return this.#alarms
  }

  /** From now on alarms are stated in `journal`; null: of no recording. */
  stateIn(journal: AlarmJournal | null): void {
    this.#journal = journal
  }

  /** An alarm that is raised already is not raised again, unless its reason is another one: then that is told, too. */
  async raise(code: AlarmCode, track: string | null, details: AlarmDetails): Promise<void> {
    const lasting = this.#lasting(code, track, details['disk'])
    if (lasting !== undefined) {
      if (lasting.details['code'] !== details['code'])
        await this.#tell(this.#replace({ ...lasting, details }), 'raised')
      return
    }
    const raised = this.#now().toISOString()
    const alarm = { id: randomUUID(), code, track, details, raised, cleared: null, acknowledged: null }
    this.#alarms = [...this.#alarms, alarm]
    await this.#tell(alarm, 'raised')
  }

  /** The cause has gone; nothing happens when the alarm was not raised. */
  async clear(code: AlarmCode, track: string | null, disk?: AlarmDetails[string]): Promise<void> {
    const alarm = this.#lasting(code, track, disk)
    if (alarm === undefined) return
    await this.#tell(this.#replace({ ...alarm, cleared: this.#now().toISOString() }), 'cleared')
  }

  /** The causes of all alarms of tracks have gone: the room's sources are closed. */
  async clearTracks(): Promise<void> {
    for (const { code, track, cleared } of this.#alarms) {
      if (track !== null && cleared === null) await this.clear(code, track)
    }
  }

  /** The causes of all alarms have gone: the room records no more. */
  async clearAll(): Promise<void> {
    for (const { code, track, details, cleared } of this.#alarms) {
      if (cleared === null) await this.clear(code, track, details['disk'])
    }
  }

  /** @throws Failure `alarm-unknown`. An alarm that was acknowledged stays with the first who did. */
  async acknowledge(id: string, person: string): Promise<Alarm> {
    const alarm = this.#alarms.find((each) => each.id === id)
    if (alarm === undefined) throw new Failure('alarm-unknown', { alarm: id })
    if (alarm.acknowledged !== null) return alarm
    const acknowledged = this.#replace({ ...alarm, acknowledged: { person, at: this.#now().toISOString() } })
    await this.#tell(acknowledged, 'acknowledged')
    return acknowledged
  }

  /** An alarm of a disk is another one than that of the other disk. */
  #lasting(code: AlarmCode, track: string | null, disk: AlarmDetails[string] | undefined): Alarm | undefined {
    return this.#alarms.find(
      (alarm) =>
        alarm.code === code && alarm.track === track && alarm.details['disk'] === disk && alarm.cleared === null,
    )
  }

  #replace(alarm: Alarm): Alarm {
    this.#alarms = this.#alarms
      .map((each) => (each.id === alarm.id ? alarm : each))
      .filter(({ code, cleared, acknowledged }) => {
        const isRead = acknowledged !== null || alarmSeverity[code] === 'warning'
        return cleared === null || !isRead
      })
    return alarm
  }

  async #tell(alarm: Alarm, state: 'raised' | 'cleared' | 'acknowledged'): Promise<void> {
    this.#events.changed()
    this.#events.told(alarm)
    const { code, track, details, acknowledged } = alarm
    const facts = { alarm: code, state, track, details: state === 'raised' ? details : {} }
    const by = state === 'acknowledged' && acknowledged !== null ? { person: acknowledged.person } : {}
    // A journal that cannot be written is told by the state; the alarm itself is in the list.
    await this.#journal?.alarm({ ...facts, ...by }).catch(() => undefined)
  }
}
