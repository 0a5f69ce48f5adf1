// People as a table that office programs open: without passwords, and without those who work here no more.
import { personMembers, type Person } from '../contract/people.ts'
import * as english from '../contract/sentences/en/people.ts'
import * as chinese from '../contract/sentences/zh-CN/people.ts'
import type { Language } from '../contract/terms.ts'
import { csvText, xlsxBytes } from '../tables/write-table.ts'

export const peopleWords = { 'zh-CN': chinese, en: english } as const

export async function peopleTable(
  people: readonly Person[],
  form: 'csv' | 'xlsx',
  language: Language,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { peopleTitle, personColumn, staffRole, between } = peopleWords[language]
  const rows = people
    .filter(({ left }) => left === null)
    .map((person) =>
      personMembers.map((member) =>
        member === 'roles' ? person.roles.map((role) => staffRole[role]).join(between) : (person[member] ?? ''),
      ),
    )
  const cells = [personMembers.map((member) => personColumn[member]), ...rows]
  const bytes = form === 'csv' ? Buffer.from(csvText(cells)) : await xlsxBytes(peopleTitle, cells)
  return { name: `${peopleTitle}.${form}`, bytes }
}
