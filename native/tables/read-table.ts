// A table file read by its headings; everything that is wrong with it is collected, so that a person corrects it once.
import type { TableEncoding, TableProblem } from '../contract/tables.ts'
import { isUnreadable, recordsOf } from './records.ts'
import type { TableRecord } from './table-record.ts'

/** What a table is to have. */
export interface TableShape<M extends string> {
  readonly members: readonly M[]
  /** Without these columns, or with one of them empty, a line says nothing. */
  readonly required: ReadonlySet<M>
  /** What a column is called, in each language; and other names by which people know it. */
  readonly headings: readonly Readonly<Partial<Record<M, string>>>[]
  /** More lines than these are not taken. */
  readonly most: number
}

export type Note<M extends string> = (
  problem: Omit<TableProblem<M>, 'level' | 'line'> & {
    readonly level?: 'warning'
    readonly line?: number | null
  },
) => void

export interface TableRow<M extends string> {
  readonly line: number
  /** What stands in a column, without blanks at its ends; empty where there is no such column. */
  readonly text: (member: M) => string
}

export interface ReadTable<M extends string> {
  readonly encoding: TableEncoding
  /** Of the headings and of empty fields; whoever makes something of the rows adds what is wrong with that. */
  readonly problems: TableProblem<M>[]
  readonly rows: readonly TableRow<M>[]
  readonly note: Note<M>
}

/** Columns of running numbers: in many such lists, and of no meaning. */
const numbering: ReadonlySet<string> = new Set(['序号', '编号', 'no.', 'no', '#'])
/** Words are the same whatever their case. */
export const plain = (text: string) => text.trim().toLowerCase()
/** Longer quotations of what was found say no more. */
const quoted = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
/** What an export put before a field that looked like a formula is taken off again. */
const unescaped = (text: string) => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

/** Whether nothing keeps the file from being taken in. */
export const isSound = (problems: readonly TableProblem<string>[]) => problems.every(({ level }) => level === 'warning')

export async function readTable<M extends string>(bytes: Buffer, shape: TableShape<M>): Promise<ReadTable<M>> {
  const problems: TableProblem<M>[] = []
  const note: Note<M> = ({ level, line, found, ...problem }) => {
    problems.push({ ...problem, level: level ?? 'error', line: line ?? null, found: quoted(found) })
  }
  const { encoding, records } = await recordsOf(bytes)
  if (isUnreadable(records)) {
    note({ ...records, column: null })
    return { encoding, problems, rows: [], note }
  }
  const [head, ...rest] = records
  if (head === undefined || rest.length === 0) {
    note({ code: 'file-empty', column: null, found: '' })
    return { encoding, problems, rows: [], note }
  }
  const columns = columnsOf(head, shape, note)
  if (rest.length > shape.most) note({ code: 'too-many', column: null, found: `${rest.length} > ${shape.most}` })
  const rows = rest.slice(0, shape.most).map(({ line, fields }) => ({
    line,
    text: (member: M) => unescaped(fields[columns.indexOf(member)] ?? '').trim(),
  }))
  for (const member of shape.required) {
    if (!columns.includes(member)) continue
    for (const row of rows)
      if (row.text(member) === '') note({ code: 'value-missing', line: row.line, column: member, found: '' })
  }
  return { encoding, problems, rows, note }
}

/** The member of each place; undefined for a column that is left out. */
function columnsOf<M extends string>(
  head: TableRecord,
  { members, required, headings }: TableShape<M>,
  note: Note<M>,
): (M | undefined)[] {
  const named = (name: string) =>
    members.find((member) => headings.some((words) => plain(words[member] ?? member) === plain(name)))
  const columns = head.fields.map(named)
  for (const [at, name] of head.fields.entries()) {
    const member = columns[at]
    if (member !== undefined && columns.indexOf(member) < at)
      note({ code: 'column-twice', line: head.line, column: member, found: name })
    if (member === undefined && name.trim() !== '' && !numbering.has(plain(name)))
      note({ code: 'column-unknown', level: 'warning', line: head.line, column: null, found: name.trim() })
  }
  for (const member of members.filter((each) => !columns.includes(each))) {
    const facts = { code: 'column-missing', line: head.line, column: member, found: '' } as const
    note(required.has(member) ? facts : { ...facts, level: 'warning' })
  }
  return columns
}

/** The words of `text`, which people separate in many ways. */
export const wordsIn = (text: string): string[] =>
  text
    .split(/[、,，;；/]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** The term that a word means: in any of the languages, or as the contract calls it; undefined when it is none. */
export function termOf<T extends string>(
  word: string,
  terms: readonly T[],
  languages: readonly Readonly<Record<T, string>>[],
): T | undefined {
  const means = (term: T) =>
    plain(term) === plain(word) || languages.some((words) => plain(words[term]) === plain(word))
  return terms.find(means)
}
