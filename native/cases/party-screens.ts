// What the party's screen of each room shows: the choice is kept, the step that is read is not.
import * as z from 'zod'
import { partyChoice, type PartyChoice } from '../contract/party-screen.ts'
import type { Database } from '../database/database.ts'
import { keptValue } from '../database/kept-value.ts'

const stored = z.record(z.string(), partyChoice)

export function partyScreens(database: Database) {
  const steps = new Map<string, string>()
  const choices = keptValue<Record<string, PartyChoice>>(database, 'party-screen', stored)
  return {
    async of(room: string): Promise<PartyChoice & { readonly step: string | null }> {
      return { ...((await choices.get())[room] ?? partyChoice.parse({})), step: steps.get(room) ?? null }
    },
    async choose(room: string, choice: PartyChoice): Promise<void> {
      await choices.keep({ ...(await choices.get()), [room]: choice })
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
