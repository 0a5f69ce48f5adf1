// Scripts: the steps that lead through an interview, a hearing or another act, in versions for each kind of recording.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, recordingId, requiredLine } from './fields.ts'
import { sessionRoles } from './rights.ts'
import { dueAfterBreak, recordingKinds, scriptFields, scriptSections } from './terms.ts'

/** Name of a step in journals: it stays when the step's title is changed. */
export const stepKey = z.string().regex(/^[a-z][a-z0-9-]{0,47}$/)

/** A title in each language; where English is empty the Chinese one stands for it. */
export const stepTitle = z.strictObject({ 'zh-CN': requiredLine(80), en: line(120).default('') })

export const scriptStep = z.strictObject({
  key: stepKey,
  section: z.enum(scriptSections),
  title: stepTitle,
  /** What is read aloud, in Chinese: `{case}` and the other fields are filled in from the recording. */
  words: z
    .string()
    .trim()
    .max(4000)
    .regex(/^[\P{Cc}\n]*$/u)
    .default(''),
  /** A required step that is left out needs a reason. */
  required: z.boolean(),
  /** Whether it is due again when the recording goes on after a break, or only then. */
  afterBreak: z.enum(dueAfterBreak),
  /** Evidence is shown one by one: each piece is stated for itself, with a description. */
  evidence: z.boolean(),
})
export type ScriptStep = z.output<typeof scriptStep>

export const scriptVersion = z.strictObject({
  kind: z.enum(recordingKinds),
  /** 0 is what the program brings; each change makes the next one. */
  version: z.int(),
  /** When and by whom it was saved; null of what the program brings. */
  at: instant.nullable(),
  person: z.string().nullable(),
  steps: z.array(scriptStep),
})
export type ScriptVersion = z.output<typeof scriptVersion>

/** What fields of the words stand for in a running recording; the time is that of the reading. */
export const scriptFacts = z.record(z.enum(scriptFields).exclude(['time']), z.string())
export type ScriptFacts = z.output<typeof scriptFacts>

export const scriptCalls = {
  'scripts.list': defineCall({
    about: 'The newest script of each kind of recording.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({}),
    output: z.strictObject({ scripts: z.array(scriptVersion) }),
    errors: [],
  }),
  'scripts.versions': defineCall({
    about: 'All versions of a kind’s script, newest first.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({ kind: z.enum(recordingKinds) }),
    output: z.strictObject({ versions: z.array(scriptVersion) }),
    errors: [],
  }),
  'scripts.save': defineCall({
    about: 'Makes a new version of a kind’s script. Versions before it stay; recordings state which one they followed.',
    roles: ['admin'],
    audit: 'script-saved',
    acts: 'person',
    input: z.strictObject({
      kind: z.enum(recordingKinds),
      /** The version that was changed: refused when somebody saved another meanwhile. */
      after: z.int().min(0),
      steps: z.array(scriptStep).min(1).max(100),
      person: requiredLine(80),
    }),
    output: scriptVersion,
    errors: ['script-changed', 'script-step-twice', 'script-field-unknown'],
  }),
  'scripts.running': defineCall({
    about: 'The script that a running recording follows, and what the fields of its words stand for.',
    roles: sessionRoles,
    audit: null,
    input: z.strictObject({ recording: recordingId }),
    output: z.strictObject({
      version: z.int(),
      steps: z.array(z.strictObject({ key: z.string(), words: z.string() })),
      facts: scriptFacts,
    }),
    errors: ['recording-not-running'],
  }),
}
