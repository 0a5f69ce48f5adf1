// Who may do what, asked of a served station over HTTP: what the window offers does not matter.
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calls, type CallName } from '../../../native/contract/calls.ts'
import type { Call } from '../../../native/contract/define-call.ts'
import { isAllowed } from '../../../native/contract/rights.ts'
import { staffRoles, type StaffRole } from '../../../native/contract/terms.ts'
import { serveStation, type ServedStation } from '../../rig/served-station.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'

const names = Object.keys(calls) as CallName[]
const rightsOf = (name: CallName) => (calls[name] as Call).roles
const first = { account: 'first', name: '管理员一', roles: ['admin'], password: 'Anfang-2026' }

let folder: TemporaryFolder
let station: ServedStation

/** The code with which a call is refused; null when it is not. */
const refusalOf = (name: CallName, input: object = {}): Promise<string | null> =>
  station.call(name, input).then(
    () => null,
    (error: unknown) => /"code":"(?<code>[\w-]+)"/.exec(String(error))?.groups?.['code'] ?? String(error),
  )

async function logInAs(role: StaffRole): Promise<void> {
  await station.call('access.logIn', { account: role, password: `Eigenes-2026-${role.length}` })
}

/** A person of one role, who has chosen a password. */
async function addPerson(role: StaffRole): Promise<void> {
  await station.call('access.logIn', { account: first.account, password: first.password })
  await station.call('people.add', { account: role, name: `某${role}`, roles: [role], password: 'Gegeben-2026' })
  await station.call('access.logIn', { account: role, password: 'Gegeben-2026' })
  expect(await refusalOf('rooms.list')).toBe('password-must-change')
  await station.call('access.changePassword', { old: 'Gegeben-2026', password: `Eigenes-2026-${role.length}` })
}

beforeAll(async () => {
  folder = await temporaryFolder()
  station = await serveStation(join(folder.path, 'vault'))
})
afterAll(async () => {
  await station.end()
  await folder.remove()
})

describe('a station', () => {
  test('without accounts is open, and its first account is an administrator’s', async () => {
    expect((await station.state()).access).toMatchObject({ hasAccounts: false, person: null })
    expect(await refusalOf('rooms.list')).toBeNull()
    expect(await refusalOf('people.add', { account: 'a', name: 'a', roles: ['clerk'] })).toBe('accounts-missing')
    expect(await refusalOf('access.begin', { ...first, roles: ['clerk'] })).toBe('administrator-missing')
    expect(await refusalOf('access.begin', { ...first, password: 'short' })).toBe('password-weak')
    expect(await refusalOf('access.begin', first)).toBeNull()
    expect(await refusalOf('access.begin', { ...first, account: 'second' })).toBe('accounts-exist')
    expect((await station.state()).access.person).toMatchObject({ name: first.name })
    for (const role of staffRoles) await addPerson(role)
    // Some forty passwords are hashed or checked, each as slowly as is meant.
  }, 300_000)

  test.each(staffRoles)('refuses %s every call that is not theirs', async (role) => {
    await logInAs(role)
    const others = names.filter((name) => !isAllowed(rightsOf(name), [role]))
    expect(others.length).toBeGreaterThan(5)
    for (const name of others) expect([name, await refusalOf(name)]).toEqual([name, 'not-permitted'])
    expect(await refusalOf('rooms.list')).toBeNull()
  })

  test.each(staffRoles)('gives %s files and live pictures as the table says', async (role) => {
    await logInAs(role)
    const mayRead = role !== 'admin'
    expect(await station.status('/media/20260101-000000-aaaaaa/log.jsonl')).toBe(mayRead ? 404 : 403)
    const [room] = await station.call('rooms.list', {})
    const socket = station.socket(`/live/${room?.id ?? ''}/cam-1`)
    const [code] = (await once(socket, 'close')) as [number]
    // Its sources are not open: who may look is told just that.
    expect(code).toBe(['operator', 'clerk', 'officer'].includes(role) ? 4404 : 4403)
  })

  test.each(['locked', 'logged out'])('that is %s does nothing but let somebody in', async (how) => {
    await logInAs('clerk')
    await station.call(how === 'locked' ? 'access.lock' : 'access.logOut', {})
    for (const name of names.filter((each) => rightsOf(each) !== 'anyone'))
      expect([name, await refusalOf(name)]).toEqual([name, 'not-logged-in'])
    expect(await station.status('/media/20260101-000000-aaaaaa/log.jsonl')).toBe(403)
    await logInAs('clerk')
    expect(await refusalOf('cases.find')).toBeNull()
  })

  test('keeps one administrator who can log in', async () => {
    await logInAs('admin')
    const { people } = await station.call('people.list', {})
    const idOf = (account: string) => people.find((person) => person.account === account)?.id ?? ''
    expect(await refusalOf('people.leave', { id: idOf(first.account), left: true })).toBeNull()
    expect(await refusalOf('people.leave', { id: idOf('admin'), left: true })).toBe('administrator-missing')
    expect(await refusalOf('people.leave', { id: idOf(first.account), left: false })).toBeNull()
    const account = people.find(({ roles }) => roles.includes('clerk'))?.account.toUpperCase()
    expect(await refusalOf('people.add', { account, name: '另一人', roles: ['clerk'] })).toBe('account-used')
  })
})
