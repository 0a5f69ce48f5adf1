// Texts of the search.
import type { Texts } from '../zh-CN.ts'

export const search: Texts['search'] = {
  title: 'Search',
  open: 'Search',
  fromField: 'Search, from within a field too',
  field: 'Case number, cause, name, words of a record, mark …',
  which: 'What is searched',
  all: 'All',
  results: 'Results',
  kind: {
    case: 'Cases',
    person: 'People',
    entry: 'Records',
    mark: 'Marks',
    statement: 'Fault statements',
    explanation: 'Explanations before the seal',
    exhibit: 'Exhibits',
    document: 'Documents',
  },
  more: 'More: {{kind}}',
  keys: '↑ ↓ to choose, Enter to open, Esc to close',
  waiting: '{{number}} things are still being taken into the index; there may be more to find.',
  hintTitle:
    'Search cases, people, written records, marks, fault statements, explanations before the seal, exhibits and documents',
  hint: 'Put spaces between words. What is found holds all of them.',
  exampleWords: 'Words and phrases: 占道, 处罚决定',
  exampleInitials: 'Initials of pinyin: zs (张三), zdjy (占道经营)',
  exampleNumbers: 'Beginnings of numbers and words: 2026, 17',
  nothing: 'Nothing found for “{{text}}”',
  nothingHint:
    'Try another word, or fewer; initials of pinyin work too. Numbers of identity documents cannot be searched.',
}
