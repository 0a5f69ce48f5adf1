// Versions of the list: saved one after another, none ever changed.
import { isDeepStrictEqual } from 'node:util'
import { actListVersion, type ActItem, type ActListVersion } from '../contract/act-list.ts'
import type { Request } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import type { Row } from '../database/connection.ts'
import type { Database, Reader, Writer } from '../database/database.ts'
import { shippedList } from './shipped-list.ts'

const versionOf = (row: Row): ActListVersion =>
  actListVersion.parse({ ...row, items: JSON.parse(String(row['items'])) as unknown })

/** All versions, oldest first. */
export async function listVersions(reader: Reader): Promise<ActListVersion[]> {
  return (await reader.all('SELECT * FROM act_list ORDER BY version')).map(versionOf)
}

/** The version that was in force at an instant: the first one for all that was before it. */
export function inForce(versions: readonly ActListVersion[], at: string): ActListVersion {
  const found = versions.findLast((version) => version.at <= at) ?? versions[0]
  if (found === undefined) throw new Error('there is no list of acts')
  return found
}

const insert = ({ version, at, person, reason, items }: ActListVersion, writer: Writer) =>
  writer.run('INSERT INTO act_list (version, at, person, reason, items) VALUES (?, ?, ?, ?, ?)', [
    ...[version, at, person, reason, JSON.stringify(items)],
  ])

/** @throws Failure `act-name-twice`. */
function requireNames(items: readonly ActItem[]): void {
  const names = items.map(({ name }) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  const keys = new Set(items.map(({ id }) => id))
  if (twice !== undefined || keys.size < items.length) throw new Failure('act-name-twice', { name: twice ?? '' })
}

export function actListStore(database: Database) {
  const all = () => listVersions(database.read)
  const get = async (version: number): Promise<ActListVersion> => {
    const row = await database.read.first('SELECT * FROM act_list WHERE version = ?', [version])
    if (row === undefined) throw new Failure('act-version-unknown', { version })
    return versionOf(row)
  }
  return {
    all,
    /** @throws Failure `act-version-unknown`. */
    get,

    /** Puts the list as it is shipped into a database that has none. */
    async begin(): Promise<void> {
      await database.write(async (writer) => {
        if ((await writer.first('SELECT 1 FROM act_list')) !== undefined) return
        const at = new Date().toISOString()
        await insert({ version: 1, at, person: '', reason: '', items: [...shippedList] }, writer)
      })
    },

    async current(): Promise<ActListVersion> {
      return inForce(await all(), '9999')
    },

    /** @throws Failure `act-list-changed`, `act-list-same`, `act-name-twice`. */
    async save({ basedOn, items, person, reason }: Request<'acts.save'>): Promise<ActListVersion> {
      requireNames(items)
      return database.write(async (writer) => {
        const last = inForce(await listVersions(writer), '9999')
        if (last.version !== basedOn) throw new Failure('act-list-changed', { version: last.version, by: last.person })
        if (isDeepStrictEqual(last.items, items)) throw new Failure('act-list-same', { version: last.version })
        const saved = { version: last.version + 1, at: new Date().toISOString(), person, reason, items }
        await insert(saved, writer)
        return saved
      })
    },
  }
}
export type ActListStore = ReturnType<typeof actListStore>
