// The lines of a table file that some other program wrote: CSV in any of its shapes, or XLSX.
import { CsvError, parse, type Info } from 'csv-parse/sync'
import type { TableEncoding } from '../contract/tables.ts'
import type { TableRecord, Unreadable } from './table-record.ts'
import { tableText } from './table-text.ts'
import { isZip, xlsxRecords } from './xlsx-records.ts'

export interface Records {
  readonly encoding: TableEncoding
  readonly records: readonly TableRecord[] | Unreadable
}

/** Lines that hold nothing are left out; the numbers of the others stay. */
export async function recordsOf(bytes: Buffer): Promise<Records> {
  if (isZip(bytes)) return { encoding: 'xlsx', records: withWords(await xlsxRecords(bytes)) }
  const file = tableText(bytes)
  if (file === null) return { encoding: 'utf-8', records: { code: 'encoding', line: null, found: '' } }
  return { encoding: file.encoding, records: withWords(csvRecords(file.text)) }
}

export const isUnreadable = (records: readonly TableRecord[] | Unreadable): records is Unreadable => 'code' in records

const withWords = (records: readonly TableRecord[] | Unreadable) =>
  isUnreadable(records) ? records : records.filter(({ fields }) => fields.some((field) => field.trim() !== ''))

/** Table programs put a comma, a semicolon or a tabulator between fields: whichever the headings have most of. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1)
  const count = (mark: string) => head.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function csvRecords(text: string): TableRecord[] | Unreadable {
  try {
    const options = { delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true, info: true }
    const found = parse(text, options) as unknown as { info: Info; record: string[] }[]
    return found.map(({ info, record }) => ({ line: info.lines, fields: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : null
    return { code: 'csv-broken', line, found: error.message }
  }
}
