// Asks the index: for each kind the newest documents that hold every word, each with the words around it.
import type { Output, Request } from '../contract/calls.ts'
import { namedAs, searchKinds, type SearchHit, type SearchKind } from '../contract/search.ts'
import { recordSpeakers } from '../contract/record-entries.ts'
import type { Row } from '../database/connection.ts'
import type { Reader } from '../database/database.ts'
import { contextOf, hitsIn } from './hits.ts'
import { wordsOf, type IndexFile } from './index-file.ts'
import { expressionOf, termsOf, type Term } from './question.ts'

type Groups = Output<'search.find'>['groups']
type FoundCase = NonNullable<SearchHit['case']>

/** Documents of a kind that are read at most: what the index offers and the text does not hold is rare. */
const mostRead = 1000

interface Found {
  readonly row: Row
  readonly context: SearchHit['context']
}

/** The newest documents of a kind; one more than asked for when there is more. */
async function foundIn(index: IndexFile, kind: SearchKind, terms: readonly Term[], limit: number): Promise<Found[]> {
  const expression = expressionOf(terms)
  const words = wordsOf(kind)
  const found: Found[] = []
  let below = Number.MAX_SAFE_INTEGER
  let left = mostRead
  for (let step = limit + 1; left > 0 && found.length <= limit; step *= 4) {
    step = Math.min(step, left)
    left -= step
    const rows = await index.all(
      `SELECT document.id, document.item, document.at, document.role, document.text,
         owner.key, owner.case_id, owner.recording
       FROM (SELECT rowid FROM ${words} WHERE ${words} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?) AS newest
       CROSS JOIN document ON document.id = newest.rowid CROSS JOIN owner ON owner.id = document.owner`,
      [expression, below, step],
    )
    for (const row of rows) {
      const text = String(row['text'])
      const hits = hitsIn(text, terms)
      if (hits !== null) found.push({ row, context: contextOf(text, hits) })
    }
    if (rows.length < step) break
    below = Number(rows.at(-1)?.['id'])
  }
  return found.slice(0, limit + 1)
}

/** Of what each case is now, whatever the index was told. */
async function casesOf(read: Reader, found: readonly Found[]): Promise<ReadonlyMap<string, FoundCase>> {
  const ids = [...new Set(found.flatMap(({ row }) => (row['case_id'] === null ? [] : [String(row['case_id'])])))]
  const rows = await read.all(
    'SELECT id, number, cause, voided FROM cases WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  )
  return new Map(
    rows.map(({ id, number, cause, voided }) => [
      String(id),
      { id: String(id), number: String(number), cause: String(cause), isVoid: voided !== null },
    ]),
  )
}

function hitOf(kind: SearchKind, { row, context }: Found, cases: ReadonlyMap<string, FoundCase>): SearchHit {
  const common = { at: String(row['at']), context, case: cases.get(String(row['case_id'])) ?? null }
  const recording = String(row['recording'])
  switch (kind) {
    case 'case':
      return { kind, ...common }
    case 'person': {
      const role = namedAs.find((each) => each === row['role']) ?? 'other'
      return { kind, ...common, recording: row['recording'] === null ? null : recording, role }
    }
    case 'entry': {
      const speaker = recordSpeakers.find((each) => each === row['role']) ?? 'remark'
      return { kind, ...common, recording, record: String(row['key']), entry: String(row['item']), speaker }
    }
    case 'mark':
    case 'explanation':
      return { kind, ...common, recording }
    case 'exhibit':
    case 'document':
      return { kind, ...common, number: Number(String(row['item']).split(' ')[1]) }
    case 'statement':
      return { kind, ...common, recording, number: Number(row['item']) }
  }
}

/** Kinds in the order of the contract, each with what was found. */
export async function find(
  index: IndexFile,
  read: Reader,
  { text, limit, kinds }: Request<'search.find'>,
): Promise<Groups> {
  const terms = termsOf(text)
  if (terms.length === 0) return []
  const asked = searchKinds.filter((each) => kinds?.includes(each) ?? true)
  const found = await Promise.all(asked.map((kind) => foundIn(index, kind, terms, limit)))
  const cases = await casesOf(read, found.flat())
  return asked.flatMap((kind, at) => {
    const own = found[at] ?? []
    if (own.length === 0) return []
    return [{ kind, hits: own.slice(0, limit).map((each) => hitOf(kind, each, cases)), more: own.length > limit }]
  })
}
