// A written record as a window shows it: what the station has, with what was typed here and is on its way.
import type { Failure } from '../../../native/contract/failures.ts'
import type { RecordEntry, RecordHeading } from '../../../native/contract/record-entries.ts'
import type { RecordSignature, SignedPage } from '../../../native/contract/record-signing.ts'
import type { RecordChange, WrittenRecord } from '../../../native/contract/written-records.ts'
import { Outbox, type OutboxState } from './outbox.ts'

type EntryChange = Extract<RecordChange, { what: 'entry' }>
/** What an entry is, beside what the station makes of it. */
export type EntryFacts = Omit<EntryChange, 'what'>

type Who = Pick<RecordSignature, 'name' | 'role'>

interface Step {
  readonly before: EntryFacts
  readonly after: EntryFacts
}

/** What the whole screen depends on; entries are heard of one by one. */
export interface RecordView {
  readonly record: Omit<WrittenRecord, 'changed' | 'signedSince'> | null
  /** Ids in the order of the record, without those that were taken out silently. */
  readonly order: readonly string[]
  readonly outbox: OutboxState
  readonly canUndo: boolean
  readonly canRedo: boolean
}

const factsOf = ({ id, at, place, section, speaker, text, removed }: RecordEntry): EntryFacts => ({
  ...{ id, at, place, section, speaker, text, removed },
})

export class RecordModel {
  readonly #entries = new Map<string, RecordEntry>()
  readonly #listeners = new Set<() => void>()
  readonly #entryListeners = new Map<string, Set<() => void>>()
  readonly #outbox: Outbox
  readonly #undone: Step[] = []
  readonly #done: Step[] = []
  #record: RecordView['record'] = null
  #order: readonly string[] = []
  #view: RecordView

  constructor(send: (changes: RecordChange[]) => Promise<unknown>, asFailure: (error: unknown) => Failure) {
    this.#outbox = new Outbox(send, asFailure, () => {
      this.#tell()
    })
    this.#view = this.#look()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  /** Hears of one entry alone. */
  readonly subscribeEntry = (id: string, listener: () => void): (() => void) => {
    const listeners = this.#entryListeners.get(id) ?? new Set()
    this.#entryListeners.set(id, listeners.add(listener))
    return () => void listeners.delete(listener)
  }
  readonly view = (): RecordView => this.#view
  readonly entry = (id: string): RecordEntry | undefined => this.#entries.get(id)

  get outbox(): Outbox {
    return this.#outbox
  }

  /** Takes in what the station has. What is still on its way from here is newer. */
  take({ changed, signedSince, ...record }: WrittenRecord): void {
    const { signatures, signings } = (signedSince ? null : this.#record) ?? record
    this.#record = { ...record, signatures, signings }
    for (const entry of changed) {
      const own = this.#entries.get(entry.id)
      const isOnItsWay = own !== undefined && this.#outbox.has(entry.id)
      this.#keep(isOnItsWay ? { ...entry, ...factsOf(own), at: entry.at } : entry)
    }
    if (changed.length > 0) this.#sort()
    this.#tell()
  }

  /** An entry as it is being typed; `done` when its writer goes on to another. */
  type(facts: EntryFacts, done: boolean): void {
    const before = this.#entries.get(facts.id)
    if (before === undefined && facts.text === '') return
    this.#set(facts, done)
  }

  /** Remembers what typing has made of an entry, so that it can be undone as one step. */
  remember(before: EntryFacts, after: EntryFacts): void {
    if (JSON.stringify(before) === JSON.stringify(after)) return
    this.#done.push({ before, after })
    this.#undone.length = 0
    this.#tell()
  }

  /** Puts an entry back to what it was before the last step: a further change. Answers with its id. */
  undo(): string | undefined {
    const step = this.#done.pop()
    if (step === undefined) return undefined
    this.#undone.push(step)
    this.#set(step.before, true)
    return step.before.id
  }

  redo(): string | undefined {
    const step = this.#undone.pop()
    if (step === undefined) return undefined
    this.#done.push(step)
    this.#set(step.after, true)
    return step.after.id
  }

  heading(heading: RecordHeading): void {
    if (this.#record !== null) this.#record = { ...this.#record, heading }
    this.#outbox.put('heading', { what: 'heading', heading }, true)
  }

  readBack(): void {
    this.#outbox.put('read-back', { what: 'read-back' }, true)
  }

  /** A page was shown to somebody, who confirmed it; the station notes when. */
  readPage(who: Who, page: number, sha256: string): void {
    const change = { what: 'page-read' as const, name: who.name, role: who.role, page, sha256 }
    this.#outbox.put(`page ${page} ${who.role} ${who.name}`, change, true)
  }

  /** A page was signed: drawn on it, or by choice with what was drawn on another. */
  signPage(who: Who, page: number, sha256: string, signed: Pick<SignedPage, 'strokes' | 'repeats'>): void {
    const change = { what: 'page-signed' as const, name: who.name, role: who.role, page, sha256, ...signed }
    this.#outbox.put(`signed ${page} ${who.role} ${who.name}`, change, true)
  }

  /** Whether that is on its way. */
  isSigning(who: Who, page: number): boolean {
    return this.#outbox.has(`signed ${page} ${who.role} ${who.name}`)
  }

  /** Each signature goes by itself: a later one of the same person takes its place. */
  sign(signature: RecordSignature): void {
    const { name, role } = signature
    this.#outbox.put(`signature ${role} ${name}`, { what: 'signature', signature }, true)
  }

  #set(facts: EntryFacts, now: boolean): void {
    const before = this.#entries.get(facts.id)
    const kept = { corrections: before?.corrections ?? [], seq: before?.seq ?? 0 }
    this.#keep({ ...facts, ...kept, at: before?.at ?? facts.at })
    const isElsewhere = before === undefined || before.place !== facts.place || before.removed !== facts.removed
    if (isElsewhere) this.#sort()
    this.#outbox.put(facts.id, { what: 'entry', ...facts }, now)
  }

  #keep(entry: RecordEntry): void {
    this.#entries.set(entry.id, entry)
    for (const listener of this.#entryListeners.get(entry.id) ?? []) listener()
  }

  #sort(): void {
    const shown = [...this.#entries.values()].filter((entry) => !entry.removed || entry.corrections.length > 0)
    const order = shown.sort((a, b) => a.place - b.place || a.at.localeCompare(b.at)).map(({ id }) => id)
    // The very list stays as long as it says the same: what the station confirms draws nothing anew.
    if (order.length !== this.#order.length || order.some((id, at) => id !== this.#order[at])) this.#order = order
  }

  #look(): RecordView {
    const { state } = this.#outbox
    return {
      ...{ record: this.#record, order: this.#order, outbox: state },
      ...{ canUndo: this.#done.length > 0, canRedo: this.#undone.length > 0 },
    }
  }

  #tell(): void {
    this.#view = this.#look()
    for (const listener of this.#listeners) listener()
  }
}
