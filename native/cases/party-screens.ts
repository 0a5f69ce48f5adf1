// What the party's screen of each room shows: the choice is kept, the step that is read is not.
import * as z from 'zod'
import { partyChoice, type PartyChoice } from '../contract/party-screen.ts'
import type { Database } from '../database/database.ts'

const name = 'party-screen'
const stored = z.record(z.string(), partyChoice)

export function partyScreens(database: Database) {
  const steps = new Map<string, string>()
  const choices = async (): Promise<Readonly<Record<string, PartyChoice>>> => {
    const row = await database.read.first('SELECT value FROM setting WHERE name = ?', [name])
    const known = stored.safeParse(row === undefined ? {} : JSON.parse(String(row['value'])))
    return known.success ? known.data : {}
  }
  return {
    async of(room: string): Promise<PartyChoice & { readonly step: string | null }> {
      return { ...((await choices())[room] ?? partyChoice.parse({})), step: steps.get(room) ?? null }
    },
    async choose(room: string, choice: PartyChoice): Promise<void> {
      const all = { ...(await choices()), [room]: choice }
      await database.write((writer) =>
        writer.run('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)', [name, JSON.stringify(all)]),
      )
    },
    /** Whether that is another step than before. */
    follow(room: string, step: string | null): boolean {
      if ((steps.get(room) ?? null) === step) return false
      if (step === null) steps.delete(room)
      else steps.set(room, step)
      return true
    },
  }
}
export type PartyScreens = ReturnType<typeof partyScreens>
