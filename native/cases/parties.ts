// Parties of a case as they are kept, as they are shown, and what must hold of their numbers.
import { randomUUID } from 'node:crypto'
import { Failure } from '../contract/failures.ts'
import { creditCodeFault, identityNumberFault, normalNumber, type NumberFault } from '../contract/identity-number.ts'
import type { Party, PartyInput } from '../contract/parties.ts'

/** Characters of a number that are shown: so many of its beginning and of its end. */
const shown = { beginning: 3, end: 4 }

/** A number of which beginning and end are left, and of a short one nothing. */
export function masked(number: string): string {
  const characters = Array.from(number)
  const hidden = characters.length - shown.beginning - shown.end
  if (hidden < 3) return '*'.repeat(characters.length)
  const [beginning, end] = [characters.slice(0, shown.beginning), characters.slice(-shown.end)]
  return [...beginning, '*'.repeat(hidden), ...end].join('')
}

export const maskedParty = (party: Party): Party => ({
  ...party,
  number: masked(party.number),
  phone: masked(party.phone),
})

function faultOf(party: Party): NumberFault | null {
  if (party.number === '') return null
  if (party.kind === 'organisation') return creditCodeFault(party.number)
  return party.document === 'identity-card' ? identityNumberFault(party.number) : null
}

/** Numbers with a check digit are kept as their standard writes them. */
const isChecked = (party: PartyInput) => party.kind === 'organisation' || party.document === 'identity-card'

/** What is kept from now on; what comes back as it was shown was not changed. */
function given(text: string | undefined, before = ''): string {
  return text === undefined || (before !== '' && text === masked(before)) ? before : text
}

/**
 * The parties as they are kept: a number or telephone that is not given is the one that is kept already for the same
 * party.
 * @throws Failure `identity-number-wrong`, which names the party and the character.
 */
export function keptParties(wanted: readonly PartyInput[], before: readonly Party[]): Party[] {
  return wanted.map((party) => {
    const old = before.find(({ id, kind }) => id === party.id && kind === party.kind)
    const number = given(party.number, old?.number)
    const kept: Party = {
      ...party,
      id: old?.id ?? randomUUID(),
      number: isChecked(party) ? normalNumber(number) : number,
      phone: given(party.phone, old?.phone),
    }
    const fault = faultOf(kept)
    if (fault !== null) {
      const { what, position, expected } = fault
      throw new Failure('identity-number-wrong', { party: kept.name, what, position, expected })
    }
    return kept
  })
}

/** Most characters of the line that names the parties. */
const longest = 120

/** All parties' names on one line, cut short with `…` when they are many. */
export function partyLine(parties: readonly Party[]): string {
  const names = parties.map(({ name }) => name).join('、')
  return names.length <= longest ? names : `${names.slice(0, longest - 1)}…`
}
