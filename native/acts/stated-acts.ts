// What was stated about the acts of a case, read from its events: the newest word counts, the ones before stay.
import type { ActEvent } from '../contract/act-events.ts'
import type { TimelineEntry } from '../contract/case-stages.ts'

export interface Stated {
  readonly at: string
  readonly person: string
}
export interface Reasoned extends Stated {
  readonly reason: string
}

/** An act that took place. */
export interface StatedAct extends Stated {
  readonly id: string
  readonly item: string
  readonly name: string
  readonly version: number
  readonly day: string
  readonly place: string
  /** Its recordings, with the word that made them so. */
  readonly recordings: Map<string, Stated>
  unrecorded: Reasoned | null
}

export interface StatedActs {
  /** In the order in which they were entered. */
  readonly acts: ReadonlyMap<string, StatedAct>
  /** Items that did not take place. */
  readonly absent: ReadonlyMap<string, Reasoned>
}

const isOfAct = (event: TimelineEntry): event is ActEvent => event.kind.startsWith('act')

export function statedActs(events: readonly TimelineEntry[]): StatedActs {
  const acts = new Map<string, StatedAct>()
  const absent = new Map<string, Reasoned>()
  for (const event of events.filter(isOfAct)) {
    const { at, person } = event
    switch (event.kind) {
      case 'act': {
        const { act: id, item, name, version, day, place } = event
        acts.set(id, { id, item, name, version, day, place, at, person, recordings: new Map(), unrecorded: null })
        absent.delete(item)
        break
      }
      case 'act-withdrawn':
        acts.delete(event.act)
        break
      case 'act-recording':
        if (event.linked) acts.get(event.act)?.recordings.set(event.recording, { at, person })
        else acts.get(event.act)?.recordings.delete(event.recording)
        break
      case 'act-unrecorded': {
        const act = acts.get(event.act)
        if (act !== undefined) act.unrecorded = { at, person, reason: event.reason }
        break
      }
      case 'act-absent':
        if (event.absent) absent.set(event.item, { at, person, reason: event.reason })
        else absent.delete(event.item)
    }
  }
  return { acts, absent }
}
