// One value that a station keeps by name beside its settings.
import type * as z from 'zod'
import type { Database } from './database.ts'

/** Answers with what its schema makes of nothing when none was kept, or what was kept is not of it any more. */
export function keptValue<T>(database: Database, name: string, schema: z.ZodType<T>) {
  return {
    get: async (): Promise<T> => {
      const row = await database.read.first('SELECT value FROM setting WHERE name = ?', [name])
      const kept = schema.safeParse(row === undefined ? {} : JSON.parse(String(row['value'])))
      return kept.success ? kept.data : schema.parse({})
    },
    keep: async (value: T): Promise<T> => {
      await database.write((writer) =>
        writer.run('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)', [name, JSON.stringify(value)]),
      )
      return value
    },
  }
}
