// Case numbers by pattern: without gaps, by kind of case and year.
import type { Settings } from '../contract/settings.ts'
import type { CaseKind } from '../contract/terms.ts'
import type { Reader, Writer } from '../database/database.ts'
import { settingsIn } from './settings.ts'

interface Numbered {
  readonly number: string
  readonly year: number
  readonly n: number
}

function filled({ casePlace, caseNumbers }: Settings, kind: CaseKind, year: number, n: number): string {
  const values: Readonly<Record<string, string>> = { place: casePlace, year: String(year), n: String(n) }
  return caseNumbers[kind].replace(/\{(place|year|n)\}/g, (_, name: string) => values[name] ?? '')
}

/** The next number that no case has: one that was typed by hand is passed over. */
async function next(reader: Reader, kind: CaseKind, now: Date): Promise<Numbered> {
  const year = now.getFullYear()
  const settings = await settingsIn(reader)
  const row = await reader.first('SELECT last FROM case_counter WHERE kind = ? AND year = ?', [kind, year])
  for (let n = Number(row?.['last'] ?? 0) + 1; ; n++) {
    const number = filled(settings, kind, year, n)
    const used = await reader.first('SELECT 1 FROM cases WHERE number = ?', [number])
    if (used === undefined) return { number, year, n }
  }
}

/** The number that a case would get now. */
export const nextNumber = async (reader: Reader, kind: CaseKind, now: Date): Promise<string> =>
  (await next(reader, kind, now)).number

/** Takes the next number, inside the transaction that opens the case: if that fails, the number is free again. */
export async function takeNumber(writer: Writer, kind: CaseKind, now: Date): Promise<string> {
  const { number, year, n } = await next(writer, kind, now)
  const save = 'INSERT OR REPLACE INTO case_counter (kind, year, last) VALUES (?, ?, ?)'
  await writer.run(save, [kind, year, n])
  return number
}
