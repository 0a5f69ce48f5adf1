// What a written record 笔录 consists of: who speaks in which section, and what was written down and corrected.
import * as z from 'zod'
import { instant, line, recordId, requiredLine } from './fields.ts'
import { presentRoles } from './terms.ts'

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
