// Stages of a case, and the time line of everything that happened in it.
import * as z from 'zod'
import { actEvents } from './act-events.ts'
import { caseFileEvents } from './case-file-events.ts'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, recordingId, requiredLine } from './fields.ts'
import { relatedCase } from './case-relations.ts'
import { caseRelations, caseStages, recordingKinds } from './terms.ts'
import { caseRoles, evidenceRoles } from './rights.ts'

/** One entry of a stage: the newest of a stage counts, the ones before stay. */
export const stageEntry = z.strictObject({
  stage: z.enum(caseStages),
  /** Day of the stage; null when it was entered in error. */
  day: z.iso.date().nullable(),
  person: z.string(),
  /** Why the entry before it was wrong; empty for the first. */
  reason: z.string(),
  /** When it was entered. */
  at: instant,
})
export type StageEntry = z.output<typeof stageEntry>

const event = { at: instant, person: z.string() }

/** `number`: that of the other case as it was then. */
const relation = {
  relation: recordId,
  other: recordId,
  number: z.string(),
  as: z.enum(caseRelations),
  reason: z.string(),
}

export const timelineEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened'), ...event }),
  /** `members`: what of the facts is another. */
  z.strictObject({ kind: z.literal('changed'), ...event, members: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('voided'), ...event, reason: z.string() }),
  z.strictObject({
    kind: z.literal('stage'),
    ...event,
    ...{ stage: stageEntry.shape.stage, day: stageEntry.shape.day, reason: z.string() },
  }),
  z.strictObject({ kind: z.literal('related'), ...event, ...relation }),
  /** A link that was stated in error. */
  z.strictObject({ kind: z.literal('unrelated'), ...event, ...relation }),
  z.strictObject({
    kind: z.literal('recording'),
    ...event,
    recording: recordingId,
    recordingKind: z.enum(recordingKinds),
    room: z.string(),
    closed: instant.nullable(),
    sealCode: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('statement'),
    ...event,
    recording: recordingId,
    number: z.int(),
    version: z.int(),
    file: z.string(),
  }),
  ...actEvents,
  ...caseFileEvents,
  /** What was done with an exhibit; `reason` of a correction or a withdrawal, else empty. */
  z.strictObject({
    kind: z.literal('exhibit'),
    ...event,
    act: z.enum(['added', 'described', 'withdrawn']),
    number: z.int(),
    name: z.string(),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('document'),
    ...event,
    title: z.string(),
    documentNumber: z.string(),
    file: z.string(),
  }),
])
export type TimelineEntry = z.output<typeof timelineEntry>

export const caseStageCalls = {
  'cases.enterStage': defineCall({
    about:
      'Enters a stage of a case with its day and the person responsible. A stage that was entered already is corrected by a new entry, which needs a reason. A case is closed and reopened by `caseFile.close` and `caseFile.reopen`; it is archived once it is closed.',
    roles: caseRoles,
    audit: 'case-stage-entered',
    input: z.strictObject({
      id: recordId,
      stage: z.enum(caseStages),
      day: z.iso.date().nullable(),
      person: requiredLine(80),
      reason: line(500).default(''),
    }),
    output: z.strictObject({ stages: z.array(stageEntry) }),
    errors: [
      'case-unknown',
      'case-voided',
      'stage-reason-missing',
      'stage-not-entered',
      'reviewer-handled-case',
      'closing-by-check',
      'archiving-before-closing',
    ],
  }),
  'cases.timeline': defineCall({
    about:
      'Everything that happened in a case, newest first; its stages as they are now, in order; the cases that belong to it.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({
      entries: z.array(timelineEntry),
      stages: z.array(stageEntry),
      related: z.array(relatedCase),
    }),
    errors: ['case-unknown'],
  }),
}
