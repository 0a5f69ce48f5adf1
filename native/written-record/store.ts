// Written records 笔录 in the database: append-only rows of changes, of which the present text is the fold.
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { Failure } from '../contract/failures.ts'
import {
  recordEntry,
  recordHeading,
  speakersOf,
  sectionsOf,
  type RecordEntry,
  type RecordHeading,
  type WrittenRecordKind,
} from '../contract/record-entries.ts'
import {
  recordPages,
  recordSignature,
  recordSigning,
  type RecordPages,
  type RecordReading,
  type RecordSignature,
  type RecordSigning,
} from '../contract/record-signing.ts'
import {
  frozenRecord,
  recordChange,
  type FrozenRecord,
  type RecordChange,
  type RecordRow,
} from '../contract/written-records.ts'
import type { Row } from '../database/connection.ts'
import type { Database } from '../database/database.ts'
import {
  changesAnything,
  fold,
  inOrder,
  nothingYet,
  readingOf,
  signingOf,
  type Accepted,
  type Folded,
  type KeptChange,
} from './fold.ts'

interface Begun {
  readonly case: string
  readonly recording: string
  readonly kind: WrittenRecordKind
  readonly heading: RecordHeading
  readonly person: string
}

interface Known {
  readonly row: Omit<RecordRow, 'state' | 'entries'>
  readonly folded: Folded
}

/** What a record is at the moment. */
export interface Present {
  readonly row: RecordRow
  readonly heading: RecordHeading
  readonly signatures: readonly RecordSignature[]
  readonly pages: RecordPages | null
  readonly readings: readonly RecordReading[]
  readonly signings: readonly RecordSigning[]
  readonly frozen: FrozenRecord | null
  readonly seq: number
  /** Number of the newest change after which somebody's signatures were others. */
  readonly signedSeq: number
  readonly entries: readonly RecordEntry[]
}

/** A signed record as its files have it. */
export interface FrozenFacts {
  readonly recording: string
  readonly number: number
  readonly kind: WrittenRecordKind
  readonly case: string
  /** When its recording began. */
  readonly from: string
  readonly heading: RecordHeading
  readonly entries: readonly RecordEntry[]
  readonly signatures: RecordSignature[]
  /** None in files of earlier versions. */
  readonly signings: RecordSigning[]
  readonly pages: RecordPages | null
  readonly frozen: FrozenRecord
}

/** What was done to a record after an instant. */
export interface RecordSince {
  /** Who began it. */
  readonly person: string
  readonly changed: { readonly at: string; readonly person: string; readonly isFreezing: boolean } | null
}

