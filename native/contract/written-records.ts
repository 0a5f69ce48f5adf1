// Written records 笔录: what is written down while an interview or a hearing is recorded. Nothing of one is ever deleted.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, recordId, recordingId, requiredLine } from './fields.ts'
import { recordEntry, recordHeading, recordSections, recordSpeakers, writtenRecordKinds } from './record-entries.ts'
import {
  drawnPage,
  recordPages,
  recordReading,
  recordSignature,
  recordSigning,
  signedPage,
  signer,
} from './record-signing.ts'
import { caseRoles, evidenceRoles } from './rights.ts'

/**
 * `writing`: changes are silent. `reading-back`: each is a visible correction. `signing`: somebody has signed, the text
 * stays. `frozen`: it is a file of the recording, stated in its journal.
 */
export const recordStates = ['writing', 'reading-back', 'signing', 'frozen'] as const

/** A record as it was frozen: its files beside the recording's, and the code of what was recorded until then. */
export const frozenRecord = z.strictObject({
  at: instant,
  files: z.array(z.strictObject({ file: z.string(), length: z.int(), sha256: z.string() })),
  checkpoint: z.strictObject({ lines: z.int(), code: z.string() }),
  /** Whether the recording was sealed before: the files then lie beside it and are no part of what is sealed. */
  afterSeal: z.boolean().default(false),
})
export type FrozenRecord = z.output<typeof frozenRecord>

/** One change, as a window states it. An entry is whole each time; only what differs from what is there becomes a row. */
export const recordChange = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('entry'),
    id: recordId,
    at: instant,
    place: z.number().min(0).max(1e9),
    section: z.enum(recordSections),
    speaker: z.enum(recordSpeakers),
    text: z.string().max(8000),
    removed: z.boolean().default(false),
  }),
  z.strictObject({ what: z.literal('heading'), heading: recordHeading }),
  z.strictObject({ what: z.literal('read-back') }),
  z.strictObject({ what: z.literal('page-read'), ...signer, page: z.int().min(1), sha256: z.string() }),
  z
    .strictObject({
      ...{ what: z.literal('page-signed'), ...signer, page: z.int().min(1), sha256: z.string() },
      strokes: signedPage.shape.strokes,
      repeats: signedPage.shape.repeats,
    })
    .refine(({ strokes, repeats }) => (repeats === null) === strokes.some((one) => one.length > 0), {
      path: ['strokes'],
    }),
  z
    .strictObject({ what: z.literal('signature'), signature: recordSignature })
    .refine(({ signature: { how, reason } }) => how !== 'refused' || reason !== '', { path: ['signature', 'reason'] })
    .refine(({ signature: { how, strokes } }) => how === 'drawn' || strokes.length === 0, {
      path: ['signature', 'strokes'],
    }),
])
export type RecordChange = z.output<typeof recordChange>

/** What may come from now on; records of earlier versions hold signatures that lack some of it. */
const wantedChange = recordChange
  // What was drawn was stated page by page.
  .refine((change) => change.what !== 'signature' || change.signature.strokes.length === 0, {
    path: ['signature', 'strokes'],
  })
  .refine(
    (change) =>
      change.what !== 'signature' || (change.signature.how === 'paper') === (change.signature.exhibit !== null),
    {
      path: ['signature', 'exhibit'],
    },
  )
  .refine(
    (change) => change.what !== 'signature' || change.signature.how !== 'refused' || change.signature.notedBy !== '',
    {
      path: ['signature', 'notedBy'],
    },
  )

/** One row of a list of records. */
export const recordRow = z.strictObject({
  id: recordId,
  case: recordId,
  recording: recordingId,
  kind: z.enum(writtenRecordKinds),
  /** 1, 2, 3 … within the recording. */
  number: z.int().min(1),
  created: instant,
  state: z.enum(recordStates),
  entries: z.int(),
})
export type RecordRow = z.output<typeof recordRow>

export const writtenRecord = z.strictObject({
  ...recordRow.shape,
  heading: recordHeading,
  /** Start and end of the recording as its journal has them; the end is null while it runs. */
  from: instant,
  to: instant.nullable(),
  /**
   * Whether signatures are others than after the change that was asked from. When not, `signatures` and `signings` are
   * empty here, and what was told before holds: strokes are most of a signed record.
   */
  signedSince: z.boolean(),
  signatures: z.array(recordSignature),
  /** Null when nothing is laid out yet, or what was is out of date. */
  pages: recordPages.nullable(),
  readings: z.array(recordReading),
  signings: z.array(recordSigning),
  /** Null as long as it can still be changed or signed. */
  frozen: frozenRecord.nullable(),
  /** Number of the newest change. */
  seq: z.int(),
  /** Those that changed after what was asked from, by place. */
  changed: z.array(recordEntry),
  /** Who writes in it; null when nobody does. */
  writer: z.strictObject({ window: recordId, person: z.string() }).nullable(),
})
export type WrittenRecord = z.output<typeof writtenRecord>

