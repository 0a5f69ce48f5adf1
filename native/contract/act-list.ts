// The list of acts that must be recorded 音像记录事项清单: its items, its numbered versions, its file form.
import * as z from 'zod'
import { actItemId } from './act-events.ts'
import { defineCall } from './define-call.ts'
import { instant, line, requiredLine } from './fields.ts'
import { tableBytes, tableEncodings, tableProblem } from './tables.ts'
import { caseKinds, caseStages, languages, recordingForms, retentions } from './terms.ts'

export const actItem = z.strictObject({
  id: actItemId,
  /** The act itself 事项. */
  name: requiredLine(80),
  stage: z.enum(caseStages),
  place: line(120),
  /** Who records. */
  recorder: line(120),
  /** From when, and until when, it is recorded. */
  start: line(200),
  end: line(200),
  form: z.enum(recordingForms),
  /** Kinds of case to which it applies; none named: all. */
  kinds: z.array(z.enum(caseKinds)),
  retention: z.enum(retentions),
})
export type ActItem = z.output<typeof actItem>

/** More items than this is no list that anybody keeps to. */
export const mostItems = 500
const items = z.array(actItem).min(1).max(mostItems)

const versionFacts = {
  /** 1, 2, 3 …: an earlier one stays as it was. */
  version: z.int().min(1),
  /** From when it is in force. */
  at: instant,
  /** Who saved it, and why; both empty for the list as it is shipped. */
  person: z.string(),
  reason: z.string(),
}

export const actListVersion = z.strictObject({ ...versionFacts, items })
export type ActListVersion = z.output<typeof actListVersion>

export const actItemMembers = [
  'name',
  'stage',
  'place',
  'recorder',
  'start',
  'end',
  'form',
  'kinds',
  'retention',
] as const
export type ActItemMember = (typeof actItemMembers)[number]

/** What is another in a later version. */
export const actListChanges = z.strictObject({
  added: z.array(actItem),
  removed: z.array(actItem),
  changed: z.array(z.strictObject({ before: actItem, after: actItem, members: z.array(z.enum(actItemMembers)) })),
})
export type ActListChanges = z.output<typeof actListChanges>

export const actListCalls = {
  'acts.list': defineCall({
    about: 'The list of acts that must be recorded as it is in force now, and all its versions, newest first.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({}),
    output: z.strictObject({
      current: actListVersion,
      versions: z.array(z.strictObject({ ...versionFacts, items: z.int() })),
    }),
    errors: [],
  }),
  'acts.version': defineCall({
    about: 'One version of the list.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({ version: z.int().min(1) }),
    output: actListVersion,
    errors: ['act-version-unknown'],
  }),
  'acts.compare': defineCall({
    about: 'What is another in version `to` than in version `from`.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({ from: z.int().min(1), to: z.int().min(1) }),
    output: actListChanges,
    errors: ['act-version-unknown'],
  }),
  'acts.save': defineCall({
    about:
      'Saves the list as its next version, in force from now on. `basedOn`: the version that was edited; when there is a later one, nothing is saved.',
    roles: ['admin', 'reviewer'],
    audit: 'act-list-saved',
    acts: 'person',
    input: z.strictObject({ basedOn: z.int().min(1), items, person: requiredLine(80), reason: requiredLine(500) }),
    output: actListVersion,
    errors: ['act-list-changed', 'act-list-same', 'act-name-twice'],
  }),
  'acts.readFile': defineCall({
    about:
      'Reads a CSV file (UTF-8 or GB18030, with or without a byte order mark) or the first sheet of an XLSX file as a list, and tells everything that is wrong with it. Saves nothing.',
    roles: ['admin', 'reviewer'],
    audit: null,
    input: z.strictObject({ bytes: tableBytes }),
    output: z.strictObject({
      encoding: z.enum(tableEncodings),
      /** Empty when there is an error. Items of a name that the list has keep their key. */
      items: z.array(actItem),
      problems: z.array(tableProblem(actItemMembers)),
      changes: actListChanges,
    }),
    errors: [],
  }),
  'acts.writeFile': defineCall({
    about: 'A version of the list as a CSV file that Excel opens, in words of a language.',
    roles: 'everyone',
    audit: null,
    input: z.strictObject({ version: z.int().min(1), language: z.enum(languages) }),
    output: z.strictObject({ name: z.string(), bytes: z.base64() }),
    errors: ['act-version-unknown'],
  }),
}
