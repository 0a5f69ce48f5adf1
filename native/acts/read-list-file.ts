// Reads a table file as a list of acts and collects everything that is wrong with it, by line: a person corrects it once.
import { randomUUID } from 'node:crypto'
import type { Output } from '../contract/calls.ts'
import { actItem, actItemMembers, mostItems, type ActItem, type ActItemMember } from '../contract/act-list.ts'
import { caseKinds, caseStages, recordingForms, retentions } from '../contract/terms.ts'
import { isSound, plain, readTable, termOf, wordsIn, type Note, type TableRow } from '../tables/read-table.ts'
import { listChanges } from './list-changes.ts'
import { actWords } from './list-table.ts'

const shape = {
  members: actItemMembers,
  required: new Set<ActItemMember>(['name', 'stage', 'form']),
  headings: Object.values(actWords).map(({ actColumn }) => actColumn),
  most: mostItems,
}

/** @param current what the list has now: an item of the same name is the same item. */
export async function readListFile(bytes: Buffer, current: readonly ActItem[]): Promise<Output<'acts.readFile'>> {
  const { encoding, problems, rows, note } = await readTable(bytes, shape)
  const items = itemsOf(rows, current, note)
  const sound = isSound(problems)
  return {
    encoding,
    items: sound ? items : [],
    problems: problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    changes: sound ? listChanges(current, items) : { added: [], removed: [], changed: [] },
  }
}

type NoteHere = Note<ActItemMember>

function itemsOf(rows: readonly TableRow<ActItemMember>[], current: readonly ActItem[], note: NoteHere): ActItem[] {
  const ids = new Map(current.map(({ id, name }) => [name, id]))
  const names = new Set<string>()
  return rows.map(({ line, text }) => {
    const noteIn: NoteHere = (problem) => {
      note({ ...problem, line })
    }
    const name = text('name')
    if (names.has(name)) noteIn({ code: 'value-twice', column: 'name', found: name })
    names.add(name)
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

function checkText(column: 'name' | 'place' | 'recorder' | 'start' | 'end', text: string, note: NoteHere): void {
  if (column === 'name' && text === '') return
  const { error } = actItem.shape[column].safeParse(text)
  for (const { code } of error?.issues ?? [])
    note({ code: code === 'too_big' ? 'value-too-long' : 'value-unfit', column, found: text })
}

type Words = (typeof actWords)[keyof typeof actWords]

/** The term that a word means; the first one when it is none. */
function wordOf<T extends string>(
  column: ActItemMember,
  text: string,
  terms: readonly [T, ...T[]],
  wordsOf: (words: Words) => Readonly<Record<T, string>>,
  note: NoteHere,
): T {
  const found =
    termOf(text, terms, Object.values(actWords).map(wordsOf)) ??
    terms.find((term) => isShort(text, wordsOf(actWords['zh-CN'])[term]))
  if (found === undefined && text !== '') note({ code: 'word-unknown', column, found: text })
  return found ?? terms[0]
}

/** People write 全程 for 全程音像记录, 30 年 for 30年. */
const isShort = (text: string, word: string): boolean => {
  const found = text.replaceAll(/\s/g, '')
  return found.length >= 2 && word.startsWith(found)
}

function kindsIn(text: string, note: NoteHere): ActItem['kinds'] {
  if (['', ...Object.values(actWords).map(({ allKinds }) => plain(allKinds))].includes(plain(text))) return []
  const kinds = wordsIn(text).map((word) => wordOf('kinds', word, caseKinds, ({ caseKind }) => caseKind, note))
  return caseKinds.filter((kind) => kinds.includes(kind))
}