const who = { record: recordId, window: recordId, person: requiredLine(80) }

/** What laying a record out on its pages may fail with. */
const printing = [
  'recording-unknown',
  'recording-damaged',
  'font-missing',
  'character-not-printable',
  'disk-full',
  'disk-failed',
] as const

export const writtenRecordCalls = {
  'writtenRecords.begin': defineCall({
    about: 'Begins a written record of a running recording, its heading filled from case, room and people present.',
    roles: caseRoles,
    audit: 'written-record-begun',
    acts: 'person',
    input: z.strictObject({ recording: recordingId, kind: z.enum(writtenRecordKinds), person: requiredLine(80) }),
    output: recordRow,
    errors: ['recording-unknown', 'recording-not-running', 'recording-damaged', 'disk-full', 'disk-failed'],
  }),
  'writtenRecords.list': defineCall({
    about: 'Written records of a case or of a recording, oldest first.',
    roles: evidenceRoles,
    audit: null,
    input: z.union([z.strictObject({ case: recordId }), z.strictObject({ recording: recordingId })]),
    output: z.strictObject({ records: z.array(recordRow) }),
    errors: ['case-unknown'],
  }),
  'writtenRecords.get': defineCall({
    about: 'A written record as it is now; with `since`, only entries and signatures that changed after that change.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ record: recordId, since: z.int().min(0).default(0) }),
    output: writtenRecord,
    errors: ['written-record-unknown', 'recording-unknown', 'recording-damaged'],
  }),
  'writtenRecords.hold': defineCall({
    about: 'Takes or renews the right to write, for fifteen seconds. With `take`, also while another window has it.',
    roles: caseRoles,
    audit: null,
    acts: 'person',
    input: z.strictObject({ ...who, take: z.boolean().default(false) }),
    output: z.strictObject({ until: instant }),
    errors: ['written-record-unknown', 'written-record-held'],
  }),
  'writtenRecords.release': defineCall({
    about: 'Gives up the right to write, so that others need not wait.',
    roles: caseRoles,
    audit: null,
    input: z.strictObject({ record: recordId, window: recordId }),
    output: z.strictObject({}),
    errors: ['written-record-unknown'],
  }),
  'writtenRecords.change': defineCall({
    about: 'Adds changes, in their order; what is there already adds nothing, so that they may be sent again.',
    roles: caseRoles,
    audit: null,
    acts: 'person',
    input: z.strictObject({ ...who, changes: z.array(wantedChange).min(1).max(200) }),
    output: z.strictObject({ seq: z.int() }),
    errors: [
      'written-record-unknown',
      'written-record-held',
      'written-record-speaker',
      'written-record-signed',
      'written-record-not-read',
      'written-record-not-laid-out',
      'written-record-pages-unread',
      'written-record-pages-unsigned',
      'exhibit-unknown',
      'recording-unknown',
      'recording-damaged',
      'disk-full',
      'disk-failed',
    ],
  }),
  'writtenRecords.layOut': defineCall({
    about:
      'Lays the record out on the pages that are read one by one and signed, unless they are there; its text may change ' +
      'until somebody signs, and then they are laid out anew. Of a recording that is over they show its seal code.',
    roles: caseRoles,
    audit: null,
    acts: 'person',
    input: z.strictObject(who),
    output: recordPages,
    errors: [
      'written-record-unknown',
      'written-record-held',
      'written-record-signed',
      'written-record-not-read',
      'written-record-pages-differ',
      'recording-not-sealed',
      'recording-in-break',
      ...printing,
    ],
  }),
  'writtenRecords.page': defineCall({
    about: 'One page of a record as it is laid out, by the hash of all: the lines of its PDF at their places.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ record: recordId, page: z.int().min(1), sha256: z.string() }),
    output: drawnPage,
    errors: ['written-record-unknown', 'written-record-not-laid-out', 'written-record-pages-differ', ...printing],
  }),
  'writtenRecords.freeze': defineCall({
    about:
      'Freezes a signed record: JSON, PDF and DOCX beside the recording, stated in its journal with their hashes; when the ' +
      'recording is sealed already, apart from it under documents, stated in the audit log.',
    roles: caseRoles,
    audit: 'written-record-frozen',
    acts: 'person',
    input: z.strictObject(who),
    output: z.strictObject({ ...frozenRecord.shape, recording: recordingId }),
    errors: [
      'written-record-unknown',
      'written-record-held',
      'written-record-signed',
      'written-record-not-signed',
      'written-record-pages-differ',
      'recording-not-sealed',
      'recording-in-break',
      ...printing,
    ],
  }),
}
