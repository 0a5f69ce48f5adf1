// What is stated about the case file 案卷 of a case: entries of its time line, only ever added.
import * as z from 'zod'
import { instant } from './fields.ts'
import { caseKinds } from './terms.ts'

/** Main file 正卷, and secondary file 副卷 for what is internal to the agency. */
export const fileParts = ['main', 'secondary'] as const
export type FilePart = (typeof fileParts)[number]

/** What a check before closing can find. */
export const closingFindingCodes = [
  'act-missing',
  'act-incomplete',
  'recording-not-sealed',
  'fault-unexplained',
  'record-not-signed',
  'document-missing',
  'closing-note-missing',
  'closing-note-outdated',
  'exhibit-undescribed',
  'pages-unknown',
] as const
export type ClosingFindingCode = (typeof closingFindingCodes)[number]

export const closingFinding = z.strictObject({
  /** By which an explanation names it: the code and what it concerns. */
  key: z.string(),
  code: z.enum(closingFindingCodes),
  /** `red` has to be settled or explained in writing. */
  level: z.enum(['red', 'amber']),
  /** What it concerns, in words. */
  subject: z.string(),
})
export type ClosingFinding = z.output<typeof closingFinding>

/** Name of an item: `document 3`, `exhibit 2`, `recording <id>`, `paper <uuid>` … */
export const fileItemKey = z.string().min(1).max(80)
/** Key of a place in the order. */
export const fileSlotKey = z.string().regex(/^[a-z][a-z0-9-]{0,47}$/)

/** What of an item a person has corrected; what is not named stays. */
export const fileItemChange = z.strictObject({
  slot: fileSlotKey.optional(),
  part: z.enum(fileParts).optional(),
  title: z.string().min(1).optional(),
  pages: z.int().min(0).max(100_000).optional(),
  note: z.string().optional(),
})
export type FileItemChange = z.output<typeof fileItemChange>

const event = { at: instant, person: z.string() }
/** `name`: the item's title as it was then. */
const ofItem = { ...event, item: fileItemKey, name: z.string() }

const corrected = z.strictObject({
  kind: z.literal('file-corrected'),
  ...ofItem,
  change: fileItemChange,
  reason: z.string(),
})
/** Items of a part in the order that a person gave them. */
const reordered = z.strictObject({
  kind: z.literal('file-reordered'),
  ...event,
  part: z.enum(fileParts),
  order: z.array(fileItemKey),
  reason: z.string(),
})
/** An item that exists on paper only. */
const paper = z.strictObject({
  kind: z.literal('file-paper'),
  ...ofItem,
  slot: fileSlotKey.nullable(),
  part: z.enum(fileParts),
  number: z.string(),
  responsible: z.string(),
  /** Empty where it has none. */
  day: z.union([z.literal(''), z.iso.date()]),
  pages: z.int(),
  note: z.string(),
})
const paperWithdrawn = z.strictObject({ kind: z.literal('file-paper-withdrawn'), ...ofItem, reason: z.string() })

const partTotals = z.strictObject({
  items: z.int(),
  pages: z.int(),
  /** Items whose pages nobody knows. */
  unknown: z.int(),
})
export const fileTotals = z.strictObject({
  main: partTotals,
  secondary: partTotals,
  recordings: z.int(),
  /** What is recorded, in seconds. */
  seconds: z.number(),
})
export type FileTotals = z.output<typeof fileTotals>

/** The case was closed 结案, with what the check found and how that was explained. */
const closed = z.strictObject({
  kind: z.literal('closed'),
  ...event,
  day: z.iso.date(),
  caseKind: z.enum(caseKinds),
  /** Version of the order that said what is required, and of which one: a kind's own, or (null) that of all. */
  order: z.int(),
  orderOf: z.enum(caseKinds).nullable().default(null),
  totals: fileTotals,
  findings: z.array(z.strictObject({ ...closingFinding.shape, explanation: z.string() })),
})
/** It is handled again. */
const reopened = z.strictObject({ kind: z.literal('reopened'), ...event, reason: z.string() })

export const caseFileEvents = [corrected, reordered, paper, paperWithdrawn, closed, reopened] as const
export type CaseFileEvent = z.output<(typeof caseFileEvents)[number]>
export const closingEntry = closed
export const reopeningEntry = reopened
export type ClosingEntry = z.output<typeof closed>
