// Which written records count, and who speaks and signs for a party that is an organisation.
import type { OpenLine } from '../vault/lines.ts'
import type { Present } from '../written-record/store.ts'

export type { Present }

/** One that was opened and in which nothing was ever written is none. */
export const kept = (records: readonly Present[]): Present[] =>
  records.filter(({ entries, signatures }) => entries.some(({ removed }) => !removed) || signatures.length > 0)

/** Of the case's party, whom a record names by itself: an agent, or another who is there as the party. */
export function representedBy<P extends { readonly name: string; readonly role: string }>(
  { name, role }: { readonly name: string; readonly role: string },
  people: readonly P[],
  { case: of }: Pick<OpenLine, 'case'>,
): P | undefined {
  if (role !== 'party' || of === null || of.party !== name) return undefined
  return people.find((person) => person.role === 'agent' || (person.role === 'party' && person.name !== name))
}
