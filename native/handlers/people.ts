// People, and who is at the window.
import type { HandlersOf } from '../contract/calls.ts'
import type { Person } from '../contract/people.ts'
import { peopleTable } from '../people/people-table.ts'
import { readPeopleFile } from '../people/read-people-file.ts'
import type { Station } from '../station.ts'

export function peopleHandlers(station: Station): HandlersOf<'access' | 'people'> {
  const { people, logIn } = station
  const rules = async () => (await station.settings.get()).passwords
  /** What of people was changed is known to whoever is at the window, too. */
  const changed = async (person: Person): Promise<Person> => {
    await logIn.refresh()
    station.changed('people')
    return person
  }
  return {
    'access.begin': async (facts) => changed(await logIn.begin(facts)),
    'access.logIn': ({ account, password }) => logIn.logIn(account, password),
    'access.logOut': () => {
      logIn.logOut()
      return Promise.resolve({})
    },
    'access.lock': () => {
      logIn.lock()
      return Promise.resolve({})
    },
    'access.changePassword': async ({ old, password }) => {
      await logIn.changePassword(old, password)
      return {}
    },
    'people.list': async () => ({ people: await people.list() }),
    'people.add': async ({ password, ...facts }) => changed(await people.add(facts, password, await rules())),
    'people.change': async (facts) => changed(await people.change(facts)),
    'people.setPassword': async ({ id, password }) =>
      changed(await people.setPassword(id, password, await rules(), true)),
    'people.readFile': async ({ bytes }) => readPeopleFile(Buffer.from(bytes, 'base64'), await people.list()),
    'people.takeIn': async (wanted) => {
      const taken = await people.takeIn(wanted.people)
      await logIn.refresh()
      station.changed('people')
      return taken
    },
    'people.writeFile': async ({ form, language }) => {
      const { name, bytes } = await peopleTable(await people.list(), form, language)
      return { name, bytes: bytes.toString('base64') }
    },
    'people.leave': async ({ id, left }) => changed(await people.leave(id, left)),
  }
}
