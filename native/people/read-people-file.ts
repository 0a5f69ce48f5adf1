// Reads a table file as people, and collects everything that is wrong with it before anything is written.
import * as z from 'zod'
import type { Output } from '../contract/calls.ts'
import {
  mostPeople,
  personFacts,
  personMembers,
  type PeopleChanges,
  type Person,
  type PersonFacts,
  type PersonMember,
} from '../contract/people.ts'
import { staffRoles, type StaffRole } from '../contract/terms.ts'
import { isSound, readTable, termOf, wordsIn, type Note, type TableRow } from '../tables/read-table.ts'
import { accountKey } from './account-key.ts'
import { peopleWords } from './people-table.ts'

const languages = Object.values(peopleWords)
const shape = {
  members: personMembers,
  required: new Set<PersonMember>(['account', 'name', 'roles']),
  headings: [
    ...languages.map(({ personColumn }) => personColumn),
    // As other programs' lists of staff call them.
    { account: '工号', unit: '所在单位', certificate: '执法证件号', validUntil: '证件有效期' },
    { account: '登录名', unit: '部门', certificate: '执法证编号', validUntil: '有效期' },
  ],
  most: mostPeople,
}

/** @param known everybody whom the station knows. */
export async function readPeopleFile(bytes: Buffer, known: readonly Person[]): Promise<Output<'people.readFile'>> {
  const { encoding, problems, rows, note } = await readTable(bytes, shape)
  const accounts = new Set<string>()
  const people = rows.map((row) => {
    const noteIn: Note<PersonMember> = (problem) => {
      note({ ...problem, line: row.line })
    }
    const account = row.text('account')
    if (account !== '' && accounts.has(accountKey(account)))
      noteIn({ code: 'value-twice', column: 'account', found: account })
    accounts.add(accountKey(account))
    return personIn(row, noteIn)
  })
  if (isSound(problems) && !hasAdministrator(people, known))
    note({ code: 'administrator-missing', column: 'roles', found: '' })
  const sound = isSound(problems)
  return {
    encoding,
    people: sound ? people : [],
    problems: problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    changes: sound ? peopleChanges(people, known) : { added: [], changed: [], same: 0 },
  }
}

function personIn({ text }: TableRow<PersonMember>, note: Note<PersonMember>): PersonFacts {
  for (const column of ['account', 'name', 'unit', 'certificate'] as const) {
    const found = text(column)
    const { error } = personFacts.shape[column].safeParse(found)
    // An empty field that must not be empty is told by whoever reads the table.
    for (const { code } of found === '' ? [] : (error?.issues ?? []))
      note({ code: code === 'too_big' ? 'value-too-long' : 'value-unfit', column, found })
  }
  return {
    ...{ account: text('account'), name: text('name'), unit: text('unit'), certificate: text('certificate') },
    ...{ roles: rolesIn(text('roles'), note), validUntil: dayIn(text('validUntil'), note) },
  }
}

function rolesIn(text: string, note: Note<PersonMember>): StaffRole[] {
  const inLanguages = languages.map(({ staffRole }) => staffRole)
  const found = wordsIn(text).map((word) => {
    const role = termOf(word, staffRoles, inLanguages)
    if (role === undefined) note({ code: 'word-unknown', column: 'roles', found: word })
    return role
  })
  return staffRoles.filter((role) => found.includes(role))
}

/** A day as people write it: 2027-12-31, 2027/12/31, 2027.12.31, 2027年12月31日. */
function dayIn(text: string, note: Note<PersonMember>): string | null {
  if (text === '') return null
  const parts = /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?$/.exec(text)?.groups
  const day = `${parts?.['year'] ?? ''}-${parts?.['month']?.padStart(2, '0') ?? ''}-${parts?.['day']?.padStart(2, '0') ?? ''}`
  if (z.iso.date().safeParse(day).success) return day
  note({ code: 'date-unfit', column: 'validUntil', found: text })
  return null
}

const factsOf = ({ account, name, roles, unit, certificate, validUntil }: PersonFacts): PersonFacts => ({
  ...{ account, name, roles: staffRoles.filter((role) => roles.includes(role)), unit, certificate, validUntil },
})

function peopleChanges(people: readonly PersonFacts[], known: readonly Person[]): PeopleChanges {
  const before = new Map(known.map((person) => [accountKey(person.account), factsOf(person)]))
  const changed = people.flatMap((after) => {
    const old = before.get(accountKey(after.account))
    if (old === undefined) return []
    const members = personMembers.filter((member) => String(old[member]) !== String(after[member]))
    return members.length === 0 ? [] : [{ before: old, after, members }]
  })
  const added = people.filter(({ account }) => !before.has(accountKey(account)))
  return { added, changed, same: people.length - added.length - changed.length }
}

/** Whether somebody who can log in is an administrator afterwards. */
function hasAdministrator(people: readonly PersonFacts[], known: readonly Person[]): boolean {
  const after = new Map(people.map(({ account, roles }) => [accountKey(account), roles]))
  return known.some(
    ({ account, roles, left, mayLogIn }) =>
      left === null && mayLogIn && (after.get(accountKey(account)) ?? roles).includes('admin'),
  )
}
