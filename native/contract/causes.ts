// Causes 案由: a list for each kind of case, offered while a case is opened; others may be typed.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { requiredLine } from './fields.ts'
import { caseKinds } from './terms.ts'

export const causeRow = z.strictObject({
  cause: z.string(),
  /** How many cases have it. */
  used: z.int(),
  /** Whether it is on the list, or was only typed. */
  listed: z.boolean(),
})
export type CauseRow = z.output<typeof causeRow>

const which = { kind: z.enum(caseKinds) }

export const causeCalls = {
  'causes.list': defineCall({
    about: 'Causes of a kind of case: those on its list, and those that were typed; the most used first.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject(which),
    output: z.strictObject({ causes: z.array(causeRow) }),
    errors: [],
  }),
  'causes.add': defineCall({
    about: 'Puts causes on the list of a kind of case; those that are there stay.',
    roles: ['clerk', 'admin'],
    audit: 'causes-added',
    input: z.strictObject({ ...which, causes: z.array(requiredLine(200)).min(1).max(2000) }),
    output: z.strictObject({ added: z.int() }),
    errors: [],
  }),
  'causes.remove': defineCall({
    about: 'Takes a cause off the list. Cases that have it keep it.',
    roles: ['clerk', 'admin'],
    audit: 'cause-removed',
    input: z.strictObject({ ...which, cause: requiredLine(200) }),
    output: z.strictObject({}),
    errors: ['cause-unknown'],
  }),
}
