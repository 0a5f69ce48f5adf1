// Fault statements 情况说明: what happened to a recording, explained and signed by a person (法释〔2017〕5号).
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, recordingId, requiredLine } from './fields.ts'
import { evidenceRoles, sessionRoles } from './rights.ts'

/** `gap`: stated as not recorded. `break`: interrupted for a technical fault. The rest as the journal's kinds say. */
export const faultKinds = ['gap', 'alarm', 'recovered', 'break', 'interrupted'] as const

/** One thing that went wrong, as the journal states it. */
export const faultSchema = z.strictObject({
  kind: z.enum(faultKinds),
  /** Cause of a gap, code of an alarm, what was recovered, reason of a break or of the end. */
  code: z.string(),
  /** Name of the track; null for what concerns all. */
  track: z.string().nullable(),
  from: instant,
  /** Null while it lasts. */
  to: instant.nullable(),
})
export type Fault = z.output<typeof faultSchema>

const paragraphs = z.string().trim().max(4000)
/** What a person completes. */
export const statementContent = z.strictObject({
  happened: paragraphs.min(1),
  cause: paragraphs,
  measures: paragraphs,
  effect: paragraphs,
  operator: line(80),
  clerk: line(80),
})
export type StatementContent = z.output<typeof statementContent>

/** A version of a statement as it was saved; an earlier one is kept. */
export const statementSchema = z.strictObject({
  recording: recordingId,
  /** 1, 2, 3 … within the recording, in order of time. */
  number: z.int().min(1),
  version: z.int().min(1),
  made: instant,
  person: z.string(),
  faults: z.array(faultSchema),
  content: statementContent,
  /** Name for `/media/<recording>/<file>`. */
  file: z.string(),
  /** SHA-256 of the PDF. */
  sha256: z.string(),
})
export type Statement = z.output<typeof statementSchema>

/** What calls for a statement: faults that belong together in time, and how a statement of them may begin. */
export const statementDraft = z.strictObject({
  number: z.int().min(1),
  from: instant,
  to: instant.nullable(),
  faults: z.array(faultSchema),
  content: statementContent,
  /** Versions that were saved, the newest first. */
  saved: z.array(statementSchema),
})
export type StatementDraft = z.output<typeof statementDraft>

export const statementCalls = {
  'statements.draft': defineCall({
    about: 'What of a recording calls for a fault statement, prefilled from its journal in Chinese.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ recording: recordingId }),
    output: z.strictObject({ statements: z.array(statementDraft) }),
    errors: ['recording-unknown', 'recording-damaged'],
  }),
  'statements.save': defineCall({
    about: 'Saves a fault statement as a new version, with its PDF; noted in the journal while the recording runs.',
    roles: sessionRoles,
    audit: 'statement-saved',
    acts: 'person',
    input: z.strictObject({
      recording: recordingId,
      number: z.int().min(1),
      person: requiredLine(80),
      content: statementContent,
    }),
    output: statementSchema,
    errors: [
      'recording-unknown',
      'recording-damaged',
      'statement-unknown',
      'font-missing',
      'disk-full',
      'disk-failed',
      'vault-read-only',
    ],
  }),
  'statements.list': defineCall({
    about: 'Saved fault statements of a case, all versions, oldest first.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ case: recordId }),
    output: z.strictObject({ statements: z.array(statementSchema) }),
    errors: ['case-unknown'],
  }),
}
