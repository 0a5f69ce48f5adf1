// Written records 笔录: what is written down while an interview or a hearing is recorded. Nothing of one is ever deleted.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, recordingId, requiredLine } from './fields.ts'
import { presentRoles } from './terms.ts'
import { caseRoles, evidenceRoles } from './rights.ts'

export const writtenRecordKinds = ['interview', 'hearing'] as const
export type WrittenRecordKind = (typeof writtenRecordKinds)[number]

/** Which record is kept of a recording: a hearing's is one of its own, all others ask and answer. */
export const recordKindFor = (recordingKind: string): WrittenRecordKind =>
  recordingKind === 'hearing' ? 'hearing' : 'interview'

/** Who speaks in an entry: the two of an interview first, then those of a hearing in their usual order. */
export const recordSpeakers = [
  'question',
  'answer',
  'presiding-officer',
  'investigator',
  'party',
  'agent',
  'third-party',
  'witness',
  'clerk',
  'remark',
] as const
export type RecordSpeaker = (typeof recordSpeakers)[number]

/** Who can speak in which kind of record; `remark` is what the recorder notes. */
export const speakersOf: Readonly<Record<WrittenRecordKind, readonly RecordSpeaker[]>> = {
  interview: ['question', 'answer', 'remark'],
  hearing: recordSpeakers.filter((each) => each !== 'question' && each !== 'answer'),
}

/** Parts of a hearing's record, in the order of the hearing (domain: 听证笔录); an interview has `course` alone. */
export const recordSections = [
  'course',
  'opening',
  'case-facts',
  'defence',
  'examination',
  'debate',
  'final-statement',
  'other-matters',
] as const
export type RecordSection = (typeof recordSections)[number]

export const sectionsOf: Readonly<Record<WrittenRecordKind, readonly RecordSection[]>> = {
  interview: ['course'],
  hearing: recordSections.filter((each) => each !== 'course'),
}

/** Somebody named in the heading, with what the forms ask for. */
export const recordPerson = z.strictObject({
  role: z.enum(presentRoles),
  name: requiredLine(80),
  sex: line(10).default(''),
  age: line(10).default(''),
  identity: line(40).default(''),
  employer: line(120).default(''),
  address: line(200).default(''),
  phone: line(40).default(''),
  certificate: line(40).default(''),
})
export type RecordPerson = z.output<typeof recordPerson>

/** The heading as people complete it. Start and end are not in it: they come from the recording's journal. */
export const recordHeading = z.strictObject({
  unit: line(120),
  cause: line(200),
  place: line(120),
  /** How a hearing is held: in public or not, and why not. */
  form: line(200),
  people: z.array(recordPerson).max(60),
})
export type RecordHeading = z.output<typeof recordHeading>

/** A text that was replaced after the record had been read back: struck through, with what took its place. */
export const recordCorrection = z.strictObject({
  at: instant,
  person: z.string(),
  before: z.string(),
  after: z.string(),
})
export type RecordCorrection = z.output<typeof recordCorrection>

export const recordEntry = z.strictObject({
  id: recordId,
  /** When it was begun: the moment of the recording. */
  at: instant,
  /** Entries follow each other by this number; it need not be whole. */
  place: z.number(),
  section: z.enum(recordSections),
  speaker: z.enum(recordSpeakers),
  text: z.string(),
  /** Taken out of the text; kept. */
  removed: z.boolean(),
  corrections: z.array(recordCorrection),
  /** Number of the newest change of it. */
  seq: z.int(),
})
export type RecordEntry = z.output<typeof recordEntry>

/**
 * `writing`: changes are silent. `reading-back`: each is a visible correction. `signing`: somebody has signed, the text
 * stays. `frozen`: it is a file of the recording, stated in its journal.
 */
export const recordStates = ['writing', 'reading-back', 'signing', 'frozen'] as const

/** On the screen, on paper (the scan of the sheets is an exhibit), or not at all, with the reason. */
export const signingWays = ['drawn', 'paper', 'refused'] as const

/** What stands in the place of a signature that is not on the screen, in print. */
export const signedWords = { paper: '纸质签名', refused: '拒绝签名' } as const

