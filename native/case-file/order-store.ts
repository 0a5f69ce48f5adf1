// The order of case files in versions: the shipped one is the first, each save adds the next, none is changed.
import * as z from 'zod'
import type { Request } from '../contract/calls.ts'
import { fileSlot, type FileOrder, type FileSlot } from '../contract/case-file.ts'
import { Failure } from '../contract/failures.ts'
import type { Row } from '../database/connection.ts'
import type { Database, Reader } from '../database/database.ts'
import { shippedOrder } from './shipped-order.ts'

const slots = z.array(fileSlot)

const versionOf = (row: Row): FileOrder => ({
  version: Number(row['version']),
  at: String(row['at']),
  person: String(row['person']),
  reason: String(row['reason']),
  slots: slots.parse(JSON.parse(String(row['slots']))),
})

/** Newest first. */
async function versionsIn(reader: Reader): Promise<FileOrder[]> {
  const rows = await reader.all('SELECT * FROM file_order ORDER BY version DESC')
  return [...rows.map(versionOf), shippedOrder]
}

const newest = async (reader: Reader): Promise<FileOrder> => (await versionsIn(reader))[0] ?? shippedOrder

/** @throws Failure `file-order-twice`. */
function requireKeys(wanted: readonly FileSlot[]): void {
  const keys = wanted.map(({ key }) => key)
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice !== undefined) throw new Failure('file-order-twice', { key: twice })
}

export function fileOrderStore(database: Database) {
  return {
    current: (): Promise<FileOrder> => newest(database.read),
    versions: (): Promise<FileOrder[]> => versionsIn(database.read),

    /** @throws Failure `file-order-changed`, `file-order-twice`. */
    async save({ after, slots: wanted, reason, person }: Request<'caseFile.saveOrder'>): Promise<FileOrder> {
      requireKeys(wanted)
      return database.write(async (writer) => {
        const { version, person: by } = await newest(writer)
        if (version !== after) throw new Failure('file-order-changed', { version, by })
        const saved = { version: version + 1, at: new Date().toISOString(), person, reason, slots: wanted }
        await writer.run('INSERT INTO file_order (version, at, person, reason, slots) VALUES (?, ?, ?, ?, ?)', [
          ...[saved.version, saved.at, person, reason, JSON.stringify(wanted)],
        ])
        return saved
      })
    },
  }
}
export type FileOrderStore = ReturnType<typeof fileOrderStore>
