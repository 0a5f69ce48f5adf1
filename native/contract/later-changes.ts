// What was added to a case or changed in it after it was closed 结案: told until it is closed again.
import * as z from 'zod'
import { instant } from './fields.ts'

export const laterChangeKinds = [
  'exhibit-added',
  'exhibit-described',
  'exhibit-withdrawn',
  'document-issued',
  'recording-made',
  'recording-ended',
  'record-begun',
  'record-changed',
  'record-signed',
  'statement-made',
  'act-stated',
  'stage-entered',
  'relation-stated',
  'parties-changed',
  'facts-changed',
] as const
export type LaterChangeKind = (typeof laterChangeKinds)[number]

export const laterChange = z.strictObject({
  at: instant,
  /** Who did it; empty where nobody is known. */
  person: z.string(),
  kind: z.enum(laterChangeKinds),
  /** What it concerns, in Chinese as it stands in the file; empty where the kind says all. */
  subject: z.string(),
})
export type LaterChange = z.output<typeof laterChange>
