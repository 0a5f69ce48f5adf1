// The present text of a written record as the fold of its changes. Pure.
import { strokesOn } from '../contract/signature-path.ts'
import type { RecordEntry, RecordHeading } from '../contract/record-entries.ts'
import type { RecordPages, RecordReading, RecordSignature, RecordSigning } from '../contract/record-signing.ts'
import type { FrozenRecord, RecordChange, RecordRow } from '../contract/written-records.ts'

export interface Folded {
  heading: RecordHeading
  state: RecordRow['state']
  signatures: RecordSignature[]
  /** Pages as they were laid out; null when the text has changed since. */
  pages: RecordPages | null
  /** Who has read which of these pages. */
  readings: RecordReading[]
  /** Who has signed which of them. */
  signings: RecordSigning[]
  frozen: FrozenRecord | null
  readonly entries: Map<string, RecordEntry>
  /** Number of the newest change; 0 before the first. */
  seq: number
  /** Number of the newest change after which somebody's signatures were others. */
  signedSeq: number
}

/** After the rows of its entries: what else the files of a signed record say, when it was taken in from those. */
export interface Restored {
  readonly what: 'restored'
  /** By entry, only those that have any. */
  readonly corrections: Readonly<Record<string, RecordEntry['corrections']>>
  readonly pages: RecordPages | null
  readonly signatures: RecordSignature[]
  readonly signings: RecordSigning[]
  readonly frozen: FrozenRecord
}

/** What a row can hold: what a window states, and that the station has laid out or frozen the record. */
export type KeptChange =
  | RecordChange
  | { readonly what: 'pages'; readonly pages: RecordPages }
  | { readonly what: 'frozen'; readonly frozen: FrozenRecord }
  | Restored

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
  pages: null,
  readings: [],
  signings: [],
  frozen: null,
  entries: new Map(),
  seq: 0,
  signedSeq: 0,
})

/** Whether a change would make any difference. */
export function changesAnything({ heading, state, entries, readings, signings }: Folded, change: KeptChange): boolean {
  if (change.what === 'signature' || change.what === 'pages' || change.what === 'frozen') return true
  if (change.what === 'page-signed') {
    const { strokes, repeats } = change
    const kept = signingOf(signings, change)?.pages[change.page - 1]
    return kept == null || JSON.stringify([kept.strokes, kept.repeats]) !== JSON.stringify([strokes, repeats])
  }
  if (change.what === 'page-read') return readingOf(readings, change)?.pages[change.page - 1] == null
  if (change.what === 'heading') return JSON.stringify(change.heading) !== JSON.stringify(heading)
  if (change.what === 'read-back') return state === 'writing'
  if (change.what === 'restored') return true
  const before = entries.get(change.id)
  // An entry in which nothing was ever written is none.
  if (before === undefined) return change.text !== '' && !change.removed
  return (['place', 'section', 'speaker', 'text', 'removed'] as const).some(
    (member) => before[member] !== change[member],
  )
}

type Who = Pick<RecordSignature, 'name' | 'role'>
const isBy =
  ({ name, role }: Who) =>
  (each: Who): boolean =>
    each.name === name && each.role === role

/** What somebody has read of the pages that are laid out. */
export const readingOf = (readings: readonly RecordReading[], who: Who): RecordReading | undefined =>
  readings.find(isBy(who))

/** What somebody has signed of them. */
export const signingOf = (signings: readonly RecordSigning[], who: Who): RecordSigning | undefined =>
  signings.find(isBy(who))

/** Notes that a page was read; what was read before stays as it was noted. */
function withPage({ readings, pages }: Folded, { name, role, page }: PageRead, at: string): RecordReading[] {
  const before = readingOf(readings, { name, role })
  const read = before?.pages ?? Array.from({ length: pages?.count ?? 0 }, () => null)
  const after = { name, role, pages: read.map((each, i) => each ?? (i === page - 1 ? at : null)) }
  return [...readings.filter((each) => each !== before), after]
}
type PageRead = Extract<RecordChange, { what: 'page-read' }>

/** Notes that a page was signed. */
function withSigned({ signings, pages }: Folded, change: PageSigned, at: string): RecordSigning[] {
  const { name, role, page, strokes, repeats } = change
  const before = signingOf(signings, change)
  const signed = before?.pages ?? Array.from({ length: pages?.count ?? 0 }, () => null)
  const after = { name, role, pages: signed.map((each, i) => (i === page - 1 ? { at, strokes, repeats } : each)) }
  return [...signings.filter((each) => each !== before), after]
}
type PageSigned = Extract<RecordChange, { what: 'page-signed' }>

/** Takes the next change in. */
export function fold(folded: Folded, accepted: Accepted): void {
  const { signatures, signings } = folded
  takeIn(folded, accepted)
  folded.seq = accepted.seq
  if (folded.signatures !== signatures || folded.signings !== signings) folded.signedSeq = accepted.seq
}

function takeIn(folded: Folded, { seq, at, person, change }: Accepted): void {
  if (change.what === 'heading') folded.heading = change.heading
  if (change.what === 'heading' || change.what === 'entry') {
    // What was laid out says something else now.
    folded.pages = null
    folded.readings = []
    folded.signings = []
  }
  if (change.what === 'pages') {
    folded.pages = change.pages
    folded.readings = []
    folded.signings = []
  }
  if (change.what === 'page-read') folded.readings = withPage(folded, change, at)
  if (change.what === 'page-signed') {
    folded.signings = withSigned(folded, change, at)
    folded.state = 'signing'
  }
  if (change.what === 'read-back') folded.state = 'reading-back'
  if (change.what === 'signature') {
    const { signature } = change
    const isSame = isBy(signature)
    const read = signature.how === 'drawn' ? (readingOf(folded.readings, signature)?.pages ?? []) : []
    const pages = read.flatMap((each) => each ?? [])
    const signed = signature.how === 'drawn' ? (signingOf(folded.signings, signature)?.pages ?? []) : []
    const strokes = signed.length === 0 ? signature.strokes : strokesOn(signed, signed.length)
    folded.signatures = [...folded.signatures.filter((each) => !isSame(each)), { ...signature, strokes, pages, at }]
    folded.state = 'signing'
  }
  if (change.what === 'restored') restore(folded, change)
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

function restore(folded: Folded, { corrections, pages, signatures, signings, frozen }: Restored): void {
  for (const [id, entry] of folded.entries) folded.entries.set(id, { ...entry, corrections: corrections[id] ?? [] })
  Object.assign(folded, { pages, signatures, signings, frozen, state: 'frozen' } satisfies Partial<Folded>)
}

/** Entries in the order of the record. */
export const inOrder = (entries: Iterable<RecordEntry>): RecordEntry[] =>
  [...entries].sort((a, b) => a.place - b.place || a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
