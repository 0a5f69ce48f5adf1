// Cases that belong together: each of two says how it stands to the other, and why.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, recordId, requiredLine } from './fields.ts'
import { caseRoles } from './rights.ts'
import { caseRelations, type CaseRelation } from './terms.ts'

/** What the other case is to the first, as seen from the other side. */
export const otherSide: Readonly<Record<CaseRelation, CaseRelation>> = {
  'same-party': 'same-party',
  'same-facts': 'same-facts',
  'merged-into': 'merged-from',
  'merged-from': 'merged-into',
  'split-from': 'split-into',
  'split-into': 'split-from',
}

export const relatedCase = z.strictObject({
  /** Of the link, the same on both sides. */
  relation: recordId,
  as: z.enum(caseRelations),
  /** The other case as it is now. */
  case: z.strictObject({ id: recordId, number: z.string(), cause: z.string(), isVoid: z.boolean() }),
  reason: z.string(),
  at: instant,
  person: z.string(),
})
export type RelatedCase = z.output<typeof relatedCase>

const related = z.strictObject({ related: z.array(relatedCase) })
const stated = { id: recordId, reason: requiredLine(500), person: requiredLine(80) }

export const caseRelationCalls = {
  'cases.relate': defineCall({
    about: 'States how a case belongs to another. Both say so from then on.',
    roles: caseRoles,
    acts: 'person',
    audit: 'case-related',
    input: z.strictObject({ ...stated, other: recordId, as: z.enum(caseRelations) }),
    output: related,
    errors: ['case-unknown', 'case-voided', 'case-related-already', 'case-related-to-itself'],
  }),
  'cases.unrelate': defineCall({
    about: 'States that two cases were related in error, and why. What was stated stays in both time lines.',
    roles: caseRoles,
    acts: 'person',
    audit: 'case-unrelated',
    input: z.strictObject({ ...stated, relation: recordId }),
    output: related,
    errors: ['case-unknown', 'case-relation-unknown'],
  }),
}
