// Settings of the station, each with a default.
import { settingsSchema, type Settings } from '../contract/settings.ts'
import type { Database, Reader } from '../database/database.ts'

const name = 'station'

/** What was saved, with defaults for what was not; values that are no longer valid count as not saved. */
export async function settingsIn(reader: Reader): Promise<Settings> {
  const row = await reader.first('SELECT value FROM setting WHERE name = ?', [name])
  const stored: unknown = row === undefined ? {} : JSON.parse(String(row['value']))
  const whole = settingsSchema.safeParse(stored)
  return whole.success ? whole.data : settingsSchema.parse({})
}

export function settingsStore(database: Database) {
  return {
    get: (): Promise<Settings> => settingsIn(database.read),

    async save(settings: Settings): Promise<Settings> {
      await database.write((writer) =>
        writer.run('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)', [name, JSON.stringify(settings)]),
      )
      return settings
    },
  }
}
export type SettingsStore = ReturnType<typeof settingsStore>
