// What is set of the desktop program: kept apart from the other settings, since kiosk mode is left by a password only.
import { shellSettings, type ShellSettings } from '../contract/shell.ts'
import type { Database } from '../database/database.ts'

const name = 'shell'

export function shellStore(database: Database) {
  const get = async (): Promise<ShellSettings> => {
    const row = await database.read.first('SELECT value FROM setting WHERE name = ?', [name])
    const stored: unknown = row === undefined ? {} : JSON.parse(String(row['value']))
    const whole = shellSettings.safeParse(stored)
    return whole.success ? whole.data : shellSettings.parse({})
  }
  return {
    get,
    /** Changes what is given, and answers with all. */
    async change(wanted: Partial<ShellSettings>): Promise<ShellSettings> {
      const changed = { ...(await get()), ...wanted }
      await database.write((writer) =>
        writer.run('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)', [name, JSON.stringify(changed)]),
      )
      return changed
    },
  }
}
export type ShellStore = ReturnType<typeof shellStore>
