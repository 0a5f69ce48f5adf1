// What a verification says: findings, what is proved, what is not.
import * as z from 'zod'
import { findingCodes, provedCodes, unprovedCodes } from './findings.ts'

export const findingSchema = z.strictObject({
  code: z.enum(findingCodes),
  file: z.string().optional(),
  track: z.string().optional(),
  part: z.int().optional(),
  chunk: z.int().optional(),
  /** `seq` of the journal line. */
  line: z.int().optional(),
  /** Byte offset in the file. */
  offset: z.int().optional(),
  /** Media time span of the part, in microseconds. */
  mediaFrom: z.int().optional(),
  mediaTo: z.int().optional(),
  /** Instant at which what is affected was captured. */
  wall: z.string().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
})
export type Finding = z.output<typeof findingSchema>

export const recordingReport = z.strictObject({
  recording: z.string(),
  /** Of which copy it speaks, where both were verified. */
  disk: z.exactOptional(z.enum(['vault', 'mirror'])),
  sealed: z.boolean(),
  root: z.string().nullable(),
  sealCode: z.string().nullable(),
  lines: z.int(),
  bytes: z.int(),
  /** The script that it followed: how many of its required steps were said and left out, and which are neither. */
  script: z.exactOptional(
    z.strictObject({ version: z.int(), said: z.int(), skipped: z.int(), open: z.array(z.string()) }),
  ),
  findings: z.array(findingSchema),
  proves: z.array(z.enum(provedCodes)),
  doesNotProve: z.array(z.enum(unprovedCodes)),
})
export type RecordingReport = z.output<typeof recordingReport>

/** What a verification says of an audit log. */
export const auditReport = z.strictObject({
  station: z.string(),
  segments: z.int(),
  lines: z.int(),
  /** Of the newest segment: its number, the lines that are signed, and their root. */
  signed: z.strictObject({ segment: z.int(), size: z.int(), root: z.string() }).nullable(),
  /** Instants of the first and the last line. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  proves: z.array(z.enum(provedCodes)),
  doesNotProve: z.array(z.enum(unprovedCodes)),
})
export type AuditReport = z.output<typeof auditReport>

/** What a verification says of exhibits 证据材料 and issued documents. */
export const exhibitsReport = z.strictObject({
  /** Cases that have some. */
  cases: z.int(),
  files: z.int(),
  bytes: z.int(),
  proves: z.array(z.enum(provedCodes)),
  doesNotProve: z.array(z.enum(unprovedCodes)),
})
export type ExhibitsReport = z.output<typeof exhibitsReport>

export const verificationReport = z.strictObject({
  path: z.string(),
  kind: z.enum(['recording', 'vault', 'bundle', 'audit']),
  recordings: z.array(recordingReport),
  /** Findings that belong to no single recording. */
  findings: z.array(findingSchema),
  /** Of an audit log alone. */
  audit: z.exactOptional(auditReport),
  /** Of a vault or a bundle that holds exhibits. */
  exhibits: z.exactOptional(exhibitsReport),
})
export type VerificationReport = z.output<typeof verificationReport>
