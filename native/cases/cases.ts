// Cases 案件: opened, changed, found.
import { randomUUID } from 'node:crypto'
import type { Input, Output, Request } from '../contract/calls.ts'
import { caseCalls, caseSchema, type Case, type CaseReference } from '../contract/cases.ts'
import { Failure } from '../contract/failures.ts'
import { indexedWords, searchExpression } from '../database/bigrams.ts'
import { DatabaseError, type Row, type Value } from '../database/connection.ts'
import type { Database, Writer } from '../database/database.ts'

type Facts = Request<'cases.create'>

const select =
  'SELECT cases.*, (SELECT count(*) FROM recording WHERE recording.case_id = cases.id) AS recordings FROM cases'
const fields = ['number', 'cause', 'kind', 'party', 'notes'] as const
const asCase = (row: Row): Case => caseSchema.parse(row)
const valuesOf = (facts: Facts): Value[] => fields.map((field) => facts[field])

async function writeWords(writer: Writer, id: string, { number, cause, party, notes }: Facts): Promise<void> {
  await writer.run('DELETE FROM case_words WHERE id = ?', [id])
  const words = indexedWords([number, cause, party, notes].join('\n'))
  await writer.run('INSERT INTO case_words (id, words) VALUES (?, ?)', [id, words])
}

function numberUsed(error: unknown, number: string): never {
  if (error instanceof DatabaseError && error.message.includes('cases.number')) {
    throw new Failure('case-number-used', { number }, { cause: error })
  }
  throw error as Error
}

export function casesStore(database: Database) {
  const get = async (id: string): Promise<Case> => {
    const row = await database.read.first(`${select} WHERE id = ?`, [id])
    if (row === undefined) throw new Failure('case-unknown', { case: id })
    return asCase(row)
  }
  return {
    /** @throws Failure `case-unknown`. */
    get,

    /** @throws Failure `case-number-used`. */
    async create(facts: Facts, id: string = randomUUID()): Promise<Case> {
      const now = new Date().toISOString()
      await database
        .write(async (writer) => {
          const into = `INSERT INTO cases (id, created, changed, ${fields.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
          await writer.run(into, [id, now, now, ...valuesOf(facts)])
          await writeWords(writer, id, facts)
        })
        .catch((error: unknown) => numberUsed(error, facts.number))
      return get(id)
    },

    /** @throws Failure `case-unknown`, `case-number-used`. */
    async change({ id, ...facts }: Request<'cases.change'>): Promise<Case> {
      await database
        .write(async (writer) => {
          const set = fields.map((field) => `${field} = ?`).join(', ')
          const now = new Date().toISOString()
          const changed = await writer.run(`UPDATE cases SET changed = ?, ${set} WHERE id = ?`, [
            now,
            ...valuesOf(facts),
            id,
          ])
          if (changed === 0) throw new Failure('case-unknown', { case: id })
          await writeWords(writer, id, facts)
        })
        .catch((error: unknown) => numberUsed(error, facts.number))
      return get(id)
    },

    /** Cases that hold every word of `text`, newest change first. */
    async find({ text, kind, offset, limit }: Request<'cases.find'>): Promise<Output<'cases.find'>> {
      const search = searchExpression(text)
      if (search === null && text !== '') return { cases: [], total: 0 }
      const conditions = [
        ...(search === null ? [] : ['id IN (SELECT id FROM case_words WHERE words MATCH ?)']),
        ...(kind === undefined ? [] : ['kind = ?']),
      ]
      const values = [...(search === null ? [] : [search]), ...(kind === undefined ? [] : [kind])]
      const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
      const page = 'ORDER BY changed DESC, id LIMIT ? OFFSET ?'
      const rows = await database.read.all(`${select} ${where} ${page}`, [...values, limit, offset])
      const count = await database.read.first(`SELECT count(*) AS total FROM cases ${where}`, values)
      return { cases: rows.map(asCase), total: Number(count?.['total'] ?? 0) }
    },

    /** Whether there is any case that could be recorded for. */
    async isAny(): Promise<boolean> {
      return (await database.read.first('SELECT 1 FROM cases LIMIT 1')) !== undefined
    },

    async byNumber(number: string): Promise<Case | undefined> {
      const row = await database.read.first(`${select} WHERE number = ?`, [number])
      return row === undefined ? undefined : asCase(row)
    },

    /**
     * Takes in a case that a recording names and that is not known: after the database was lost. Answers with the id
     * under which it is known here, by its number if the case was opened anew; null when it cannot be a case of ours.
     */
    async restore({ id, number, cause, kind, party }: CaseReference): Promise<string | null> {
      const which = 'SELECT id FROM cases WHERE id = ? OR number = ? ORDER BY id = ? DESC'
      const known = await database.read.first(which, [id, number, id])
      if (known !== undefined) return String(known['id'])
      const facts = caseCalls['cases.create'].input.safeParse({ number, cause, kind, party })
      return facts.success ? (await this.create(facts.data, id)).id : null
    },
  }
}
export type CasesStore = ReturnType<typeof casesStore>
export type CaseFacts = Input<'cases.create'>
