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
  sealed: z.boolean(),
  root: z.string().nullable(),
  sealCode: z.string().nullable(),
  lines: z.int(),
  bytes: z.int(),
  findings: z.array(findingSchema),
  proves: z.array(z.enum(provedCodes)),
  doesNotProve: z.array(z.enum(unprovedCodes)),
})
export type RecordingReport = z.output<typeof recordingReport>

export const verificationReport = z.strictObject({
  path: z.string(),
  kind: z.enum(['recording', 'vault', 'bundle']),
  recordings: z.array(recordingReport),
  /** Findings that belong to no single recording. */
  findings: z.array(findingSchema),
})
export type VerificationReport = z.output<typeof verificationReport>
