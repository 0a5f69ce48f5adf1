// Every way in which a call can fail. The renderer and the command line hold one sentence per code and language.
import * as z from 'zod'

export const failureCodes = [
  // the request
  'input-invalid',
  'call-unknown',
  'not-allowed',
  // people and log-in
  'not-logged-in',
  'not-permitted',
  'password-must-change',
  'log-in-wrong',
  'log-in-delayed',
  'account-closed',
  'account-used',
  'accounts-exist',
  'accounts-missing',
  'administrator-missing',
  'password-weak',
  'person-unknown',
  'operator-same',
  // vault
  'vault-missing',
  'vault-not-a-folder',
  'vault-foreign',
  'vault-newer-format',
  'vault-read-only',
  'vault-in-use',
  'vault-damaged',
  'disk-full',
  'disk-failed',
  'database-newer',
  'database-damaged',
  // cases
  'case-unknown',
  'case-number-used',
  'case-voided',
  'identity-number-wrong',
  'stage-reason-missing',
  'stage-not-entered',
  'case-related-already',
  'case-related-to-itself',
  'case-relation-unknown',
  'filter-name-used',
  'filter-unknown',
  'cause-unknown',
  'reviewer-handled-case',
  // acts that must be recorded
  'act-version-unknown',
  'act-list-changed',
  'act-list-same',
  'act-name-twice',
  'act-item-unknown',
  'act-unknown',
  'act-day-ahead',
  'act-recording-elsewhere',
  'act-recording-linked',
  'act-recording-not-linked',
  'act-must-be-recorded',
  'act-took-place',
  'act-absence-same',
  'act-report-too-long',
  // the case file
  'case-closed',
  'case-not-closed',
  'closing-by-check',
  'closing-unsettled',
  'archiving-before-closing',
  'file-item-unknown',
  'file-item-same',
  'file-slot-unknown',
  'file-order-changed',
  'file-order-twice',
  // rooms and sources
  'room-unknown',
  'room-name-used',
  'room-without-sources',
  'room-busy',
  'preflight-red',
  'conduct-red',
  'room-file-invalid',
  'source-unknown',
  'source-twice',
  'source-only-for-training',
  'source-kind-unavailable',
  'source-address-invalid',
  'source-host-unknown',
  'source-refused',
  'source-timeout',
  'source-password-wrong',
  'source-not-found',
  'source-no-video',
  'source-no-sound',
  'source-codec-unsupported',
  'source-busy',
  'source-failed',
  'source-moved',
  'standby-microphone-unfit',
  // recordings
  'recording-unknown',
  'recording-not-running',
  'recording-running',
  'recording-in-break',
  'recording-not-in-break',
  'announcement-not-due',
  'announcement-due',
  'evidence-not-described',
  'reconciliation-open',
  // scripts
  'script-changed',
  'script-step-twice',
  'script-field-unknown',
  'recording-not-sealed',
  'recording-damaged',
  'media-empty',
  'statement-unknown',
  'font-missing',
  // written records
  'written-record-unknown',
  'written-record-held',
  'written-record-speaker',
  'written-record-signed',
  'written-record-not-signed',
  'written-record-not-read',
  'written-record-not-laid-out',
  'written-record-pages-unread',
  'written-record-pages-differ',
  'alarm-unknown',
  // speech to text
  'speech-off',
  'speech-busy',
  'speech-program-missing',
  'speech-model-missing',
  'speech-failed',
  'speech-timeout',
  'speech-answer-unreadable',
  'speech-draft-unknown',
  // exhibits and documents
  'exhibit-unknown',
  'exhibit-inside-vault',
  'exhibit-empty',
  'exhibit-too-large',
  'exhibit-duplicate',
  'exhibit-withdrawn',
  'exhibit-copy-differs',
  'exhibits-damaged',
  'document-unknown',
  'document-incomplete',
  'template-changed',
  'template-field-undeclared',
  'template-field-twice',
  'character-not-printable',
  'upload-unknown',
  'upload-out-of-step',
  // bundles and verification
  'path-missing',
  'path-not-verifiable',
  'target-exists',
  'target-inside-vault',
  'target-not-writable',
  'case-without-recordings',
  'job-unknown',
  'cancelled',
  // environment
  'ffmpeg-missing',
  'ffmpeg-too-old',
  'port-taken',
  'clock-set-back',
  'time-stamp-unreachable',
  'audit-not-written',
  'web-hook-failed',
  'alarm-command-failed',
  'internal',
] as const
export type FailureCode = (typeof failureCodes)[number]

/** Facts that go into the sentence: names, numbers, never a password. */
export type FailureDetails = Readonly<Record<string, string | number | boolean | null>>

export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

/** A failure on its way to a person: caught at the boundary and sent as `{ code, details }`. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode
  readonly details: FailureDetails

  constructor(code: FailureCode, details: FailureDetails = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options)
    this.code = code
    this.details = details
  }
}
