// Every line that the audit log can hold (docs/format.md §8.1). The one contract for writing and for verifying.
import * as z from 'zod'
import { auditEntry } from '../contract/audit.ts'
import type { Json } from '../journal/line.ts'
import { previousSchema, stamp, stationSchema, tornSchemas, type FactsOf } from '../vault/lines.ts'

const count = z.int().min(0)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const { origin, person, action, outcome, failure, subject } = auditEntry.shape

/** How the segment before was left. */
export const segmentStates = ['closed', 'damaged', 'missing'] as const

/** Size and root of a segment: as `last-audit.json` states them, and as the next segment names them. */
export const segmentMark = z.strictObject({ segment: count.min(1), size: count, root: hash })
export type SegmentMark = z.output<typeof segmentMark>

export const auditLineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...stamp,
    kind: z.literal('open'),
    format: z.literal('zhenglu-audit'),
    version: z.literal(1),
    segment: count.min(1),
    station: stationSchema,
    software: z.string(),
    /** What this segment continues; null for the first of all. */
    previous: z.strictObject({ ...segmentMark.shape, state: z.enum(segmentStates) }).nullable(),
    /** The newest seal of the station's recordings when the segment was begun. */
    chain: previousSchema.nullable(),
  }),
  z.strictObject({
    ...stamp,
    kind: z.literal('act'),
    origin,
    person,
    action,
    outcome,
    failure,
    subject,
    details: z.record(z.string(), z.json() as z.ZodType<Json>),
  }),
  z.strictObject({ ...stamp, kind: z.literal('lost'), lines: count.min(1), from: z.string(), to: z.string() }),
  z.discriminatedUnion('what', [tornSchemas.line, tornSchemas.checkpoint]),
  z.strictObject({ ...stamp, kind: z.literal('close'), next: count.min(2) }),
])
export type AuditLine = z.output<typeof auditLineSchema>
export type AuditFacts = FactsOf<AuditLine>
export type ActLine = Extract<AuditLine, { kind: 'act' }>
export type AuditOpenLine = Extract<AuditLine, { kind: 'open' }>
/** Something that was done, as who notes it states it. */
export type Act = Omit<FactsOf<ActLine>, 'kind'>

/** The seal that a line speaks of; undefined when it speaks of none. */
export function sealNamed({ action, outcome, details }: Act): z.output<typeof previousSchema> | undefined {
  if (action !== 'recording-sealed' || outcome !== 'done') return undefined
  const { recording, size, root } = details
  return previousSchema.safeParse({ recording, size, root }).data
}
