// What is set of the desktop program: kept apart from the other settings, since kiosk mode is left by a password only.
import { shellSettings, type ShellSettings } from '../contract/shell.ts'
import type { Database } from '../database/database.ts'
import { keptValue } from '../database/kept-value.ts'

export function shellStore(database: Database) {
  const { get, keep } = keptValue<ShellSettings>(database, 'shell', shellSettings)
  return {
    get,
    /** Changes what is given, and answers with all. */
    change: async (wanted: Partial<ShellSettings>): Promise<ShellSettings> => keep({ ...(await get()), ...wanted }),
  }
}
export type ShellStore = ReturnType<typeof shellStore>
