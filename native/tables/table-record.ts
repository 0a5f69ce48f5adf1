// What is read of a table file: its lines, or why it cannot be read.
import type { TableProblemCode } from '../contract/tables.ts'

export interface TableRecord {
  /** From 1, as the program shows it. */
  readonly line: number
  readonly fields: readonly string[]
}

/** Why a file could not be read. */
export interface Unreadable {
  readonly code: TableProblemCode
  readonly line: number | null
  readonly found: string
}
