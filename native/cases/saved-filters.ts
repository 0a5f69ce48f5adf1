// Lists of cases that were kept under a name.
import { randomUUID } from 'node:crypto'
import type { Request } from '../contract/calls.ts'
import { savedFilter, type SavedFilter } from '../contract/case-list.ts'
import { Failure } from '../contract/failures.ts'
import { DatabaseError, type Row } from '../database/connection.ts'
import type { Database } from '../database/database.ts'

/** One of a later program, whose conditions are not known here, is not shown. */
const known = (row: Row): SavedFilter[] => {
  const { data } = savedFilter.safeParse({
    id: row['id'],
    name: row['name'],
    listing: JSON.parse(String(row['listing'])) as unknown,
  })
  return data === undefined ? [] : [data]
}

export function savedFilters(database: Database) {
  return {
    async list(): Promise<SavedFilter[]> {
      return (await database.read.all('SELECT id, name, listing FROM case_filter ORDER BY name')).flatMap(known)
    },

    /** @throws Failure `filter-name-used`, `filter-unknown`. */
    async save({ id, name, listing }: Request<'cases.saveFilter'>): Promise<SavedFilter> {
      const saved = { id: id ?? randomUUID(), name, listing }
      const values = [name, JSON.stringify(listing), saved.id]
      const into = 'INSERT INTO case_filter (name, listing, id) VALUES (?, ?, ?)'
      const over = 'UPDATE case_filter SET name = ?, listing = ? WHERE id = ?'
      const done = await database
        .write((writer) => writer.run(id === undefined ? into : over, values))
        .catch((error: unknown) => {
          const isUsed = error instanceof DatabaseError && error.message.includes('case_filter.name')
          throw isUsed ? new Failure('filter-name-used', { name }, { cause: error }) : (error as Error)
        })
      if (done === 0) throw new Failure('filter-unknown', { name })
      return saved
    },

    /** @throws Failure `filter-unknown`. */
    async remove(id: string): Promise<void> {
      const removed = await database.write((writer) => writer.run('DELETE FROM case_filter WHERE id = ?', [id]))
      if (removed === 0) throw new Failure('filter-unknown', { filter: id })
    },
  }
}
export type SavedFilters = ReturnType<typeof savedFilters>
