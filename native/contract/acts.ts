// Acts of a case that must be recorded, and the completeness report 完整性报告.
import * as z from 'zod'
import { actItemId } from './act-events.ts'
import { actItem } from './act-list.ts'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, recordingId, requiredLine } from './fields.ts'
import { caseRoles, evidenceRoles } from './rights.ts'
import { caseKinds, languages } from './terms.ts'

/**
 * `complete`: recorded as the list asks. `incomplete`: recorded with a fault. `missing`: not recorded, or nothing was
 * stated until the case was closed. `explained`: not recorded, or with a gap, and a person stated why, where the list
 * allows it. `not-due`: nothing has to be recorded (yet).
 */
export const verdicts = ['complete', 'incomplete', 'missing', 'explained', 'not-due'] as const
export type Verdict = (typeof verdicts)[number]

/** What is wrong with a recording of an act. */
export const recordingFaults = [
  'not-sealed',
  'interrupted',
  'gap',
  'break',
  'verification-failed',
  'unreadable',
  'training',
  'other-day',
] as const
export type RecordingFault = (typeof recordingFaults)[number]

/** What a row says beside its recordings. */
export const rowRemarks = [
  'no-recording',
  'nothing-stated',
  'did-not-take-place',
  'text-enough',
  'stage-not-entered',
  'open',
] as const
export type RowRemark = (typeof rowRemarks)[number]

const statedBy = z.strictObject({ at: instant, person: z.string(), reason: z.string() })

/** A recording of an act, and how it stands. */
export const actRecording = z.strictObject({
  id: recordingId,
  opened: instant.nullable(),
  closed: instant.nullable(),
  sealCode: z.string().nullable(),
  /** Gaps over the stated length: how many, and the seconds of the longest. */
  gaps: z.int(),
  longestGap: z.number(),
  breaks: z.int(),
  /** What its last verification here said; null when there was none. */
  verified: z.strictObject({ at: instant, passed: z.boolean() }).nullable(),
  /** Faults of its journal, and how many of them have a fault statement 情况说明. */
  incidents: z.int(),
  explained: z.int(),
  /** When and by whom it was named as a recording of the act. */
  linked: z.strictObject({ at: instant, person: z.string() }),
  faults: z.array(z.enum(recordingFaults)),
})
export type ActRecording = z.output<typeof actRecording>

/** An act that took place, or an item of the list of which none did. */
export const actRow = z.strictObject({
  case: z.strictObject({ id: recordId, number: z.string(), kind: z.enum(caseKinds), unit: z.string() }),
  item: actItem,
  /** Version of the list against which it is judged: that in force when the stage was opened. */
  version: z.int(),
  /** Day of the item's stage; null while that is not entered. */
  stageDay: z.iso.date().nullable(),
  /** Null for an item of which no act was entered. */
  act: z
    .strictObject({ id: recordId, day: z.iso.date(), place: z.string(), person: z.string(), at: instant })
    .nullable(),
  absent: statedBy.nullable(),
  unrecorded: statedBy.nullable(),
  recordings: z.array(actRecording),
  verdict: z.enum(verdicts),
  remarks: z.array(z.enum(rowRemarks)),
  /** Month to which it counts: of the act, else of its stage, else in which the case was opened. */
  month: z.string(),
})
export type ActRow = z.output<typeof actRow>

const counts = z.strictObject({
  complete: z.int(),
  incomplete: z.int(),
  missing: z.int(),
  explained: z.int(),
  'not-due': z.int(),
})
export type VerdictCounts = z.output<typeof counts>

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** What a report is asked of. */
const asked = {
  /** One case, with every item of its list; else of all cases what was entered, or is missing. */
  case: recordId.optional(),
  unit: line(120).optional(),
  from: month.optional(),
  to: month.optional(),
  kind: z.enum(caseKinds).optional(),
  verdict: z.enum(verdicts).optional(),
  /** Gaps of up to so many seconds are no fault. */
  gapSeconds: z.number().min(0).max(3600).default(1),
}
const reportInput = z.strictObject({
  ...asked,
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
})
export type ReportAsked = z.output<typeof reportInput>

