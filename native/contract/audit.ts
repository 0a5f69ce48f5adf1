// The audit log: what people did and what the station decided, searched, verified and handed over.
import * as z from 'zod'
import { auditActions, auditOrigins, auditOutcomes } from './audit-actions.ts'
import { defineCall } from './define-call.ts'
import { failureCodes } from './failures.ts'
import { instant, line, page, recordId } from './fields.ts'
import { auditRoles } from './rights.ts'

/** One thing that was done, as the log holds it. */
export const auditEntry = z.strictObject({
  /** File of the log that holds it, and its number there (docs/format.md §8). */
  segment: z.int(),
  seq: z.int(),
  at: instant,
  origin: z.enum(auditOrigins),
  /** Who did it; null when nobody was named, and for the station itself. */
  person: z.string().nullable(),
  action: z.enum(auditActions),
  outcome: z.enum(auditOutcomes),
  /** Why it was refused or failed. */
  failure: z.enum(failureCodes).nullable(),
  /** What it was done to: an id, a path, a name. */
  subject: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.output<typeof auditEntry>

/** How the log stands: part of the station's state. */
export const auditState = z.strictObject({
  /** `failing`: the disk takes no lines; they wait and the attempt is repeated. */
  state: z.enum(['writing', 'failing']),
  failure: z.enum(failureCodes).nullable(),
  /** Lines that wait to be written, and lines that were given up because too many waited. */
  waiting: z.int(),
  lost: z.int(),
  /** Segments that were found damaged or missing when the log was opened. */
  damaged: z.array(z.int()),
})
export type AuditState = z.output<typeof auditState>

export const auditCalls = {
  'audit.find': defineCall({
    about: 'Lines of the audit log, newest first. `text` finds people, subjects, details and names of actions.',
    roles: auditRoles,
    audit: 'audit-viewed',
    input: z.strictObject({
      text: line(200).default(''),
      from: instant.optional(),
      /** Up to and without this instant. */
      to: instant.optional(),
      person: z.string().max(80).optional(),
      action: z.enum(auditActions).optional(),
      outcome: z.enum(auditOutcomes).optional(),
      ...page,
    }),
    output: z.strictObject({
      entries: z.array(auditEntry),
      total: z.int(),
      /** Everybody who is named in the log. */
      people: z.array(z.string()),
    }),
    errors: [],
  }),
  'audit.verify': defineCall({
    about: 'Starts the verification of the audit log as it is on disk.',
    roles: auditRoles,
    audit: 'verification-started',
    input: z.strictObject({}),
    output: z.strictObject({ job: recordId }),
    errors: [],
  }),
  'audit.export': defineCall({
    about: 'Starts the export of the whole audit log into a new folder inside `to`.',
    roles: auditRoles,
    audit: 'audit-export-started',
    input: z.strictObject({ to: z.string().min(1).max(1000) }),
    output: z.strictObject({ job: recordId }),
    errors: ['target-inside-vault', 'target-not-writable', 'target-exists', 'disk-full', 'audit-not-written'],
  }),
}
