// What is stated about the acts of a case that must be recorded: entries of its time line, only ever added.
import * as z from 'zod'
import { instant, recordId, recordingId } from './fields.ts'

/** Key of an item 事项 of the list: the same in all versions that have it. */
export const actItemId = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** `name`: the item's as the list had it then. */
const event = { at: instant, person: z.string(), name: z.string() }
const ofAct = { ...event, act: recordId }

/** An act took place. `version`: of the list in which the item was looked up. */
const entered = z.strictObject({
  kind: z.literal('act'),
  ...ofAct,
  item: actItemId,
  version: z.int(),
  day: z.iso.date(),
  place: z.string(),
})
/** It was entered in error. */
const withdrawn = z.strictObject({ kind: z.literal('act-withdrawn'), ...ofAct, reason: z.string() })
/** A recording is one of the act, or (`linked` false) was taken for one in error. */
const recorded = z.strictObject({
  kind: z.literal('act-recording'),
  ...ofAct,
  recording: recordingId,
  linked: z.boolean(),
  reason: z.string(),
})
/** Why it was not recorded. */
const unrecorded = z.strictObject({ kind: z.literal('act-unrecorded'), ...ofAct, reason: z.string() })
/** An item of the list did not take place in this case; `absent` false takes that back. */
const absent = z.strictObject({
  kind: z.literal('act-absent'),
  ...event,
  item: actItemId,
  absent: z.boolean(),
  reason: z.string(),
})

export const actEvents = [entered, withdrawn, recorded, unrecorded, absent] as const
export type ActEvent = z.output<(typeof actEvents)[number]>
