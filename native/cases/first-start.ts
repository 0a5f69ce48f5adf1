// How far the first start of the station has come; a station that never noted it is not led through it.
import { firstStartSchema, type FirstStart } from '../contract/first-start.ts'
import type { Database } from '../database/database.ts'

const name = 'first-start'

export function firstStartStore(database: Database) {
  return {
    async get(): Promise<FirstStart> {
      const row = await database.read.first('SELECT value FROM setting WHERE name = ?', [name])
      const stored: unknown = row === undefined ? {} : JSON.parse(String(row['value']))
      const whole = firstStartSchema.safeParse(stored)
      return whole.success ? whole.data : firstStartSchema.parse({})
    },
    async save(reached: FirstStart): Promise<FirstStart> {
      await database.write((writer) =>
        writer.run('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)', [name, JSON.stringify(reached)]),
      )
      return reached
    },
  }
}
export type FirstStartStore = ReturnType<typeof firstStartStore>
