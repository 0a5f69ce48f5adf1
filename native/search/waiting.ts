// What changed and is not in the index yet: noted by the database itself, in the transaction that changes it, so that no
// crash can make the search forget anything.
import type { Database } from '../database/database.ts'
import { ownerKinds, type OwnerKind } from './documents.ts'

export interface Waiting {
  readonly id: number
  readonly kind: OwnerKind
  readonly key: string
}

export function waitingList(database: Database) {
  return {
    async count(): Promise<number> {
      return Number((await database.read.first('SELECT count(*) AS count FROM search_waiting'))?.['count'] ?? 0)
    },

    /** Those that were noted last. */
    async newest(limit: number): Promise<Waiting[]> {
      const rows = await database.read.all('SELECT id, kind, owner FROM search_waiting ORDER BY id DESC LIMIT ?', [
        limit,
      ])
      return rows.map((row) => ({
        id: Number(row['id']),
        kind: ownerKinds.find((kind) => kind === row['kind']) ?? 'case',
        key: String(row['owner']),
      }))
    },

    /** A thing that changed meanwhile was noted anew, under another number, and stays. */
    async done(taken: readonly Waiting[]): Promise<void> {
      await database.write((writer) =>
        writer.run('DELETE FROM search_waiting WHERE id IN (SELECT value FROM json_each(?))', [
          JSON.stringify(taken.map(({ id }) => id)),
        ]),
      )
    },

    /** Notes what no trigger of the database can tell of. */
    async note(kind: OwnerKind, keys: readonly string[]): Promise<void> {
      if (keys.length === 0) return
      const asked = JSON.stringify(keys)
      await database.write(async (writer) => {
        const some = 'SELECT value FROM json_each(?)'
        await writer.run(`DELETE FROM search_waiting WHERE kind = ? AND owner IN (${some})`, [kind, asked])
        await writer.run(`INSERT INTO search_waiting (kind, owner) SELECT ?, value FROM json_each(?)`, [kind, asked])
      })
    },

    /** Everything that the database knows of, the newest last. */
    async all(): Promise<void> {
      await database.write(async (writer) => {
        await writer.run('DELETE FROM search_waiting')
        for (const [kind, select] of [
          ['recording', 'SELECT id FROM recording ORDER BY opened'],
          ['statements', 'SELECT DISTINCT recording FROM statement ORDER BY recording'],
          ['record', 'SELECT id FROM written_record ORDER BY created'],
          ['case', 'SELECT id FROM cases ORDER BY changed'],
        ] as const) {
          await writer.run(`INSERT INTO search_waiting (kind, owner) SELECT '${kind}', each.* FROM (${select}) AS each`)
        }
      })
    },
  }
}
export type WaitingList = ReturnType<typeof waitingList>
