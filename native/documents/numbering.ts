// 文号 by pattern, without gaps, by kind of document and year. A number is noted as pending before its document is listed,
// so that a crash in between neither loses it nor gives it twice.
import type { Database, Reader } from '../database/database.ts'

export interface NextNumber {
  readonly n: number
  readonly year: number
}

interface Counter {
  readonly last: number
  /** Case for which the number after `last` was begun; null when none is under way. */
  readonly pending: string | null
}

async function counterOf(reader: Reader, key: string, year: number): Promise<Counter> {
  const row = await reader.first('SELECT last, pending FROM document_counter WHERE key = ? AND year = ?', [key, year])
  const pending = row?.['pending'] ?? null
  return { last: Number(row?.['last'] ?? 0), pending: pending === null ? null : String(pending) }
}

/** A pattern with its year and number; `place` is the short name of place and agency. */
export function filledNumber(pattern: string, place: string, { n, year }: NextNumber): string {
  const values: Readonly<Record<string, string>> = { place, year: String(year), n: String(n) }
  return pattern.replace(/\{(place|year|n)\}/g, (_, name: string) => values[name] ?? '')
}

/** Numbers of documents. @param isListed whether a case's list has a document of this kind with this number. */
export function documentNumbers(
  database: Database,
  isListed: (of: string, key: string, next: NextNumber) => Promise<boolean>,
) {
  const set = (key: string, year: number, { last, pending }: Counter) =>
    database.write((writer) =>
      writer.run('INSERT OR REPLACE INTO document_counter (key, year, last, pending) VALUES (?, ?, ?, ?)', [
        ...[key, year, last, pending],
      ]),
    )
  const next = async (key: string, now: Date): Promise<NextNumber> => {
    const year = now.getFullYear()
    const { last, pending } = await counterOf(database.read, key, year)
    const begun = { n: last + 1, year }
    return pending !== null && (await isListed(pending, key, begun)) ? { n: last + 2, year } : begun
  }
  return {
    /** The number that a document would get now. */
    next,

    /** Gives `list` the next number, which is taken when that has listed the document. One at a time. */
    async take<T>(key: string, of: string, now: Date, list: (next: NextNumber) => Promise<T>): Promise<T> {
      const wanted = await next(key, now)
      await set(key, wanted.year, { last: wanted.n - 1, pending: of })
      const listed = await list(wanted)
      await set(key, wanted.year, { last: wanted.n, pending: null })
      return listed
    },
  }
}
export type DocumentNumbers = ReturnType<typeof documentNumbers>
