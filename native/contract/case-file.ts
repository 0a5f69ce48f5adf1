// The case file 案卷: its order in versions, its contents list 卷内目录, the check before closing 结案检查.
import * as z from 'zod'
import {
  closingEntry,
  closingFinding,
  fileItemChange,
  fileItemKey,
  fileParts,
  fileSlotKey,
  fileTotals,
  reopeningEntry,
} from './case-file-events.ts'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, requiredLine } from './fields.ts'
import { laterChange } from './later-changes.ts'
import { caseRoles, evidenceRoles } from './rights.ts'
import { caseKinds, retentions } from './terms.ts'

/** Sorts of things that a case file holds; `paper` exists on paper only. */
export const fileItemKinds = [
  'document',
  'written-record',
  'exhibit',
  'recording',
  'fault-statement',
  'act-report',
  'paper',
] as const
export type FileItemKind = (typeof fileItemKinds)[number]

const placeholders = /\{(?!(?:title|cause|name)\})/

/** A place in the order of a case file. */
export const fileSlot = z.strictObject({
  key: fileSlotKey,
  /** What belongs there, as the order calls it. */
  name: requiredLine(60),
  part: z.enum(fileParts),
  collects: z.enum(fileItemKinds),
  /** Of documents the template, of written records the kind; empty: all that have no place of their own. */
  of: line(48),
  /** Title in the contents list: `{title}` is the thing's own, `{name}` that of the place, `{cause}` the case's. */
  title: requiredLine(120).refine((text) => !placeholders.test(text)),
  /** Kinds of case whose file must have it. */
  required: z.array(z.enum(caseKinds)),
})
export type FileSlot = z.output<typeof fileSlot>

const slots = z.array(fileSlot).max(200)
/** Null: of all kinds of case that have no order of their own. */
const orderKind = z.enum(caseKinds).nullable()
export const fileOrder = z.strictObject({
  kind: orderKind,
  /** Of the order for all kinds, 1 is the one that was shipped. */
  version: z.int().min(1),
  at: instant.nullable(),
  person: z.string(),
  reason: z.string(),
  /** None in a version by which a kind of case gave up its own order. */
  slots,
})
export type FileOrder = z.output<typeof fileOrder>

/**
 * `counted`: by the program. `stated`: by a person. `unknown`: it has pages that could not be counted. `none`: it has no
 * pages, as a recording.
 */
export const pageStates = ['counted', 'stated', 'unknown', 'none'] as const

/** A file of an item, and where it lies; `beside`: a written record that was signed after its recording was sealed. */
const itemFile = z.strictObject({
  place: z.enum(['exhibits', 'recording', 'beside', 'statements']),
  /** Empty of files that belong to no recording. */
  recording: z.string(),
  file: z.string(),
})
export type ItemFile = z.output<typeof itemFile>

export const fileItem = z.strictObject({
  key: fileItemKey,
  kind: z.enum(fileItemKinds),
  /** Of a document its template, of a written record its kind, else empty. */
  of: z.string(),
  /** Null where the order has no place for it. */
  slot: z.string().nullable(),
  part: z.enum(fileParts),
  /** 顺序号 within its part, from 1. */
  order: z.int(),
  /** 文号 */
  number: z.string(),
  /** 责任者 */
  responsible: z.string(),
  title: z.string(),
  /** Day, empty where it has none. */
  day: z.string(),
  /** When it came. */
  at: instant,
  pages: z.int(),
  pageState: z.enum(pageStates),
  /** First and last page within its part; null without pages. */
  from: z.int().nullable(),
  to: z.int().nullable(),
  /** Of what plays, in seconds. */
  seconds: z.number().nullable(),
  sealCode: z.string().nullable(),
  /** Of a recording: the longest that its acts ask for. */
  retention: z.enum(retentions).nullable(),
  note: z.string(),
  /** An exhibit that does not count any more: it stays, without a page. */
  withdrawn: z.boolean(),
  files: z.array(itemFile),
  /** What people corrected, oldest first. */
  corrections: z.array(z.strictObject({ at: instant, person: z.string(), reason: z.string(), change: fileItemChange })),
})
export type FileItem = z.output<typeof fileItem>

export const caseFile = z.strictObject({
  made: instant,
  /** Version of the order, and of which one: that of a kind of case, or (null) that of all. */
  version: z.int(),
  orderOf: orderKind,
  /** How long the file is kept 保管期限, by the kind of the case. */
  retention: z.enum(retentions),
  /** Main file first, in order. */
  items: z.array(fileItem),
  totals: fileTotals,
  /** The newest 备考表 that was issued. */
  closingNote: z.strictObject({ number: z.int(), file: z.string(), issued: instant, person: z.string() }).nullable(),
  /** How the case was closed; null while it is open. */
  closed: closingEntry.nullable(),
  /** Closings and reopenings, oldest first. */
  closings: z.array(z.discriminatedUnion('kind', [closingEntry, reopeningEntry])),
  /** What came or changed after the closing that counts, oldest first; nothing while the case is open. */
  changedSince: z.array(laterChange),
})
export type CaseFile = z.output<typeof caseFile>

const stated = { reason: requiredLine(500), person: requiredLine(80) }
const usual = ['case-unknown', 'case-voided', 'case-closed'] as const
const disk = ['exhibits-damaged', 'recording-damaged'] as const
const note = line(200)
const pages = z.int().min(0).max(100_000)

