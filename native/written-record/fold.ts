// The present text of a written record as the fold of its changes. Pure.
import type {
  FrozenRecord,
  RecordChange,
  RecordEntry,
  RecordHeading,
  RecordRow,
  RecordSignature,
} from '../contract/written-records.ts'

export interface Folded {
  heading: RecordHeading
  state: RecordRow['state']
  signatures: RecordSignature[]
  frozen: FrozenRecord | null
  readonly entries: Map<string, RecordEntry>
  /** Number of the newest change; 0 before the first. */
  seq: number
}

/** What a row can hold: what a window states, and that the station has frozen the record. */
export type KeptChange = RecordChange | { readonly what: 'frozen'; readonly frozen: FrozenRecord }

/** A change as it was accepted. */
export interface Accepted {
  readonly seq: number
  readonly at: string
  readonly person: string
  readonly change: KeptChange
}

export const nothingYet = (heading: RecordHeading): Folded => ({
  heading,
  state: 'writing',
  signatures: [],
  frozen: null,
  entries: new Map(),
  seq: 0,
})

/** Whether a change would make any difference. */
export function changesAnything({ heading, state, entries }: Folded, change: KeptChange): boolean {
  if (change.what === 'signature' || change.what === 'frozen') return true
  if (change.what === 'heading') return JSON.stringify(change.heading) !== JSON.stringify(heading)
  if (change.what === 'read-back') return state === 'writing'
  const before = entries.get(change.id)
  // An entry in which nothing was ever written is none.
  if (before === undefined) return change.text !== '' && !change.removed
  return (['place', 'section', 'speaker', 'text', 'removed'] as const).some(
    (member) => before[member] !== change[member],
  )
}

/** Takes the next change in. */
export function fold(folded: Folded, { seq, at, person, change }: Accepted): void {
  folded.seq = seq
  if (change.what === 'heading') folded.heading = change.heading
  if (change.what === 'read-back') folded.state = 'reading-back'
  if (change.what === 'signature') {
    const { signature } = change
    const isSame = ({ name, role }: RecordSignature) => name === signature.name && role === signature.role
    folded.signatures = [...folded.signatures.filter((each) => !isSame(each)), { ...signature, at }]
    folded.state = 'signing'
  }
  if (change.what === 'frozen') {
    folded.frozen = change.frozen
    folded.state = 'frozen'
  }
  if (change.what !== 'entry') return
  const { id, place, section, speaker, text, removed } = change
  const before = folded.entries.get(id)
  const corrections = before?.corrections ?? []
  const [had, has] = [before?.removed === false ? before.text : '', removed ? '' : text]
  const isCorrected = folded.state === 'reading-back' && had !== has
  folded.entries.set(id, {
    ...{ id, place, section, speaker, text, removed, seq },
    // The moment of an entry is that of its first letter, whatever becomes of it.
    at: before?.at ?? change.at,
    corrections: isCorrected ? [...corrections, { at, person, before: had, after: has }] : corrections,
  })
}

/** Entries in the order of the record. */
export const inOrder = (entries: Iterable<RecordEntry>): RecordEntry[] =>
  [...entries].sort((a, b) => a.place - b.place || a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
