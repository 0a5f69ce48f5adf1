// Orders of case files in versions: one for all kinds of case, and one of its own for each kind that has one. The shipped
// one is the first of all; each save adds the next, none is changed.
import * as z from 'zod'
import type { Request } from '../contract/calls.ts'
import { fileSlot, type FileOrder, type FileSlot } from '../contract/case-file.ts'
import { Failure } from '../contract/failures.ts'
import { caseKinds, type CaseKind } from '../contract/terms.ts'
import type { Row } from '../database/connection.ts'
import type { Database, Reader } from '../database/database.ts'
import { shippedOrder } from './shipped-order.ts'

const slots = z.array(fileSlot)
const kindOf = z.enum(caseKinds).nullable()

const versionOf = (row: Row): FileOrder => ({
  kind: kindOf.parse(row['kind'] ?? null),
  version: Number(row['version']),
  at: String(row['at']),
  person: String(row['person']),
  reason: String(row['reason']),
  slots: slots.parse(JSON.parse(String(row['slots']))),
})

/** Of one kind of case, or of all (null), newest first. */
async function versionsIn(reader: Reader, kind: CaseKind | null): Promise<FileOrder[]> {
  if (kind === null) {
    const rows = await reader.all('SELECT * FROM file_order ORDER BY version DESC')
    return [...rows.map(versionOf), shippedOrder]
  }
  const rows = await reader.all('SELECT * FROM file_order_of_kind WHERE kind = ? ORDER BY version DESC', [kind])
  return rows.map(versionOf)
}

/** The kind's own, unless it has none or gave it up; else that for all. */
async function inForce(reader: Reader, kind: CaseKind | null): Promise<FileOrder> {
  const own = kind === null ? undefined : (await versionsIn(reader, kind))[0]
  if (own !== undefined && own.slots.length > 0) return own
  return (await versionsIn(reader, null))[0] ?? shippedOrder
}

/** @throws Failure `file-order-twice`. */
function requireKeys(wanted: readonly FileSlot[]): void {
  const keys = wanted.map(({ key }) => key)
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice !== undefined) throw new Failure('file-order-twice', { key: twice })
}

export function fileOrderStore(database: Database) {
  return {
    /** By which files of a kind of case are kept; null: of kinds without an order of their own. */
    current: (kind: CaseKind | null): Promise<FileOrder> => inForce(database.read, kind),

    /** Newest first; none where a kind never had its own. */
    versions: (kind: CaseKind | null): Promise<FileOrder[]> => versionsIn(database.read, kind),

    /** @throws Failure `file-order-changed`, `file-order-twice`. */
    async save({ kind, after, slots: wanted, reason, person }: Request<'caseFile.saveOrder'>): Promise<FileOrder> {
      requireKeys(wanted)
      return database.write(async (writer) => {
        const { version, person: by } = (await versionsIn(writer, kind))[0] ?? { version: 0, person: '' }
        if (version !== after) throw new Failure('file-order-changed', { version, by })
        const saved = { kind, version: version + 1, at: new Date().toISOString(), person, reason, slots: wanted }
        const values = [saved.version, saved.at, person, reason, JSON.stringify(wanted)]
        const columns = 'version, at, person, reason, slots'
        if (kind === null) await writer.run(`INSERT INTO file_order (${columns}) VALUES (?, ?, ?, ?, ?)`, values)
        else
          await writer.run(`INSERT INTO file_order_of_kind (kind, ${columns}) VALUES (?, ?, ?, ?, ?, ?)`, [
            ...[kind, ...values],
          ])
        return saved
      })
    },
  }
}
export type FileOrderStore = ReturnType<typeof fileOrderStore>