export const printedOfFile = ['contents', 'closing-note', 'closing-check'] as const

export const caseFileCalls = {
  'caseFile.order': defineCall({
    about:
      'The order of case files of a kind of case, or (`kind` null) of all kinds that have none of their own: what is in force, and the versions of that very order, newest first.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({ kind: orderKind.default(null) }),
    output: z.strictObject({ current: fileOrder, versions: z.array(fileOrder) }),
    errors: [],
  }),
  'caseFile.saveOrder': defineCall({
    about:
      'Saves an order as its next version. `after`: the version that was edited, 0 for the first of a kind of case; refused when there is a later one. Without places, a kind of case gives up its own order.',
    roles: ['admin'],
    audit: 'file-order-saved',
    acts: 'person',
    input: z
      .strictObject({ kind: orderKind.default(null), after: z.int().min(0), slots, ...stated })
      .refine(({ kind, slots: places }) => kind !== null || places.length > 0),
    output: fileOrder,
    errors: ['file-order-changed', 'file-order-twice'],
  }),
  'caseFile.get': defineCall({
    about:
      'The contents of a case file, built from what is there: in order, with pages counted, and how it was closed.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ case: recordId }),
    output: caseFile,
    errors: ['case-unknown', ...disk],
  }),
  'caseFile.correct': defineCall({
    about: 'Corrects place, part, title, pages or note of an item, with a reason. What was there before stays.',
    roles: [...caseRoles, 'archivist'],
    audit: 'file-item-corrected',
    acts: 'person',
    input: z.strictObject({
      case: recordId,
      item: fileItemKey,
      change: z.strictObject({
        slot: fileSlotKey.optional(),
        part: z.enum(fileParts).optional(),
        title: requiredLine(200).optional(),
        pages: pages.optional(),
        note: note.optional(),
      }),
      ...stated,
    }),
    output: fileItem,
    errors: [...usual, ...disk, 'file-item-unknown', 'file-item-same', 'file-slot-unknown'],
  }),
  'caseFile.reorder': defineCall({
    about: 'Puts the items of a part into another order, with a reason. What comes later takes its place beside them.',
    roles: [...caseRoles, 'archivist'],
    audit: 'file-reordered',
    acts: 'person',
    input: z.strictObject({
      case: recordId,
      part: z.enum(fileParts),
      order: z.array(fileItemKey).min(1).max(5000),
      ...stated,
    }),
    output: z.strictObject({}),
    errors: [...usual, ...disk, 'file-item-unknown'],
  }),
  'caseFile.addPaper': defineCall({
    about: 'Adds an item that exists on paper only.',
    roles: [...caseRoles, 'archivist'],
    audit: 'file-paper-added',
    acts: 'person',
    input: z.strictObject({
      case: recordId,
      slot: fileSlotKey.nullable(),
      part: z.enum(fileParts),
      title: requiredLine(200),
      number: line(80).default(''),
      responsible: line(120).default(''),
      day: z.union([z.literal(''), z.iso.date()]).default(''),
      pages: pages.min(1),
      note: note.default(''),
      person: requiredLine(80),
    }),
    output: z.strictObject({ item: fileItemKey }),
    errors: [...usual, 'file-slot-unknown'],
  }),
  'caseFile.withdrawPaper': defineCall({
    about: 'States that an item on paper was added in error, and why.',
    roles: [...caseRoles, 'archivist'],
    audit: 'file-paper-withdrawn',
    acts: 'person',
    input: z.strictObject({ case: recordId, item: fileItemKey, ...stated }),
    output: z.strictObject({}),
    errors: [...usual, 'file-item-unknown'],
  }),
  'caseFile.check': defineCall({
    about: 'Whether anything is missing before a case is closed: red has to be settled or explained in writing.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ case: recordId }),
    output: z.strictObject({ findings: z.array(closingFinding) }),
    errors: ['case-unknown', ...disk],
  }),
  'caseFile.close': defineCall({
    about: 'Closes a case: the check is made anew and kept with its explanations; each red finding needs one.',
    roles: caseRoles,
    audit: 'case-closed',
    acts: 'person',
    input: z.strictObject({
      case: recordId,
      day: z.iso.date(),
      explanations: z.array(z.strictObject({ finding: z.string().max(400), text: requiredLine(1000) })).max(1000),
      person: requiredLine(80),
    }),
    output: closingEntry,
    errors: [...usual, ...disk, 'closing-unsettled'],
  }),
  'caseFile.reopen': defineCall({
    about: 'Reopens a case that was closed, with a reason. The closing and its check stay in the time line.',
    roles: caseRoles,
    audit: 'case-reopened',
    acts: 'person',
    input: z.strictObject({ case: recordId, ...stated }),
    output: z.strictObject({}),
    errors: ['case-unknown', 'case-voided', 'case-not-closed'],
  }),
  'caseFile.print': defineCall({
    about: 'Contents list 卷内目录, closing note 备考表 or check before closing 结案检查表 as PDF.',
    roles: evidenceRoles,
    audit: 'case-file-printed',
    input: z.strictObject({ case: recordId, what: z.enum(printedOfFile) }),
    output: z.strictObject({ name: z.string(), bytes: z.base64() }),
    errors: ['case-unknown', 'font-missing', 'character-not-printable', ...disk],
  }),
}