export function writtenRecordsStore(database: Database, now: () => Date = () => new Date()) {
  /** Folded once, then kept up with each change: a record of hours is not read anew for each letter. */
  const known = new Map<string, Promise<Known>>()
  let turn: Promise<unknown> = Promise.resolve()

  const load = async (id: string): Promise<Known> => {
    const row = await database.read.first('SELECT * FROM written_record WHERE id = ?', [id])
    if (row === undefined) throw new Failure('written-record-unknown', { record: id })
    const folded = nothingYet(recordHeading.parse(JSON.parse(String(row['heading']))))
    const rows = await database.read.all('SELECT * FROM written_record_change WHERE record = ? ORDER BY seq', [id])
    for (const each of rows) fold(folded, acceptedOf(each))
    return { row: beginningOf(row), folded }
  }
  const of = (id: string): Promise<Known> => {
    const found = known.get(id) ?? load(id)
    known.set(id, found)
    found.catch(() => known.delete(id))
    return found
  }
  const rowOf = ({ row, folded }: Known): RecordRow => ({
    ...row,
    state: folded.state,
    entries: [...folded.entries.values()].filter(({ removed }) => !removed).length,
  })
  const list = async (where: string, value: string): Promise<RecordRow[]> => {
    const order = 'ORDER BY created, number, id'
    const rows = await database.read.all(`SELECT id FROM written_record WHERE ${where} ${order}`, [value])
    return Promise.all(rows.map(async (row) => rowOf(await of(String(row['id'])))))
  }
  /** One after another: each change is judged by what all before it have made. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  const keep = async (id: string, folded: Folded, person: string, changes: readonly KeptChange[]): Promise<number> => {
    try {
      await database.write(async (writer) => {
        for (const change of changes) {
          if (!changesAnything(folded, change)) continue
          requireOpen(folded, change)
          const accepted: Accepted = { seq: folded.seq + 1, at: now().toISOString(), person, change }
          await writer.run(
            'INSERT INTO written_record_change (record, seq, at, person, change) VALUES (?, ?, ?, ?, ?)',
            [id, accepted.seq, accepted.at, person, JSON.stringify(change)],
          )
          fold(folded, accepted)
        }
      })
    } catch (error) {
      // What was folded is not in the database: read anew.
      known.delete(id)
      throw error
    }
    return folded.seq
  }

  return {
    ofCase: (id: string) => list('case_id = ?', id),
    ofRecording: (id: string) => list('recording = ?', id),

    /** Of a case's records: who began each, and the newest that was done to it after an instant. Pages that were laid out are nothing done. */
    async sinceOf(id: string, at: string): Promise<ReadonlyMap<string, RecordSince>> {
      const rows = await database.read.all(
        `SELECT id, written_record.person AS began, later.* FROM written_record LEFT JOIN (
           SELECT record, max(seq) AS seq, at, person AS by_whom, change ->> '$.what' AS what
           FROM written_record_change WHERE at > ? AND change ->> '$.what' <> 'pages' GROUP BY record) AS later
         ON later.record = id WHERE case_id = ?`,
        [at, id],
      )
      return new Map(
        rows.map((row) => [
          String(row['id']),
          {
            person: String(row['began']),
            changed:
              row['seq'] === null
                ? null
                : { at: String(row['at']), person: String(row['by_whom']), isFreezing: row['what'] === 'frozen' },
          },
        ]),
      )
    },

    /** Begins the next record of a recording. */
    begin: ({ case: of_, recording, kind, heading, person }: Begun): Promise<RecordRow> =>
      alone(async () => {
        const id = randomUUID()
        const created = now().toISOString()
        await database.write(async (writer) => {
          const before = await writer.first('SELECT max(number) AS last FROM written_record WHERE recording = ?', [
            recording,
          ])
          const number = Number(before?.['last'] ?? 0) + 1
          await writer.run(
            'INSERT INTO written_record (id, case_id, recording, kind, number, created, person, heading) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
            [id, of_, recording, kind, number, created, person, JSON.stringify(heading)],
          )
        })
        return rowOf(await of(id))
      }),

    /** @throws Failure `written-record-unknown`. */
    async get(id: string, since = 0): Promise<Present> {
      const found = await of(id)
      const { heading, signatures, pages, readings, signings, frozen, seq, signedSeq, entries } = found.folded
      const changed = [...entries.values()].filter((entry) => entry.seq > since)
      const signed = { signatures, pages, readings, signings, frozen }
      return { row: rowOf(found), heading, ...signed, seq, signedSeq, entries: inOrder(changed) }
    },

    /**
     * Adds changes, all or none, in one transaction; answers with the number of the newest.
     * @throws Failure `written-record-unknown`, `written-record-speaker`, or what the disk says.
     */
    change: (id: string, person: string, changes: readonly RecordChange[]): Promise<number> =>
      alone(async () => {
        const { row, folded } = await of(id)
        for (const change of changes) requireFitting(row.kind, change)
        return keep(id, folded, person, changes)
      }),

    /**
     * States the pages that are to be signed, laid out from the text of change `seq`; answers with what stands then:
     * pages that came meanwhile, or null when the text has changed since.
     * @throws Failure as {@link change}.
     */
    layOut: (id: string, person: string, pages: RecordPages, seq: number): Promise<RecordPages | null> =>
      alone(async () => {
        const { folded } = await of(id)
        if (folded.pages === null && folded.seq === seq) await keep(id, folded, person, [{ what: 'pages', pages }])
        return folded.pages
      }),

    /** Takes in a signed record from its files, unless it is known: after the database was lost. */
    restore: (facts: FrozenFacts): Promise<void> =>
      alone(() =>
        database.write(async (writer) => {
          const { recording, number, kind, frozen, heading } = facts
          const known = 'SELECT 1 FROM written_record WHERE recording = ? AND number = ?'
          if ((await writer.first(known, [recording, number])) !== undefined) return
          const id = randomUUID()
          // As near to its beginning as its files tell.
          const begun = facts.entries.map(({ at }) => at).sort()[0] ?? facts.from
          await writer.run(
            'INSERT INTO written_record (id, case_id, recording, kind, number, created, person, heading) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
            [id, facts.case, recording, kind, number, begun, '', JSON.stringify(heading)],
          )
          for (const [at, change] of restoredChanges(facts).entries()) {
            await writer.run(
              'INSERT INTO written_record_change (record, seq, at, person, change) VALUES (?, ?, ?, ?, ?)',
              [id, at + 1, frozen.at, '', JSON.stringify(change)],
            )
          }
        }),
      ),

    /** States that a record is a file of its recording now. @throws Failure as {@link change}. */
    freeze: (id: string, person: string, frozen: FrozenRecord): Promise<number> =>
      alone(async () => keep(id, (await of(id)).folded, person, [{ what: 'frozen', frozen }])),
  }
}
export type WrittenRecordsStore = ReturnType<typeof writtenRecordsStore>

