// Cases as the database holds them, and as answers show them.
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import type { Request } from '../contract/calls.ts'
import { caseSchema, type Case } from '../contract/cases.ts'
import { partySchema, type Party } from '../contract/parties.ts'
import { indexedWords } from '../database/bigrams.ts'
import type { Row, Value } from '../database/connection.ts'
import type { Writer } from '../database/database.ts'
import { maskedParty, partyLine } from './parties.ts'

/** Columns that a person fills. */
export const columns = [
  'number',
  'cause',
  'kind',
  'party',
  'notes',
  'unit',
  'confidentiality',
  'officers',
  'parties',
] as const

type Column = (typeof columns)[number]
const isList = (column: Column): column is 'officers' | 'parties' => column === 'officers' || column === 'parties'

/** What is known of a case, with parties as they are kept. */
export type KeptFacts = Omit<Request<'cases.create'>, 'parties'> & { readonly parties: readonly Party[] }

/** The case with all numbers. */
export function wholeCase(row: Row): Case {
  const { parties, officers, voided, stage, ...rest } = row
  // Only lists are put in order and narrowed down by these.
  const ofLists = rest as Record<string, Value>
  delete ofLists['sort_number']
  delete ofLists['word_row']
  return caseSchema.parse({
    ...rest,
    stage: stage === '' ? null : stage,
    parties: JSON.parse(String(parties)) as unknown,
    officers: JSON.parse(String(officers)) as unknown,
    voided: voided === null ? null : (JSON.parse(String(voided)) as unknown),
  })
}

/** The case as it is shown. */
export function shownCase(row: Row): Case {
  const whole = wholeCase(row)
  return { ...whole, parties: whole.parties.map(maskedParty) }
}

export const partiesIn = (row: Row): Party[] => z.array(partySchema).parse(JSON.parse(String(row['parties'])))

/** The facts with the line that names the parties, where there are any. */
export const named = (facts: KeptFacts): KeptFacts =>
  facts.parties.length === 0 ? facts : { ...facts, party: partyLine(facts.parties) }

export const valuesOf = (facts: KeptFacts): Value[] =>
  columns.map((column) => (isList(column) ? JSON.stringify(facts[column]) : facts[column]))

/** What of a case is another than in its row. */
export const changedColumns = (row: Row, facts: KeptFacts): string[] =>
  columns.filter((column) =>
    column === 'parties'
      ? !isDeepStrictEqual(partiesIn(row), facts.parties)
      : row[column] !== (isList(column) ? JSON.stringify(facts[column]) : facts[column]),
  )

/** Makes the case findable by its words; numbers of identity documents are not among them. */
export async function writeWords(writer: Writer, id: string, facts: KeptFacts): Promise<void> {
  const { number, cause, party, notes, unit, officers, parties } = facts
  const known = (await writer.first('SELECT word_row FROM cases WHERE id = ?', [id]))?.['word_row']
  const free = await writer.first('SELECT coalesce(max(word_row), 0) + 1 AS word_row FROM cases')
  const row = Number(known ?? free?.['word_row'])
  await writer.run('DELETE FROM case_words WHERE rowid = ?', [row])
  const words = indexedWords(
    [number, cause, party, notes, unit, ...[...officers, ...parties].map(({ name }) => name)].join('\n'),
  )
  await writer.run('INSERT INTO case_words (rowid, id, words) VALUES (?, ?, ?)', [row, id, words])
  if (known === null) await writer.run('UPDATE cases SET word_row = ? WHERE id = ?', [row, id])
}
