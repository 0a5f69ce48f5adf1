// Kinds of fields that several calls share.
import * as z from 'zod'
import { presentRoles } from './terms.ts'

/** Text that a person wrote on one line: trimmed, without control characters, of a stated length. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u)
export const requiredLine = (max: number) => line(max).min(1)

/** An instant: RFC 3339 in UTC with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 })

/** Name of a track in file names (docs/format.md §2). */
export const trackId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)

export const recordingId = z.string().regex(/^\d{8}-\d{6}-[0-9a-z]{6}$/)
export const recordId = z.uuid()

/** Public key of whom a bundle may be encrypted for, in the age format. */
export const recipientKey = z
  .string()
  .trim()
  .max(4000)
  .regex(/^age1[0-9a-z]+$/)

export const personPresent = z.strictObject({ name: requiredLine(80), role: z.enum(presentRoles) })
export type PersonPresent = z.output<typeof personPresent>

export const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }
