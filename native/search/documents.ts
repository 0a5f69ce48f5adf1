// What is findable of one thing: its documents, put into the index in place of those of before.
import type { Connection, Row } from '../database/connection.ts'
import { searchKinds, type SearchKind } from '../contract/search.ts'
import { withoutIdentities } from '../contract/identity-number.ts'
import { wordsOf } from './index-file.ts'
import { indexWords } from './words.ts'

/** Things that change as a whole; `files`: the exhibits and issued documents of a case. */
export const ownerKinds = ['case', 'recording', 'statements', 'record', 'files'] as const
export type OwnerKind = (typeof ownerKinds)[number]

export interface Owner {
  readonly kind: OwnerKind
  readonly key: string
  readonly case: string | null
  readonly recording: string | null
}

export interface Document {
  readonly kind: SearchKind
  /** Which of its owner's documents it is. */
  readonly item: string
  /** Its moment. */
  readonly at: string
  /** What somebody is named as, who speaks; empty where there is no such thing. */
  readonly role: string
  readonly text: string
}

/** Everything of an owner, or, of a written record, what became of its entries since. */
export interface Findable {
  readonly owner: Owner
  readonly documents: readonly Document[]
  /** Items that are there no more; `others`: all that are not among the documents. */
  readonly gone: readonly string[] | 'others'
  readonly seq: number
  /** Whether there is no more of it than this. */
  readonly isWhole: boolean
}

/**
 * [Note: Numbers of documents] The second of a document times this, and a place within that second by its item. Numbers
 * that grow with time let SQLite read the words of the index from the newest document backwards, whenever it was taken in.
 */
const placesInSecond = 4096

function numberOf(at: string, item: string): number {
  let place = 0
  for (let n = 0; n < item.length; n++) place = (place * 31 + item.charCodeAt(n)) % placesInSecond
  return Math.max(0, Math.floor(Date.parse(at) / 1000)) * placesInSecond + place
}

/** Numbers of documents that are not there yet: the next free one where a document's own is taken. */
async function freeNumbers(writer: Connection, documents: readonly Document[]): Promise<number[]> {
  const numbers = documents.map(({ at, item }) => numberOf(at, item))
  const select = 'SELECT id FROM document WHERE id IN (SELECT value FROM json_each(?))'
  const taken = new Set<number>()
  // Each round moves those on that are not alone on their number; there are hardly any.
  for (let open = numbers.map((_, at) => at); open.length > 0;) {
    const asked = JSON.stringify(open.map((at) => numbers[at]))
    const there = new Set((await writer.all(select, [asked])).map((row) => Number(row['id'])))
    open = open.filter((at) => {
      const number = numbers[at] ?? 0
      const isFree = !there.has(number) && !taken.has(number)
      if (isFree) taken.add(number)
      else numbers[at] = number + 1
      return !isFree
    })
  }
  return numbers
}

async function ownerId(writer: Connection, { owner, seq }: Findable): Promise<number> {
  const { kind, key, case: of, recording } = owner
  await writer.run(
    `INSERT INTO owner (kind, key, case_id, recording, seq) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, key) DO UPDATE SET case_id = excluded.case_id, recording = excluded.recording, seq = excluded.seq`,
    [kind, key, of, recording, seq],
  )
  const [row] = await writer.all('SELECT id FROM owner WHERE kind = ? AND key = ?', [kind, key])
  return Number(row?.['id'])
}

async function remove(writer: Connection, row: Row): Promise<void> {
  const kind = searchKinds.find((each) => each === row['kind']) ?? 'case'
  const id = Number(row['id'])
  await writer.run(`DELETE FROM ${wordsOf(kind)} WHERE rowid = ?`, [id])
  await writer.run('DELETE FROM document WHERE id = ?', [id])
}

/** All at once: a statement for each document takes longer than what it does. */
async function add(writer: Connection, owner: number, documents: readonly Document[]): Promise<void> {
  const numbers = await freeNumbers(writer, documents)
  const rows = documents.map(({ kind, item, at, role, text }, n) => {
    return { id: numbers[n], kind, item, at, role, text: withoutIdentities(text) }
  })
  const columns = ['id', 'kind', 'item', 'at', 'role', 'text']
  await writer.run(
    `INSERT INTO document (owner, ${columns.join(', ')})
     SELECT ?, ${columns.map((column) => `value ->> '$.${column}'`).join(', ')} FROM json_each(?)`,
    [owner, JSON.stringify(rows)],
  )
  for (const [kind, some] of Map.groupBy(rows, (row) => row.kind)) {
    const words = some.map(({ id, text }) => [id, indexWords(text)])
    await writer.run(`INSERT INTO ${wordsOf(kind)} (rowid, words) SELECT value ->> 0, value ->> 1 FROM json_each(?)`, [
      JSON.stringify(words),
    ])
  }
}

const isSame = (row: Row, { kind, at, role, text }: Document): boolean =>
  row['kind'] === kind && row['at'] === at && row['role'] === role && row['text'] === withoutIdentities(text)

/** Documents of an owner that are there: all, or those of some items. */
async function thereOf(
  writer: Connection,
  owner: number,
  { documents, gone }: Findable,
): Promise<ReadonlyMap<string, Row>> {
  const select = 'SELECT id, kind, item, at, role, text FROM document WHERE owner = ?'
  const items = gone === 'others' ? null : JSON.stringify([...documents.map(({ item }) => item), ...gone])
  const rows =
    items === null
      ? await writer.all(select, [owner])
      : await writer.all(`${select} AND item IN (SELECT value FROM json_each(?))`, [owner, items])
  return new Map(rows.map((row) => [String(row['item']), row]))
}

/** The moment of an entry is that of its first letter, whatever becomes of it. */
const withFirstMoment = (document: Document, row: Row | undefined): Document =>
  row === undefined || document.kind !== 'entry' ? document : { ...document, at: String(row['at']) }

/** Takes in what became of a thing; to do so again changes nothing. */
export async function take(writer: Connection, findable: Findable): Promise<void> {
  const owner = await ownerId(writer, findable)
  const { documents, gone } = findable
  const there = await thereOf(writer, owner, findable)
  const kept = new Set(documents.map(({ item }) => item))
  const unwanted = gone === 'others' ? [...there.keys()].filter((item) => !kept.has(item)) : gone
  for (const item of unwanted) {
    const row = there.get(item)
    if (row !== undefined) await remove(writer, row)
  }
  const fresh: Document[] = []
  for (const each of documents) {
    const row = there.get(each.item)
    const document = withFirstMoment(each, row)
    if (row !== undefined && isSame(row, document)) continue
    if (row !== undefined) await remove(writer, row)
    fresh.push(document)
  }
  if (fresh.length > 0) await add(writer, owner, fresh)
}
