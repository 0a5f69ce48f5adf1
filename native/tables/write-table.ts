// Tables that office programs open: CSV (RFC 4180, UTF-8 with a byte order mark) and XLSX (ISO/IEC 29500).
import { stringify } from 'csv-stringify/sync'

/** The first row is the headings. */
export type Cells = readonly (readonly string[])[]

/** Rows as CSV; a field that a table program would take for a formula gets an apostrophe before it. */
export const csvText = (rows: Cells): string =>
  stringify([...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' })

/** Every field is text, so that no program rounds a number of many digits or takes off its zeros. */
export async function xlsxBytes(sheet: string, rows: Cells): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const [head = [], ...rest] = rows
  const width = (at: number) => Math.min(40, Math.max(8, ...rows.map((row) => 2 * (row[at]?.length ?? 0))))
  return writeXlsxFile(
    [
      head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rest.map((row) => row.map((value) => ({ value, type: String }))),
    ],
    { sheet, columns: head.map((_, at) => ({ width: width(at) })), stickyRowsCount: 1 },
  ).toBuffer()
}