export const actReport = z.strictObject({
  made: instant,
  gapSeconds: z.number(),
  rows: z.array(actRow),
  /** Rows of this verdict, all pages. */
  total: z.int(),
  /** Over all verdicts. */
  counts,
  months: z.array(z.strictObject({ month: z.string(), counts })),
  /** Units that there are, with those of the whole period and all kinds. */
  units: z.array(z.strictObject({ unit: z.string(), counts })),
})
export type ActReport = z.output<typeof actReport>

const ofAct = { case: recordId, act: recordId, person: requiredLine(80) }
/** The name of the item of the list. */
const done = z.strictObject({ name: z.string() })
const usual = ['case-unknown', 'case-voided', 'act-unknown'] as const

export const actCalls = {
  'acts.enter': defineCall({
    about: 'Enters that an act of the list took place in a case: once each time that it did.',
    roles: caseRoles,
    audit: 'act-entered',
    input: z.strictObject({
      case: recordId,
      item: actItemId,
      day: z.iso.date(),
      place: line(120).default(''),
      person: requiredLine(80),
    }),
    output: z.strictObject({ act: recordId, name: z.string() }),
    errors: ['case-unknown', 'case-voided', 'act-item-unknown', 'act-day-ahead'],
  }),
  'acts.withdraw': defineCall({
    about: 'States that an act was entered in error, and why. The entry stays in the time line.',
    roles: caseRoles,
    audit: 'act-withdrawn',
    acts: 'person',
    input: z.strictObject({ ...ofAct, reason: requiredLine(500) }),
    output: done,
    errors: [...usual],
  }),
  'acts.link': defineCall({
    about: 'States that a recording of the case is one of an act.',
    roles: caseRoles,
    audit: 'act-linked',
    acts: 'person',
    input: z.strictObject({ ...ofAct, recording: recordingId }),
    output: done,
    errors: [...usual, 'recording-unknown', 'act-recording-elsewhere', 'act-recording-linked'],
  }),
  'acts.unlink': defineCall({
    about: 'States that a recording was taken for one of an act in error, and why.',
    roles: caseRoles,
    audit: 'act-unlinked',
    acts: 'person',
    input: z.strictObject({ ...ofAct, recording: recordingId, reason: requiredLine(500) }),
    output: done,
    errors: [...usual, 'act-recording-not-linked'],
  }),
  'acts.explain': defineCall({
    about: 'States why an act was not recorded, where the list has it recorded by circumstance.',
    roles: caseRoles,
    audit: 'act-explained',
    acts: 'person',
    input: z.strictObject({ ...ofAct, reason: requiredLine(500) }),
    output: done,
    errors: [...usual, 'act-must-be-recorded'],
  }),
  'acts.stateAbsent': defineCall({
    about: 'States that an item of the list did not take place in a case, or (`absent` false) takes that back.',
    roles: caseRoles,
    audit: 'act-absence-stated',
    acts: 'person',
    input: z.strictObject({
      case: recordId,
      item: actItemId,
      absent: z.boolean(),
      person: requiredLine(80),
      reason: line(500).default(''),
    }),
    output: done,
    errors: ['case-unknown', 'case-voided', 'act-item-unknown', 'act-took-place', 'act-absence-same'],
  }),
  'acts.report': defineCall({
    about:
      'What must be recorded and what is there, judged: of a case, or of all cases that count, by unit, month, kind and verdict; newest month first.',
    roles: evidenceRoles,
    audit: null,
    input: reportInput,
    output: actReport,
    errors: ['case-unknown'],
  }),
  'acts.exportReport': defineCall({
    about: 'The report, all pages, as a file: CSV in a language, or PDF in Chinese for printing.',
    roles: evidenceRoles,
    audit: 'act-report-exported',
    input: z.strictObject({ ...asked, form: z.enum(['csv', 'pdf']), language: z.enum(languages).default('zh-CN') }),
    output: z.strictObject({ name: z.string(), bytes: z.base64() }),
    errors: ['case-unknown', 'font-missing', 'act-report-too-long'],
  }),
}