/** Its entries as they ended, then all else: who typed what and when was in the database alone. */
function restoredChanges({ entries, signatures, signings, pages, frozen }: FrozenFacts): KeptChange[] {
  const corrections = entries.flatMap((entry) =>
    entry.corrections.length === 0 ? [] : [[entry.id, entry.corrections] as const],
  )
  return [
    ...entries.map(({ id, at, place, section, speaker, text, removed }): KeptChange => {
      return { what: 'entry', id, at, place, section, speaker, text, removed }
    }),
    { what: 'restored', corrections: Object.fromEntries(corrections), pages, signatures, signings, frozen },
  ]
}

function requireFitting(kind: WrittenRecordKind, change: RecordChange): void {
  if (change.what !== 'entry') return
  const { speaker, section } = change
  if (speakersOf[kind].includes(speaker) && sectionsOf[kind].includes(section)) return
  throw new Failure('written-record-speaker', { kind, speaker, section })
}

/** What comes after a signature without touching what was signed. */
const afterSigning: readonly KeptChange['what'][] = ['signature', 'page-read', 'page-signed', 'pages', 'frozen']

/** What was signed stays: only more readings and signatures may come, and the freezing, after which nothing does. */
function requireOpen(folded: Folded, change: KeptChange): void {
  const { state, pages, readings, signings, signatures } = folded
  const { what } = change
  const isSigned = state === 'signing' || state === 'frozen'
  const mayCome = state === 'signing' && afterSigning.includes(what)
  if (isSigned && !mayCome) throw new Failure('written-record-signed')
  const isOfPage = what === 'page-read' || what === 'page-signed'
  const isOfPages = what === 'signature' || isOfPage
  if ((isOfPages || what === 'pages') && state === 'writing') throw new Failure('written-record-not-read')
  if (what === 'frozen' && signatures.length === 0) throw new Failure('written-record-not-signed')
  if (isOfPages && pages === null) throw new Failure('written-record-not-laid-out')
  // Of other pages, or of one that is not there: what was shown is not what would be signed.
  if (isOfPage && (change.sha256 !== pages?.sha256 || change.page > pages.count))
    throw new Failure('written-record-not-laid-out')
  if (what === 'page-signed') requireSignable(folded, change)
  if (what !== 'signature' || change.signature.how !== 'drawn') return
  requireAll(readingOf(readings, change.signature)?.pages ?? [null], 'written-record-pages-unread')
  requireAll(signingOf(signings, change.signature)?.pages ?? [null], 'written-record-pages-unsigned')
}

function requireAll(
  pages: readonly unknown[],
  otherwise: 'written-record-pages-unread' | 'written-record-pages-unsigned',
): void {
  if (pages.includes(null)) throw new Failure(otherwise, { page: pages.indexOf(null) + 1 })
}

/** A page that was read and not signed yet; what it repeats was drawn on a page of its own. What was signed stands. */
function requireSignable(
  { readings, signings, signatures }: Folded,
  change: Extract<RecordChange, { what: 'page-signed' }>,
): void {
  const { name, role, page, repeats } = change
  const signed = signingOf(signings, change)?.pages ?? []
  const isDone = signatures.some((each) => each.name === name && each.role === role && each.how === 'drawn')
  if (isDone || signed[page - 1] != null) throw new Failure('written-record-signed')
  if (readingOf(readings, change)?.pages[page - 1] == null) throw new Failure('written-record-pages-unread', { page })
  if (repeats === null) return
  const drawn = signed[repeats - 1]
  if (drawn == null || drawn.repeats !== null) throw new Failure('written-record-pages-unsigned', { page: repeats })
}

const keptChange = z.union([
  recordChange,
  z.strictObject({ what: z.literal('pages'), pages: recordPages }),
  z.strictObject({ what: z.literal('frozen'), frozen: frozenRecord }),
  z.strictObject({
    what: z.literal('restored'),
    corrections: z.record(z.string(), recordEntry.shape.corrections),
    pages: recordPages.nullable(),
    signatures: z.array(recordSignature),
    signings: z.array(recordSigning).default([]),
    frozen: frozenRecord,
  }),
])

function acceptedOf(row: Row): Accepted {
  const change = keptChange.parse(JSON.parse(String(row['change'])))
  return { seq: Number(row['seq']), at: String(row['at']), person: String(row['person']), change }
}

function beginningOf(row: Row): Known['row'] {
  return {
    id: String(row['id']),
    case: String(row['case_id']),
    recording: String(row['recording']),
    kind: row['kind'] === 'hearing' ? 'hearing' : 'interview',
    number: Number(row['number']),
    created: String(row['created']),
  }
}
