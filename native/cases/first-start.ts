// How far the first start of the station has come; a station that never noted it is not led through it.
import { firstStartSchema, type FirstStart } from '../contract/first-start.ts'
import type { Database } from '../database/database.ts'
import { keptValue } from '../database/kept-value.ts'

export function firstStartStore(database: Database) {
  const { get, keep } = keptValue<FirstStart>(database, 'first-start', firstStartSchema)
  return { get, save: keep }
}
export type FirstStartStore = ReturnType<typeof firstStartStore>
