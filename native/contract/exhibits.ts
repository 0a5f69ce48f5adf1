// Exhibits 证据材料: files that were taken into a case as they were, described, shown, withdrawn, never removed.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, requiredLine } from './fields.ts'
import { caseRoles, evidenceRoles, sessionRoles } from './rights.ts'

/** What rules of evidence ask of an exhibit: what, where, when, who, from where, and what it is to prove. */
export const exhibitDescription = z.strictObject({
  /** What it is 名称. */
  title: requiredLine(120),
  /** Where it was made or obtained 取得地点. */
  place: line(120).default(''),
  /** When, in words or as a date 取得时间. */
  taken: line(60).default(''),
  /** Who made or obtained it 取证人. */
  takenBy: line(120).default(''),
  /** Who provided it, or which device 来源. */
  source: line(200).default(''),
  /** What it is to prove 证明目的. */
  purpose: z.string().trim().max(2000).default(''),
})
export type ExhibitDescription = z.output<typeof exhibitDescription>

/** What a device wrote into the file itself, in its own words: beside ours, never instead of it. */
export const exhibitMetadata = z.array(z.strictObject({ name: z.string(), value: z.string() })).max(60)
export type ExhibitMetadata = z.output<typeof exhibitMetadata>

/**
 * What is wrong with a file that was taken in all the same: damaged evidence is evidence. `type-differs`: its content is
 * of another kind than its name says.
 */
export const exhibitProblems = ['image-unreadable', 'media-cut-off', 'document-cut-off', 'type-differs'] as const
export type ExhibitProblem = (typeof exhibitProblems)[number]

/** How the window can show an exhibit. */
export const exhibitPreviews = ['image', 'pdf', 'video', 'audio', 'none'] as const
export type ExhibitPreview = (typeof exhibitPreviews)[number]

/** A correction of the description, or the withdrawal. */
const revision = z.strictObject({
  at: instant,
  person: z.string(),
  reason: z.string(),
  /** What was written before; null for the withdrawal. */
  before: exhibitDescription.nullable(),
})

export const exhibitSchema = z.strictObject({
  /** 1, 2, 3 … within the case. */
  number: z.int().min(1),
  /** Name for `/exhibits/<case>/<file>`. */
  file: z.string(),
  /** What the file was called. */
  name: z.string(),
  mediaType: z.string(),
  preview: z.enum(exhibitPreviews),
  length: z.int(),
  sha256: z.string(),
  problems: z.array(z.enum(exhibitProblems)),
  metadata: exhibitMetadata,
  description: exhibitDescription,
  added: instant,
  person: z.string(),
  /** Oldest first. */
  revisions: z.array(revision),
  /** Null while it counts. */
  withdrawn: revision.nullable(),
})
export type Exhibit = z.output<typeof exhibitSchema>

const wanted = { description: exhibitDescription, person: requiredLine(80) }
const started = z.strictObject({ job: recordId })
const disk = ['disk-full', 'disk-failed', 'vault-read-only'] as const
const intake = ['exhibit-empty', 'exhibit-too-large', 'exhibits-damaged', ...disk] as const

/** Longest name of a file. */
const fileName = requiredLine(255)

export const exhibitCalls = {
  'exhibits.list': defineCall({
    about: 'Exhibits of a case, by number, those that were withdrawn among them.',
    roles: evidenceRoles,
    audit: null,
    input: z.strictObject({ case: recordId }),
    output: z.strictObject({ exhibits: z.array(exhibitSchema) }),
    errors: ['case-unknown'],
  }),
  'exhibits.begin': defineCall({
    about:
      'Begins to take in a file that the window has. Its bytes follow in pieces by `POST /upload/<upload>/<offset>`; nothing is listed before `exhibits.finish`.',
    roles: sessionRoles,
    audit: null,
    input: z.strictObject({ case: recordId, name: fileName, size: z.int().min(0) }),
    output: z.strictObject({
      upload: recordId,
      /** Most bytes of one piece. */
      piece: z.int(),
    }),
    errors: ['case-unknown', 'case-voided', ...intake],
  }),
  'exhibits.finish': defineCall({
    about: 'All pieces are there: starts the job that reads the file back, looks into it and lists it.',
    roles: sessionRoles,
    audit: 'exhibit-added',
    acts: 'person',
    input: z.strictObject({ upload: recordId, ...wanted }),
    output: started,
    errors: ['upload-unknown', 'upload-out-of-step', 'case-voided'],
  }),
  'exhibits.cancel': defineCall({
    about: 'Gives up an upload: nothing of it stays.',
    roles: sessionRoles,
    audit: null,
    input: z.strictObject({ upload: recordId }),
    output: z.strictObject({}),
    errors: [],
  }),
  'exhibits.addPath': defineCall({
    about: 'Starts the job that takes in a file of this computer by its path. The file itself stays as it is.',
    roles: sessionRoles,
    audit: 'exhibit-added',
    acts: 'person',
    input: z.strictObject({ case: recordId, path: z.string().min(1).max(1000), ...wanted }),
    output: started,
    errors: ['case-unknown', 'case-voided', 'path-missing', 'exhibit-inside-vault', ...intake],
  }),
  'exhibits.describe': defineCall({
    about: 'Corrects what is said of an exhibit. What was said before stays, and the reason with it.',
    roles: caseRoles,
    audit: 'exhibit-described',
    acts: 'person',
    input: z.strictObject({ case: recordId, number: z.int().min(1), reason: requiredLine(500), ...wanted }),
    output: exhibitSchema,
    errors: ['case-unknown', 'exhibit-unknown', 'exhibit-withdrawn', 'exhibits-damaged', ...disk],
  }),
  'exhibits.withdraw': defineCall({
    about: 'States that an exhibit does not count any more, and why. Its file stays.',
    roles: caseRoles,
    audit: 'exhibit-withdrawn',
    acts: 'person',
    input: z.strictObject({
      case: recordId,
      number: z.int().min(1),
      reason: requiredLine(500),
      person: requiredLine(80),
    }),
    output: exhibitSchema,
    errors: ['case-unknown', 'exhibit-unknown', 'exhibit-withdrawn', 'exhibits-damaged', ...disk],
  }),
}
