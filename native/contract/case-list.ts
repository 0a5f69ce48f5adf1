// The list of cases: narrowed down, ordered, kept under a name, handed out.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, requiredLine } from './fields.ts'
import { evidenceRoles } from './rights.ts'
import { caseKinds, caseStages, confidentialities } from './terms.ts'

/** What cases are looked for; what is not given does not matter. */
export const caseFilter = z.strictObject({
  text: line(200).default(''),
  kind: z.enum(caseKinds).optional(),
  unit: requiredLine(120).optional(),
  /** The last stage that was entered; `none`: no stage yet. */
  stage: z.enum([...caseStages, 'none']).optional(),
  confidentiality: z.enum(confidentialities).optional(),
  /** Opened at this instant or later, and before this one. */
  from: instant.optional(),
  to: instant.optional(),
  /** Only those that are void, or only those that are not. */
  voided: z.boolean().optional(),
})
export type CaseFilter = z.output<typeof caseFilter>

export const caseOrders = ['number', 'cause', 'kind', 'created', 'changed', 'stage'] as const
export type CaseOrder = (typeof caseOrders)[number]

/** What is listed, in which order. */
export const caseListing = z.strictObject({
  ...caseFilter.shape,
  order: z.enum(caseOrders).default('changed'),
  descending: z.boolean().default(true),
})
export type CaseListing = z.output<typeof caseListing>

export const savedFilter = z.strictObject({ id: recordId, name: requiredLine(60), listing: caseListing })
export type SavedFilter = z.output<typeof savedFilter>

export const caseListCalls = {
  'cases.units': defineCall({
    about: 'Every unit that handles a case, by name.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({}),
    output: z.strictObject({ units: z.array(z.string()) }),
    errors: [],
  }),
  'cases.filters': defineCall({
    about: 'Lists of cases that were kept under a name, by name.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({}),
    output: z.strictObject({ filters: z.array(savedFilter) }),
    errors: [],
  }),
  'cases.saveFilter': defineCall({
    about: 'Keeps a list of cases under a name; with `id`, in place of that one.',
    roles: evidenceRoles,
    audit: 'case-filter-saved',
    input: z.strictObject({ id: recordId.optional(), name: requiredLine(60), listing: caseListing }),
    output: savedFilter,
    errors: ['filter-name-used', 'filter-unknown'],
  }),
  'cases.removeFilter': defineCall({
    about: 'Forgets a list of cases that was kept.',
    roles: evidenceRoles,
    audit: 'case-filter-removed',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({}),
    errors: ['filter-unknown'],
  }),
  'cases.exportList': defineCall({
    about:
      'Starts to write the list of cases into a new file inside `to`: CSV in UTF-8 that spreadsheet programs open. Numbers of parties are masked.',
    roles: ['clerk', 'archivist'],
    audit: 'case-list-exported',
    input: z.strictObject({ to: z.string().min(1).max(1000), listing: caseListing }),
    output: z.strictObject({ job: recordId }),
    errors: ['target-inside-vault', 'target-not-writable', 'target-exists', 'disk-full'],
  }),
}
