// The first sheet of an XLSX workbook (ISO/IEC 29500) as lines of text.
import { unzipSync } from 'fflate'
import type { CellValue } from 'read-excel-file/node'
import type { TableRecord, Unreadable } from './table-record.ts'

/** Bytes, unpacked: a workbook of a few hundred people has less than one million. */
const longest = 50_000_000

export const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

/** A small file may say that it unpacks to more than the memory holds. */
function unpackedLength(bytes: Buffer): number {
  let length = 0
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      length += originalSize
      return false
    },
  })
  return length
}

/** A day as people write it; numbers as they are shown where nothing rounds them. */
const textOf = (value: CellValue<string> | null): string => {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return value === null ? '' : String(value)
}

/** Numbers are kept as the file writes them: a certificate of many digits would be rounded otherwise. */
export async function xlsxRecords(bytes: Buffer): Promise<TableRecord[] | Unreadable> {
  try {
    if (unpackedLength(bytes) > longest) return { code: 'xlsx-too-large', line: null, found: '' }
    const { readSheet } = await import('read-excel-file/node')
    const rows = await readSheet<string>(bytes, { parseNumber: (text) => text })
    return rows.map((row, at) => ({ line: at + 1, fields: row.map(textOf) }))
  } catch (error) {
    // Whatever its reader stumbles over, the file is none that a table program would open.
    return { code: 'xlsx-broken', line: null, found: error instanceof Error ? error.message : String(error) }
  }
}
