// Search over everything: cases, people, written records, marks, fault statements, explanations of reconciliations,
// exhibits, documents.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, recordingId } from './fields.ts'
import { evidenceRoles } from './rights.ts'
import { presentRoles } from './terms.ts'
import { recordSpeakers } from './record-entries.ts'

/** What is found, in the order in which it is shown. */
export const searchKinds = [
  'case',
  'person',
  'entry',
  'mark',
  'statement',
  'explanation',
  'exhibit',
  'document',
] as const
export type SearchKind = (typeof searchKinds)[number]

/** What somebody is named as: in a case, or in a recording. */
export const namedAs = ['party', 'legal-representative', ...presentRoles.filter((role) => role !== 'party')] as const
export type NamedAs = (typeof namedAs)[number]

/** The words around a hit, part by part. */
export const searchContext = z.array(z.strictObject({ text: z.string(), hit: z.boolean() }))
export type SearchContext = z.output<typeof searchContext>

const foundCase = z.strictObject({ id: recordId, number: z.string(), cause: z.string(), isVoid: z.boolean() })

const common = {
  at: instant,
  context: searchContext,
  /** Null for what belongs to no case. */
  case: foundCase.nullable(),
}

export const searchHit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case'), ...common }),
  /** `recording`: where somebody was present; null for a party of the case. */
  z.strictObject({
    kind: z.literal('person'),
    ...common,
    recording: recordingId.nullable(),
    role: z.enum(namedAs),
  }),
  z.strictObject({
    kind: z.literal('entry'),
    ...common,
    recording: recordingId,
    record: recordId,
    entry: recordId,
    speaker: z.enum(recordSpeakers),
  }),
  /** `at`: the moment of the recording. */
  z.strictObject({ kind: z.literal('mark'), ...common, recording: recordingId }),
  z.strictObject({ kind: z.literal('statement'), ...common, recording: recordingId, number: z.int() }),
  /** What was written to a finding of the reconciliation before the seal. */
  z.strictObject({ kind: z.literal('explanation'), ...common, recording: recordingId }),
  /** `number` within the case. */
  z.strictObject({ kind: z.literal('exhibit'), ...common, number: z.int() }),
  z.strictObject({ kind: z.literal('document'), ...common, number: z.int() }),
])
export type SearchHit = z.output<typeof searchHit>

export const searchCalls = {
  'search.find': defineCall({
    about:
      'Cases, people, entries of written records, marks, fault statements, explanations of reconciliations, exhibits and issued documents that hold every word: Chinese characters, beginnings of other words and numbers, initials of pinyin. Newest first of each kind. Numbers of identity documents are not found.',
    roles: evidenceRoles,
    audit: 'evidence-searched',
    input: z.strictObject({
      text: line(200),
      /** How many of each kind. */
      limit: z.int().min(1).max(100).default(8),
      kinds: z.array(z.enum(searchKinds)).min(1).optional(),
    }),
    output: z.strictObject({
      /** Kinds of which something was found. `more`: there is more than was asked for. */
      groups: z.array(z.strictObject({ kind: z.enum(searchKinds), hits: z.array(searchHit), more: z.boolean() })),
      /** How many changed things are not taken in yet. */
      waiting: z.int(),
    }),
    errors: [],
  }),
}
