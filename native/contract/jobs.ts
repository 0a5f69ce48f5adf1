// Long work: verification and export. A call starts a job; its progress comes with the station's state.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { failureSchema } from './failures.ts'
import { recipientKey, recordId, recordingId } from './fields.ts'
import { verificationReport } from './verification.ts'

export const jobSchema = z.strictObject({
  id: recordId,
  kind: z.enum(['verification', 'export', 'exhibit', 'speech']),
  /** What it works on: a recording's id or a case number. */
  subject: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Bytes done and to do, of speech seconds of sound; 0 of 0 while that is being found out. */
  done: z.number(),
  total: z.number(),
  failure: failureSchema.nullable(),
  report: verificationReport.nullable(),
  /** Where the bundle was written: its folder, or the file of an encrypted one. */
  folder: z.string().nullable(),
})
export type Job = z.output<typeof jobSchema>

const started = z.strictObject({ job: recordId })

export const jobCalls = {
  'recordings.verify': defineCall({
    about: 'Starts the verification of a recording as it is on disk.',
    roles: 'everyone',
    audit: 'verification-started',
    input: z.strictObject({ id: recordingId }),
    output: started,
    errors: ['recording-unknown', 'recording-running'],
  }),
  'archive.export': defineCall({
    about:
      'Starts the export of a case as a bundle into a new folder inside `to`; with recipients, as one file that only they can read.',
    roles: ['clerk', 'archivist'],
    audit: 'export-started',
    input: z.strictObject({
      case: recordId,
      to: z.string().min(1).max(1000),
      recipients: z.array(recipientKey).max(20).default([]),
    }),
    output: started,
    errors: [
      'recipient-invalid',
      'case-unknown',
      'case-without-recordings',
      'recording-not-sealed',
      'target-exists',
      'target-inside-vault',
      'target-not-writable',
      'disk-full',
    ],
  }),
  'archive.verify': defineCall({
    about: 'Starts the verification of a bundle, a recording’s folder or a vault anywhere on this computer.',
    roles: 'everyone',
    audit: 'verification-started',
    input: z.strictObject({ path: z.string().min(1).max(1000) }),
    output: started,
    errors: ['path-missing', 'path-not-verifiable'],
  }),
  'jobs.cancel': defineCall({
    about: 'Stops a job. A bundle that is not whole is removed.',
    roles: 'everyone',
    audit: 'job-cancelled',
    input: z.strictObject({ job: recordId }),
    output: z.strictObject({}),
    errors: ['job-unknown'],
  }),
}
