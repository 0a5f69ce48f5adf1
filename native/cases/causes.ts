// The list of causes for each kind of case.
import type { CauseRow } from '../contract/causes.ts'
import { Failure } from '../contract/failures.ts'
import type { CaseKind } from '../contract/terms.ts'
import type { Database } from '../database/database.ts'

/** Most causes that were typed and are offered beside the list. */
const mostTyped = 200

export function causesStore(database: Database) {
  return {
    async list(kind: CaseKind): Promise<CauseRow[]> {
      const counted = 'SELECT cause, count(*) AS used FROM cases WHERE kind = ? GROUP BY cause'
      const rows = await database.read.all(
        `SELECT cause.cause AS cause, coalesce(counted.used, 0) AS used, 1 AS listed
           FROM cause LEFT JOIN (${counted}) AS counted ON counted.cause = cause.cause WHERE cause.kind = ?
         UNION ALL
         SELECT * FROM (SELECT cause, used, 0 AS listed FROM (${counted}) AS typed
           WHERE NOT EXISTS (SELECT 1 FROM cause WHERE cause.kind = ? AND cause.cause = typed.cause)
           ORDER BY used DESC LIMIT ?)
         ORDER BY used DESC, cause`,
        [kind, kind, kind, kind, mostTyped],
      )
      return rows.map((row) => ({
        cause: String(row['cause']),
        used: Number(row['used']),
        listed: row['listed'] === 1,
      }))
    },

    /** Answers how many were not there yet. */
    add: (kind: CaseKind, causes: readonly string[]): Promise<number> =>
      database.write((writer) =>
        writer.run('INSERT OR IGNORE INTO cause (kind, cause) SELECT ?, value FROM json_each(?)', [
          kind,
          JSON.stringify(causes),
        ]),
      ),

    /** @throws Failure `cause-unknown`. */
    async remove(kind: CaseKind, cause: string): Promise<void> {
      const sql = 'DELETE FROM cause WHERE kind = ? AND cause = ?'
      const removed = await database.write((writer) => writer.run(sql, [kind, cause]))
      if (removed === 0) throw new Failure('cause-unknown', { cause })
    },
  }
}
export type CausesStore = ReturnType<typeof causesStore>
