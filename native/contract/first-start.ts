// The first start of a station: what a person is led through, and how far they came. Kept in the station, since the
// window has another address at each start.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { recordId, recordingId } from './fields.ts'
import { preflightCheck } from './preflight.ts'
import { languages, roomKinds } from './terms.ts'

/** The steps, in their order. */
export const firstStartSteps = ['language', 'administrator', 'storage', 'room', 'trial', 'ready'] as const
export type FirstStartStep = (typeof firstStartSteps)[number]

/** `due`: nobody has decided yet. `later`: put off, and not offered by itself any more. */
export const firstStartStates = ['due', 'running', 'later', 'done'] as const

export const firstStartSchema = z.strictObject({
  state: z.enum(firstStartStates).default('later'),
  step: z.enum(firstStartSteps).default('language'),
  /** The room that was chosen. */
  room: recordId.nullable().default(null),
  /** What kind that room is otherwise, while it is a training room for the test recording; else null. */
  kind: z.enum(roomKinds).nullable().default(null),
  /** The case of test recordings, and the newest of them. */
  case: recordId.nullable().default(null),
  recording: recordingId.nullable().default(null),
  /** Whether that one was found whole and unaltered, each device in it. */
  proved: z.boolean().default(false),
})
export type FirstStart = z.output<typeof firstStartSchema>

export const firstStartCalls = {
  'firstStart.get': defineCall({
    about: 'How far the first start of this station has come.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({}),
    output: firstStartSchema,
    errors: [],
  }),
  'firstStart.save': defineCall({
    about: 'Notes how far it has come, that it is put off, done, or begun again.',
    roles: ['admin'],
    audit: null,
    input: firstStartSchema,
    output: firstStartSchema,
    errors: [],
  }),
  'firstStart.disk': defineCall({
    about:
      'Room and measured speed of the vault’s disk, or of the folder named for the second copy, for a room of two cameras. Writes 16 MiB and removes them.',
    roles: ['admin'],
    audit: null,
    input: z.strictObject({
      /** Folder for the second copy; empty = the vault. */
      folder: z.string().max(1000).default(''),
    }),
    output: z.strictObject({
      check: preflightCheck,
      /** Whether the folder is on the vault’s own disk, whose failure would take both copies; null where it is not known. */
      sameDisk: z.boolean().nullable(),
    }),
    errors: ['target-inside-vault', 'target-not-writable'],
  }),
  'operatorCard.print': defineCall({
    about: 'The operator card: one page to hang beside the computer, as a PDF.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({ language: z.enum(languages) }),
    output: z.strictObject({ name: z.string(), bytes: z.base64() }),
    errors: ['font-missing'],
  }),
}
