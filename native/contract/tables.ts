// Tables of other programs (CSV, XLSX) that are taken in: what can be wrong with one, told by its line.
import * as z from 'zod'

export const tableEncodings = ['utf-8', 'gb18030', 'utf-16', 'xlsx'] as const
export type TableEncoding = (typeof tableEncodings)[number]

export const tableProblemCodes = [
  'encoding',
  'csv-broken',
  'xlsx-broken',
  'xlsx-too-large',
  'file-empty',
  'column-missing',
  'column-twice',
  'column-unknown',
  'value-missing',
  'value-too-long',
  'value-unfit',
  'date-unfit',
  'word-unknown',
  'value-twice',
  'too-many',
  'administrator-missing',
] as const
export type TableProblemCode = (typeof tableProblemCodes)[number]

/** What is wrong with a table whose columns are `members` of what is read from it. */
export const tableProblem = <const M extends readonly [string, ...string[]]>(members: M) =>
  z.strictObject({
    code: z.enum(tableProblemCodes),
    /** A warning does not keep the file from being taken in. */
    level: z.enum(['error', 'warning']),
    /** Line of the file, from 1; null when it concerns all of it. */
    line: z.int().nullable(),
    column: z.enum(members).nullable(),
    /** What stands there, or what the file calls it. */
    found: z.string(),
  })

export interface TableProblem<M extends string> {
  readonly code: TableProblemCode
  readonly level: 'error' | 'warning'
  readonly line: number | null
  readonly column: M | null
  readonly found: string
}

/** A file of a table as it is handed over; a call may not be much longer. */
export const tableBytes = z.base64().max(700_000)
