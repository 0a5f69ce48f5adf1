// Documents 文书: made from templates that are data, with fields bound to the case; issued complete, then frozen.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, requiredLine } from './fields.ts'
import { caseRoles, evidenceRoles } from './rights.ts'

/** What a field can take from the case; a person may write something else into it. */
export const fieldSources = [
  'case-number',
  'case-cause',
  'case-kind',
  'case-unit',
  'case-notes',
  'case-confidentiality',
  'party-names',
  'party-facts',
  'party-address',
  'party-phone',
  'officers',
  'recordings',
  'exhibits',
  'file-summary',
  'file-retention',
  'station',
  'today',
] as const
export type FieldSource = (typeof fieldSources)[number]

/** `line`: one line. `text`: paragraphs. `day`: a date as Chinese documents write it. */
export const fieldKinds = ['line', 'text', 'day'] as const

const fieldKey = z.string().regex(/^[a-z][a-zA-Z0-9]{0,31}$/)
const words = z.string().max(8000)

export const documentField = z.strictObject({
  /** How texts name it: `{cause}`. */
  key: fieldKey,
  label: requiredLine(40),
  kind: z.enum(fieldKinds),
  /** A document is not issued while it is empty. */
  required: z.boolean(),
  /** From where it is filled in; null for what a person writes. */
  source: z.enum(fieldSources).nullable(),
  /** What stands in it at first, where nothing is taken from the case. */
  initial: words,
})
export type DocumentField = z.output<typeof documentField>

export const blockAligns = ['left', 'center', 'right'] as const

/** A part of a document, from above to below. Texts may hold `{field}`. */
export const documentBlock = z.discriminatedUnion('kind', [
  /** Paragraphs; those that are aligned left begin with two empty letters. */
  z.strictObject({ kind: z.literal('paragraph'), text: words, align: z.enum(blockAligns), heading: z.boolean() }),
  /** A table of two columns: what is asked, what is answered; `lines` of room at least. */
  z.strictObject({
    kind: z.literal('table'),
    rows: z.array(z.strictObject({ label: line(60), text: words, lines: z.int().min(1).max(30) })).max(60),
  }),
  /** Places to sign, each on its line. */
  z.strictObject({ kind: z.literal('signatures'), lines: z.array(requiredLine(120)).max(20) }),
  /** Agency, place of the seal, day: at the right. */
  z.strictObject({ kind: z.literal('seal'), agency: words, day: words }),
  /** What is in the file, in order: written records, recordings, exhibits, documents. */
  z.strictObject({ kind: z.literal('contents') }),
])
export type DocumentBlock = z.output<typeof documentBlock>

const placeholders = /\{(?!(?:place|year|n)\})/
export const documentTemplate = z.strictObject({
  /** Name on the document, in the middle above. */
  title: requiredLine(60),
  /** 文号: `{place}`, `{year}` and `{n}` are filled in; empty for a document without a number. */
  numberPattern: z.union([
    z.literal(''),
    requiredLine(60).refine((text) => text.includes('{n}') && text.includes('{year}') && !placeholders.test(text)),
  ]),
  fields: z.array(documentField).max(60),
  blocks: z.array(documentBlock).min(1).max(80),
})
export type DocumentTemplate = z.output<typeof documentTemplate>

/** Which document it is: a code of those that are shipped. */
const documentKey = z.string().regex(/^[a-z][a-z-]{0,40}$/)

export const savedTemplate = z.strictObject({
  key: documentKey,
  /** 1 is the one that was shipped. */
  version: z.int().min(1),
  saved: instant.nullable(),
  person: z.string(),
  reason: z.string(),
  template: documentTemplate,
})
export type SavedTemplate = z.output<typeof savedTemplate>

const values = z.record(fieldKey, words)
export type DocumentValues = z.output<typeof values>

/** A document as it was issued. */
export const issuedDocument = z.strictObject({
  number: z.int().min(1),
  document: documentKey,
  title: z.string(),
  documentNumber: z.string(),
  template: z.int().min(1),
  issued: instant,
  person: z.string(),
  files: z.array(z.strictObject({ file: z.string(), length: z.int(), sha256: z.string() })),
})
export type IssuedDocument = z.output<typeof issuedDocument>

export const documentCalls = {
  'documents.templates': defineCall({
    about: 'The newest version of each template.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({}),
    output: z.strictObject({ templates: z.array(savedTemplate) }),
    errors: [],
  }),
  'documents.versions': defineCall({
    about: 'All versions of a template, newest first.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({ key: documentKey }),
    output: z.strictObject({ versions: z.array(savedTemplate) }),
    errors: ['document-unknown'],
  }),
  'documents.saveTemplate': defineCall({
    about:
      'Saves a template as a new version; the ones before stay. Every field that a text names must be one of the template’s.',
    roles: ['admin'],
    audit: 'template-saved',
    acts: 'person',
    input: z.strictObject({
      key: documentKey,
      person: requiredLine(80),
      reason: requiredLine(500),
      template: documentTemplate,
    }),
    output: savedTemplate,
    errors: ['document-unknown', 'template-field-undeclared', 'template-field-twice'],
  }),
  'documents.draft': defineCall({
    about: 'The fields of a document as they can be filled in from a case, with whole numbers of its parties.',
    roles: caseRoles,
    audit: 'document-drafted',
    input: z.strictObject({ case: recordId, key: documentKey }),
    output: z.strictObject({
      template: savedTemplate,
      values,
      /** The number that it would get now; it is taken only when it is issued. */
      documentNumber: z.string(),
    }),
    errors: ['case-unknown', 'document-unknown'],
  }),
  'documents.issue': defineCall({
    about: 'Issues a document: numbered, printed as PDF and DOCX, frozen and listed with the exhibits of the case.',
    roles: caseRoles,
    audit: 'document-issued',
    acts: 'person',
    input: z.strictObject({
      case: recordId,
      key: documentKey,
      /** Version of the template for which the values were written. */
      version: z.int().min(1),
      values,
      person: requiredLine(80),
    }),
    output: issuedDocument,
    errors: [
      'case-unknown',
      'case-voided',
      'document-unknown',
      'document-incomplete',
      'template-changed',
      'template-field-undeclared',
      'character-not-printable',
      'font-missing',
      'exhibits-damaged',
      'disk-full',
      'disk-failed',
      'vault-read-only',
    ],
  }),
  'documents.list': defineCall({
    about: 'Documents that were issued for a case, in their order.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ case: recordId }),
    output: z.strictObject({ documents: z.array(issuedDocument) }),
    errors: ['case-unknown'],
  }),
}
