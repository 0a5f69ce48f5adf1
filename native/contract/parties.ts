// Parties 当事人 of a case: persons and organisations, with what identifies them.
import * as z from 'zod'
import { line, recordId, requiredLine } from './fields.ts'
import { identityDocuments, sexes } from './terms.ts'

/** Of both kinds. `number` and `phone` that are not given are those that are kept already for the same `id`. */
const common = {
  /** Absent = a party that is new. */
  id: recordId.optional(),
  name: requiredLine(120),
  address: line(200).default(''),
  phone: line(40).optional(),
}

const day = z.union([z.literal(''), z.iso.date()])

const person = {
  kind: z.literal('person'),
  sex: z.enum(sexes).default('unstated'),
  /** Day of birth; empty where it is not known. */
  birth: day.default(''),
  /** What shows who it is: only the number of a resident identity card has a check digit. */
  document: z.enum(identityDocuments).default('identity-card'),
  /** Number of that document. */
  number: line(40).optional(),
  employer: line(120).default(''),
}

const organisation = {
  kind: z.literal('organisation'),
  /** Unified social credit code 统一社会信用代码. */
  number: line(40).optional(),
  legalRepresentative: line(80).default(''),
}

export const partyInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, ...person }),
  z.strictObject({ ...common, ...organisation }),
])
export type PartyInput = z.output<typeof partyInput>

const whole = { id: recordId, number: z.string(), phone: z.string() }

/** A party as it is kept and, with `number` and `phone` masked, as it is shown. */
export const partySchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, ...person, ...whole }),
  z.strictObject({ ...common, ...organisation, ...whole }),
])
export type Party = z.output<typeof partySchema>
