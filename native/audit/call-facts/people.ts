// What the audit log says of calls of who logs in, and of accounts.
import type { Request } from '../../contract/calls.ts'
import type { Json } from '../../journal/line.ts'
import { changesBetween } from '../changes.ts'
import type { Details, FactsOf } from './called.ts'

/** Of somebody with an account, never with the password. */
const personDetails = ({
  account,
  name,
  roles,
  unit,
  certificate,
}: Request<'access.begin' | 'people.add'>): Details => ({
  name,
  roles,
  changes: changesBetween(undefined, { account, unit, certificate }),
})

export const peopleFacts: FactsOf<'access' | 'people'> = {
  'access.begin': ({ input, answer }) => ({ subject: answer?.id ?? null, details: personDetails(input) }),
  'access.logIn': ({ input, answer }) => ({
    subject: input.account,
    details: answer === undefined ? {} : { name: answer.name, roles: answer.roles },
  }),
  'access.logOut': () => ({ subject: null, details: {} }),
  'access.lock': ({ input }) => ({ subject: null, details: { because: input.idle ? 'idle' : 'asked' } }),
  'access.changePassword': () => ({ subject: null, details: {} }),
  'people.add': ({ input, answer }) => ({ subject: answer?.id ?? null, details: personDetails(input) }),
  'people.change': ({ input: { id, ...facts }, before }) => ({
    subject: id,
    details: { name: facts.name, changes: changesBetween(before as Record<string, Json> | undefined, facts) },
  }),
  'people.setPassword': ({ input, answer }) => ({
    subject: input.id,
    details: answer === undefined ? {} : { name: answer.name },
  }),
  'people.leave': ({ input, answer }) => ({
    subject: input.id,
    details: { ...(answer === undefined ? {} : { name: answer.name }), on: !input.left, reason: input.reason },
  }),
  'people.takeIn': ({ input, answer }) => ({
    subject: null,
    details: { ...answer, people: input.people.map(({ account, name, roles }) => ({ account, name, roles })) },
  }),
  'people.writeFile': ({ input, answer }) => ({ subject: answer?.name ?? null, details: { form: input.form } }),
}
