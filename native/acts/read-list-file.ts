// Reads a CSV file as a list of acts and collects everything that is wrong with it, by line: a person corrects it once.
import { randomUUID } from 'node:crypto'
import { CsvError, parse, type Info } from 'csv-parse/sync'
import type { Output } from '../contract/calls.ts'
import {
  actItem,
  actItemMembers,
  mostItems,
  type ActFileProblem,
  type ActItem,
  type ActItemMember,
} from '../contract/act-list.ts'
import { caseKinds, caseStages, recordingForms, retentions } from '../contract/terms.ts'
import { listChanges } from './list-changes.ts'
import { actWords } from './list-table.ts'
import { tableText } from './table-text.ts'

/** What is read; its places are `members` of an item, undefined for a column that is left out. */
interface Read {
  readonly members: readonly (ActItemMember | undefined)[]
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[]
}

type Note = (problem: Omit<ActFileProblem, 'level'> & { readonly level?: 'warning' }) => void

const required: ReadonlySet<ActItemMember> = new Set(['name', 'stage', 'form'])
/** Columns of running numbers: in many such lists, and of no meaning. */
const numbering: ReadonlySet<string> = new Set(['序号', '编号', 'no.', 'no', '#'])
/** Longer quotations of what was found say no more. */
const quoted = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
const plain = (text: string) => text.trim().toLowerCase()

/** @param current what the list has now: an item of the same name is the same item. */
export function readListFile(bytes: Buffer, current: readonly ActItem[]): Output<'acts.readFile'> {
  const problems: ActFileProblem[] = []
  const note: Note = ({ level, ...problem }) => {
    problems.push({ level: level ?? 'error', ...problem })
  }
  const file = tableText(bytes)
  if (file === null) note({ code: 'encoding', line: null, column: null, found: '' })
  const read = file === null ? null : readTable(file.text, note)
  const items = read === null ? [] : itemsOf(read, current, note)
  const isSound = problems.every(({ level }) => level === 'warning')
  return {
    encoding: file?.encoding ?? 'utf-8',
    items: isSound ? items : [],
    problems: problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    changes: isSound ? listChanges(current, items) : { added: [], removed: [], changed: [] },
  }
}

/** Table programs put a comma, a semicolon or a tabulator between fields: whichever the headings have most of. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1)
  const count = (mark: string) => head.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function readTable(text: string, note: Note): Read | null {
  const records = recordsOf(text, note)
  if (records === null) return null
  const [head, ...rest] = records
  if (head === undefined || rest.length === 0) {
    note({ code: 'file-empty', line: null, column: null, found: '' })
    return null
  }
  const members = head.fields.map((name) => memberNamed(name))
  for (const [at, name] of head.fields.entries()) {
    const member = members[at]
    if (member !== undefined && members.indexOf(member) < at)
      note({ code: 'column-twice', line: head.line, column: member, found: name })
    if (member === undefined && name.trim() !== '' && !numbering.has(plain(name)))
      note({ code: 'column-unknown', level: 'warning', line: head.line, column: null, found: quoted(name.trim()) })
  }
  for (const member of actItemMembers.filter((each) => !members.includes(each))) {
    const facts = { code: 'column-missing', line: head.line, column: member, found: '' } as const
    note(required.has(member) ? facts : { ...facts, level: 'warning' })
  }
  return { members, rows: rest }
}

function memberNamed(name: string): ActItemMember | undefined {
  return actItemMembers.find((member) =>
    Object.values(actWords).some(({ actColumn }) => plain(actColumn[member]) === plain(name)),
  )
}

/** Null when it cannot be read, which is told. */
function recordsOf(text: string, note: Note): { line: number; fields: string[] }[] | null {
  try {
    const options = { delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true, info: true }
    const found = parse(text, options) as unknown as { info: Info; record: string[] }[]
    return found
      .map(({ info, record }) => ({ line: info.lines, fields: record }))
      .filter(({ fields }) => fields.some((field) => field.trim() !== ''))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : null
    note({ code: 'csv-broken', line, column: null, found: quoted(error.message) })
    return null
  }
}

function itemsOf({ members, rows }: Read, current: readonly ActItem[], note: Note): ActItem[] {
  if (rows.length > mostItems) note({ code: 'too-many', line: null, column: null, found: String(rows.length) })
  const ids = new Map(current.map(({ id, name }) => [name, id]))
  const names = new Set<string>()
  return rows.slice(0, mostItems).map(({ line, fields }) => {
    const noteIn: Note = (problem) => {
      note({ ...problem, line })
    }
    const text = (member: ActItemMember) => unescaped(fields[members.indexOf(member)] ?? '').trim()
    const name = text('name')
    if (names.has(name)) note({ code: 'name-twice', line, column: 'name', found: quoted(name) })
    names.add(name)
    for (const member of required)
      if (members.includes(member) && text(member) === '')
        noteIn({ code: 'value-missing', line, column: member, found: '' })
    for (const member of ['name', 'place', 'recorder', 'start', 'end'] as const) checkText(member, text(member), noteIn)
    return {
      ...{ id: ids.get(name) ?? randomUUID(), name, place: text('place'), recorder: text('recorder') },
      ...{ start: text('start'), end: text('end') },
      stage: wordOf('stage', text('stage'), caseStages, ({ caseStage }) => caseStage, noteIn),
      form: wordOf('form', text('form'), recordingForms, ({ recordingForm }) => recordingForm, noteIn),
      kinds: kindsIn(text('kinds'), noteIn),
      retention: wordOf('retention', text('retention') || 'case-file', retentions, (words) => words.retention, noteIn),
    }
  })
}

/** What the export put before a field that looked like a formula. */
const unescaped = (text: string) => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

function checkText(column: 'name' | 'place' | 'recorder' | 'start' | 'end', text: string, note: Note): void {
  if (column === 'name' && text === '') return
  const { error } = actItem.shape[column].safeParse(text)
  for (const { code } of error?.issues ?? [])
    note({
      code: code === 'too_big' ? 'value-too-long' : 'value-unfit',
      ...{ line: null, column, found: quoted(text) },
    })
}

type Words = (typeof actWords)[keyof typeof actWords]

/** The term that a word means, in either language or as the contract calls it; the first one when it is none. */
function wordOf<T extends string>(
  column: ActItemMember,
  text: string,
  terms: readonly [T, ...T[]],
  wordsIn: (words: Words) => Readonly<Record<T, string>>,
  note: Note,
): T {
  const means = (term: T) =>
    plain(term) === plain(text) || Object.values(actWords).some((words) => plain(wordsIn(words)[term]) === plain(text))
  const found = terms.find(means) ?? terms.find((term) => isShort(text, wordsIn(actWords['zh-CN'])[term]))
  if (found === undefined && text !== '') note({ code: 'word-unknown', line: null, column, found: quoted(text) })
  return found ?? terms[0]
}

/** People write 全程 for 全程音像记录, 30 年 for 30年. */
const isShort = (text: string, word: string): boolean => {
  const found = text.replaceAll(/\s/g, '')
  return found.length >= 2 && word.startsWith(found)
}

function kindsIn(text: string, note: Note): ActItem['kinds'] {
  const isAll = ['', ...Object.values(actWords).map(({ allKinds }) => plain(allKinds))].includes(plain(text))
  if (isAll) return []
  const words = text.split(/[、,，;；/]/).map((word) => word.trim())
  const kinds = words
    .filter((word) => word !== '')
    .map((word) => wordOf('kinds', word, caseKinds, ({ caseKind }) => caseKind, note))
  return caseKinds.filter((kind) => kinds.includes(kind))
}