/** One stroke: points as [x, y, pressure 0 to 1, milliseconds since the first point of the signature]. */
export const signatureStroke = z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])).max(4000)

export const signatureStrokes = z.array(signatureStroke).max(400)

/** How who signs came to know the record: read it, or had it read out. The words before the signature say which. */
export const readingWays = ['read', 'read-aloud'] as const

/** Who reads and signs. */
const signer = { name: requiredLine(80), role: z.enum(presentRoles) }

export const recordSignature = z.strictObject({
  ...signer,
  how: z.enum(signingWays),
  /** Why it was refused, as the presiding officer or the asker notes it. */
  reason: line(400),
  /** Who notes the refusal: the presiding officer or an asker. */
  notedBy: line(80).default(''),
  read: z.enum(readingWays).default('read'),
  /** The scan of the signed sheets among the case's exhibits; null unless on paper. */
  exhibit: z
    .strictObject({ number: z.int().min(1), sha256: z.string() })
    .nullable()
    .default(null),
  /** As on the last page. In records of earlier versions of the program it is the one signature that is on each page. */
  strokes: signatureStrokes,
  /** When each page was read, from the first on; stated by the station. Empty where not on the screen. */
  pages: z.array(instant).default([]),
  /** When it was made; stated by the station. */
  at: instant,
})
export type RecordSignature = z.output<typeof recordSignature>

/** One page as somebody signed it 逐页签名. */
export const signedPage = z.strictObject({
  /** Stated by the station. */
  at: instant,
  /** Drawn on this very page; empty where another page's signature stands. */
  strokes: signatureStrokes,
  /** The page whose own signature stands here too, because who signs chose so; null where it was drawn here. */
  repeats: z.int().min(1).nullable(),
})
export type SignedPage = z.output<typeof signedPage>

/** Which pages somebody has signed on the screen, of those that are laid out now: null for one not signed. */
export const recordSigning = z.strictObject({ ...signer, pages: z.array(signedPage.nullable()) })
export type RecordSigning = z.output<typeof recordSigning>

/**
 * The pages that are read and signed, laid out once: what is printed is the same, with the signatures in their places.
 * They are out of date as soon as a word is changed.
 */
export const recordPages = z.strictObject({
  /** When they were laid out. */
  at: instant,
  count: z.int().min(1),
  /** SHA-256 of their PDF, `record-<n>.pages.pdf` when frozen. */
  sha256: z.string(),
  /** What the heading says of the end. */
  to: instant,
  /** Whether the recording was sealed by then: what is signed is then no part of it. */
  afterSeal: z.boolean(),
  /** The code printed on them: of what was recorded until then, or the seal's. */
  checkpoint: z.strictObject({ lines: z.int(), code: z.string() }),
})
export type RecordPages = z.output<typeof recordPages>

/** One page as it is drawn, in points from its upper left corner. */
export const drawnPage = z.strictObject({
  width: z.number(),
  height: z.number(),
  /** `y` is that of the base line. */
  texts: z.array(
    z.strictObject({
      ...{ x: z.number(), y: z.number(), width: z.number(), size: z.number(), text: z.string() },
      ...{ struck: z.boolean(), underlined: z.boolean() },
    }),
  ),
  lines: z.array(z.strictObject({ x1: z.number(), y1: z.number(), x2: z.number(), y2: z.number() })),
  boxes: z.array(z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
  /** Where each signature goes: empty in what is laid out, drawn in by whoever shows the page. */
  places: z.array(
    z.strictObject({
      ...{ x: z.number(), y: z.number(), width: z.number(), height: z.number() },
      ...{ name: z.string(), role: z.enum(presentRoles) },
      /** Under the last words, where stands what stands on the last page. */
      closing: z.boolean(),
    }),
  ),
})
export type DrawnPage = z.output<typeof drawnPage>

/** Which pages somebody has read, of those that are laid out now: the instant of each, null for one not read. */
export const recordReading = z.strictObject({ ...signer, pages: z.array(instant.nullable()) })
export type RecordReading = z.output<typeof recordReading>

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
