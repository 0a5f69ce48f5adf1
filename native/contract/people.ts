// People: who works here, in which roles, and who is at the station's window.
import * as z from 'zod'
import { defineCall } from './define-call.ts'
import { instant, line, recordId, requiredLine } from './fields.ts'
import { passwordProblems, passwordRules } from './password-rules.ts'
import { tableBytes, tableEncodings, tableProblem } from './tables.ts'
import { languages, staffRoles } from './terms.ts'

const account = requiredLine(40)
/** As it was typed: blanks at its ends belong to it. */
const password = z.string().min(1).max(200)
const roles = z
  .array(z.enum(staffRoles))
  .min(1)
  .max(staffRoles.length)
  .refine((given) => new Set(given).size === given.length)

const facts = {
  /** What is typed to log in, such as a staff number; unlike that of everybody else. */
  account,
  name: requiredLine(80),
  roles,
  unit: line(100).default(''),
  /** Number of the enforcement certificate 执法证号; empty for who has none. */
  certificate: line(40).default(''),
  /** Last day on which it is valid. */
  validUntil: z.iso.date().nullable().default(null),
}
export const personFacts = z.strictObject(facts)
export type PersonFacts = z.output<typeof personFacts>

export const personSchema = z.strictObject({
  id: recordId,
  ...facts,
  unit: z.string(),
  certificate: z.string(),
  validUntil: z.iso.date().nullable(),
  /** Whether there is a password: without one a person is only named. */
  mayLogIn: z.boolean(),
  /** Since when the person works here no more; null for who does. */
  left: instant.nullable(),
})
export type Person = z.output<typeof personSchema>

/** Who is at the station's window: part of the station's state. */
export const accessState = z.strictObject({
  /** False until the first account is made: then everybody who uses the window may do everything. */
  hasAccounts: z.boolean(),
  /** Who is logged in; of somebody who locked the window too. */
  person: personSchema.nullable(),
  /** Whether the window was locked by that person, or by standing idle. */
  locked: z.boolean(),
  /** Why the password has to be changed before anything else; null when it need not be. */
  mustChange: z.enum(passwordProblems.options).nullable(),
  /** What a new password must be like, and after how many minutes without a key or a pointer the window is locked. */
  rules: passwordRules,
  idleMinutes: z.int(),
})
export type AccessState = z.output<typeof accessState>

/** What of a person stands in a table file, in this order. */
export const personMembers = ['account', 'name', 'roles', 'unit', 'certificate', 'validUntil'] as const
export type PersonMember = (typeof personMembers)[number]
/** As many as a table file may have. */
export const mostPeople = 2000

/** What taking a table file in would do; people who are not named in it stay as they are. */
export const peopleChanges = z.strictObject({
  added: z.array(personFacts),
  changed: z.array(
    z.strictObject({ before: personFacts, after: personFacts, members: z.array(z.enum(personMembers)) }),
  ),
  /** How many are as they were. */
  same: z.int(),
})
export type PeopleChanges = z.output<typeof peopleChanges>

const nothing = z.strictObject({})
const logInErrors = ['log-in-wrong', 'log-in-delayed', 'account-closed'] as const

export const peopleCalls = {
  'access.begin': defineCall({
    about: 'Makes the first account, that of an administrator, and logs it in. Refused once there is an account.',
    roles: 'anyone',
    audit: 'person-added',
    input: z.strictObject({ ...facts, password }),
    output: personSchema,
    errors: ['accounts-exist', 'password-weak', 'administrator-missing'],
  }),
  'access.logIn': defineCall({
    about:
      'Logs a person in, in place of whoever was. After the third wrong password of an account each further attempt has to wait, from 5 seconds up to 15 minutes.',
    roles: 'anyone',
    audit: 'logged-in',
    input: z.strictObject({ account, password }),
    output: personSchema,
    errors: logInErrors,
  }),
  'access.logOut': defineCall({
    about: 'Logs the person out. What is being recorded goes on.',
    roles: 'everyone',
    audit: 'logged-out',
    input: nothing,
    output: nothing,
    errors: [],
  }),
  'access.lock': defineCall({
    about: 'Locks the window until a password is given. What is being recorded goes on.',
    roles: 'everyone',
    audit: 'window-locked',
    input: z.strictObject({ idle: z.boolean().default(false) }),
    output: nothing,
    errors: [],
  }),
  'access.changePassword': defineCall({
    about: 'Changes the own password.',
    roles: 'everyone',
    audit: 'password-changed',
    input: z.strictObject({ old: password, password }),
    output: nothing,
    errors: [...logInErrors, 'password-weak'],
  }),
  'people.list': defineCall({
    about: 'Everybody who works here, or did.',
    roles: 'everyone',
    audit: null,
    input: nothing,
    output: z.strictObject({ people: z.array(personSchema) }),
    errors: [],
  }),
  'people.add': defineCall({
    about:
      'Adds a person; with a password, which has to be changed at the first log-in, or without, who is then only named.',
    roles: ['admin'],
    audit: 'person-added',
    input: z.strictObject({ ...facts, password: password.optional() }),
    output: personSchema,
    errors: ['account-used', 'password-weak', 'accounts-missing'],
  }),
  'people.change': defineCall({
    about: 'Changes what is known of a person. The last administrator stays one.',
    roles: ['admin'],
    audit: 'person-changed',
    input: z.strictObject({ id: recordId, ...facts }),
    output: personSchema,
    errors: ['person-unknown', 'account-used', 'administrator-missing'],
  }),
  'people.setPassword': defineCall({
    about: 'Gives a person another password, which has to be changed at the next log-in, and ends any delay.',
    roles: ['admin'],
    audit: 'password-set',
    input: z.strictObject({ id: recordId, password }),
    output: personSchema,
    errors: ['person-unknown', 'password-weak'],
  }),
  'people.leave': defineCall({
    about:
      'States that a person works here no more, or again. Nobody is removed: their name stands in what was recorded.',
    roles: ['admin'],
    audit: 'person-left',
    input: z.strictObject({ id: recordId, left: z.boolean(), reason: line(500).default('') }),
    output: personSchema,
    errors: ['person-unknown', 'administrator-missing'],
  }),
  'people.readFile': defineCall({
    about:
      'Reads a table of people (CSV in UTF-8 or GB18030, or the first sheet of an XLSX file), and tells everything that is wrong with it and what it would change; who has the same account is the same person. Saves nothing.',
    roles: ['admin'],
    audit: null,
    input: z.strictObject({ bytes: tableBytes }),
    output: z.strictObject({
      encoding: z.enum(tableEncodings),
      /** Empty when there is an error. */
      people: z.array(personFacts),
      problems: z.array(tableProblem(personMembers)),
      changes: peopleChanges,
    }),
    errors: [],
  }),
  'people.takeIn': defineCall({
    about:
      'Adds and changes people all at once, or nobody: who has the same account is changed. Nobody gets a password by it.',
    roles: ['admin'],
    audit: 'people-taken-in',
    input: z.strictObject({ people: z.array(personFacts).min(1).max(mostPeople) }),
    output: z.strictObject({ added: z.int(), changed: z.int() }),
    errors: ['accounts-missing', 'administrator-missing'],
  }),
  'people.writeFile': defineCall({
    about: 'Everybody who works here as a table that office programs open, in words of a language, without passwords.',
    roles: ['admin'],
    audit: 'people-handed-out',
    input: z.strictObject({ form: z.enum(['csv', 'xlsx']), language: z.enum(languages) }),
    output: z.strictObject({ name: z.string(), bytes: z.base64() }),
    errors: [],
  }),
}
