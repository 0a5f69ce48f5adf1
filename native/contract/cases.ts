// Cases 案件, as far as a recording needs them.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, page, recordId, requiredLine } from './fields.ts'
import { caseKinds } from './terms.ts'

const facts = {
  /** Case number 案号, unique in the station. */
  number: requiredLine(80),
  cause: requiredLine(200),
  kind: z.enum(caseKinds),
  /** Party 当事人: a person or an organisation. */
  party: line(120).default(''),
  notes: z.string().max(4000).default(''),
}

export const caseSchema = z.strictObject({
  id: recordId,
  ...facts,
  created: instant,
  changed: instant,
  /** How many recordings belong to it. */
  recordings: z.int(),
})
export type Case = z.output<typeof caseSchema>

/** What a recording carries of its case. */
export const caseReference = z.strictObject({
  id: recordId,
  number: z.string(),
  cause: z.string(),
  kind: z.enum(caseKinds),
  party: z.string(),
})
export type CaseReference = z.output<typeof caseReference>

export const caseCalls = {
  'cases.create': defineCall({
    about: 'Opens a case.',
    audit: 'case-created',
    input: z.strictObject(facts),
    output: caseSchema,
    errors: ['case-number-used'],
  }),
  'cases.change': defineCall({
    about: 'Changes what is known of a case. Recordings made before keep what they say.',
    audit: 'case-changed',
    input: z.strictObject({ id: recordId, ...facts }),
    output: caseSchema,
    errors: ['case-unknown', 'case-number-used'],
  }),
  'cases.find': defineCall({
    about: 'Cases whose number, cause, party or notes hold the words, newest change first.',
    audit: null,
    input: z.strictObject({ text: line(200).default(''), kind: z.enum(caseKinds).optional(), ...page }),
    output: z.strictObject({ cases: z.array(caseSchema), total: z.int() }),
    errors: [],
  }),
  'cases.get': defineCall({
    about: 'One case.',
    audit: 'case-viewed',
    input: z.strictObject({ id: recordId }),
    output: caseSchema,
    errors: ['case-unknown'],
  }),
}
