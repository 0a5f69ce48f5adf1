// Words of the table of people: the same in the window and in table files.
import type * as chinese from '../zh-CN/people.ts'

export const staffRole: typeof chinese.staffRole = {
  operator: 'Operator',
  clerk: 'Clerk',
  officer: 'Officer',
  reviewer: 'Legal reviewer',
  archivist: 'Archivist',
  admin: 'Administrator',
}
export const personColumn: typeof chinese.personColumn = {
  account: 'Account',
  name: 'Name',
  roles: 'Roles',
  unit: 'Unit',
  certificate: 'Certificate',
  validUntil: 'Valid until',
}
export const peopleTitle = 'People'
/** Between the roles in one field. */
export const between = '; '
