// Cases 案件: facts, parties, numbers.
import * as z from 'zod'
import { caseListing } from './case-list.ts'
import { defineCall } from './define-call.ts'
import { instant, line, page, recordId, requiredLine } from './fields.ts'
import { partyInput, partySchema } from './parties.ts'
import { caseKinds, caseStages, confidentialities } from './terms.ts'
import { caseRoles, evidenceRoles, sessionRoles } from './rights.ts'

/** An officer 执法人员 who handles a case, with the number of the enforcement certificate 执法证号. */
export const caseOfficer = z.strictObject({ name: requiredLine(80), certificate: line(40).default('') })
export type CaseOfficer = z.output<typeof caseOfficer>

const known = {
  cause: requiredLine(200),
  kind: z.enum(caseKinds),
  /** Parties 当事人 on one line: names, never numbers. Left empty it names the parties. */
  party: line(120).default(''),
  notes: z.string().max(4000).default(''),
  /** Unit that handles the case 承办单位. */
  unit: line(120).default(''),
  confidentiality: z.enum(confidentialities).default('internal'),
  /** Who handles the case 承办人; at least two act together. */
  officers: z.array(caseOfficer).max(20).default([]),
}

const facts = {
  /** Case number 案号, unique in the station. */
  number: requiredLine(80),
  ...known,
  parties: z.array(partyInput).max(200).default([]),
}

/** Why a case that was opened in error does not count: it stays, and says so. */
export const voiding = z.strictObject({ at: instant, reason: requiredLine(500), person: requiredLine(80) })

export const caseSchema = z.strictObject({
  id: recordId,
  ...facts,
  /** Numbers of documents and telephones are masked: `cases.unmask` has them. */
  parties: z.array(partySchema),
  created: instant,
  changed: instant,
  /** Null while the case counts. */
  voided: voiding.nullable(),
  /** The last of the stages that were entered; null before the first. */
  stage: z.enum(caseStages).nullable(),
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
    about: 'Opens a case. Without a number it gets the next one of its kind and year.',
    roles: sessionRoles,
    audit: 'case-created',
    input: z.strictObject({ ...facts, number: line(80).default('') }),
    output: caseSchema,
    errors: ['case-number-used', 'identity-number-wrong'],
  }),
  'cases.change': defineCall({
    about:
      'Changes what is known of a case. Recordings made before keep what they say. A party’s number and telephone that are not given stay.',
    roles: caseRoles,
    audit: 'case-changed',
    input: z.strictObject({ id: recordId, ...facts }),
    output: caseSchema,
    errors: ['case-unknown', 'case-number-used', 'case-voided', 'identity-number-wrong'],
  }),
  'cases.void': defineCall({
    about: 'Voids a case that was opened in error. It stays with all its recordings, and cannot be recorded for.',
    roles: caseRoles,
    audit: 'case-voided',
    acts: 'person',
    input: z.strictObject({ id: recordId, reason: requiredLine(500), person: requiredLine(80) }),
    output: caseSchema,
    errors: ['case-unknown', 'case-voided'],
  }),
  'cases.find': defineCall({
    about:
      'Cases whose number, cause, parties’ names, unit or notes hold the words, of the kind, unit, stage and so on that are given; newest change first, or in another order.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ ...caseListing.shape, ...page }),
    output: z.strictObject({ cases: z.array(caseSchema), total: z.int() }),
    errors: [],
  }),
  'cases.get': defineCall({
    about: 'One case.',
    roles: evidenceRoles,
    audit: 'case-viewed',
    input: z.strictObject({ id: recordId }),
    output: caseSchema,
    errors: ['case-unknown'],
  }),
  'cases.unmask': defineCall({
    about: 'The parties of a case with their whole numbers. The audit log says so each time.',
    roles: caseRoles,
    audit: 'case-unmasked',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ parties: z.array(partySchema) }),
    errors: ['case-unknown'],
  }),
  'cases.nextNumber': defineCall({
    about: 'The number that a case of this kind would get now; it is taken only when the case is opened.',
    roles: sessionRoles,
    audit: null,
    input: z.strictObject({ kind: z.enum(caseKinds) }),
    output: z.strictObject({ number: z.string() }),
    errors: [],
  }),
}
