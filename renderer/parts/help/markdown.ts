// Reads the little of Markdown that help pages are written in: headings, paragraphs, notes, lists, tables, links.
// No HTML passes: what is read becomes React elements, never markup.

export type Inline =
  | { readonly kind: 'text' | 'strong' | 'key' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string }

export interface Row {
  /** The code that the row is about, by which it is linked to; null for others. */
  readonly id: string | null
  readonly cells: readonly (readonly Inline[])[]
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly id: string; readonly text: string }
  | { readonly kind: 'paragraph' | 'note'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly head: readonly (readonly Inline[])[]; readonly rows: readonly Row[] }

export interface Document {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** What the window says for a code: `{failure:disk-full}`, `{alarm:source-lost}`. */
export type Say = (kind: 'failure' | 'alarm', code: string) => string

const keyForm =
  /^(?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z0-9?/@+-]|Enter|Esc|Tab|Space|PgUp|PgDn|F\d{1,2}|[↑↓←→])(?:(?: … | )[A-Z0-9])?$/
const inlineForm = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g
const codeForm = /\{(failure|alarm):([a-z-]+)\}/g

const said = (line: string, say: Say): string =>
  line.replace(codeForm, (_, kind: string, code: string) => say(kind === 'alarm' ? 'alarm' : 'failure', code))

/** Words with their emphasis, keys and links. */
function inlinesOf(line: string, say: Say): Inline[] {
  const text = said(line, say)
  const found: Inline[] = []
  let at = 0
  for (const match of text.matchAll(inlineForm)) {
    if (match.index > at) found.push({ kind: 'text', text: text.slice(at, match.index) })
    const [whole, strong, code, words, to] = match
    if (strong !== undefined) found.push({ kind: 'strong', text: strong })
    else if (code !== undefined) found.push({ kind: keyForm.test(code) ? 'key' : 'code', text: code })
    else if (words !== undefined && to !== undefined) found.push({ kind: 'link', text: words, to })
    at = match.index + whole.length
  }
  if (at < text.length) found.push({ kind: 'text', text: text.slice(at) })
  return found
}

const headingForm = /^(#{2,3}) (.+?) \{#([a-z0-9-]+)\}$/
const listForm = /^(?:- |\d+\. )/

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\|\s*|\s*\|$/g, '')
    .split(/\s*\|\s*/)
    .map((cell) => cell.trim())

function tableOf(lines: readonly string[], say: Say): Block {
  const [head = '', , ...rows] = lines
  const inlines = (line: string) => cellsOf(line).map((cell) => inlinesOf(cell, say))
  return {
    kind: 'table',
    head: inlines(head),
    rows: rows.map((row) => ({
      id: /^\|\s*\{(?:failure|alarm):([a-z-]+)\}/.exec(row)?.[1] ?? null,
      cells: inlines(row),
    })),
  }
}

/** One group of lines without an empty one between. @throws Error for a heading without its name */
function blockOf(lines: readonly string[], say: Say): Block {
  const [first = ''] = lines
  if (first.startsWith('#')) {
    const [, marks = '', text = '', id] = headingForm.exec(first) ?? []
    if (id === undefined || lines.length > 1) throw new Error(`Not a heading with its name: ${lines.join(' ')}`)
    return { kind: 'heading', level: marks.length === 2 ? 2 : 3, id, text: said(text, say) }
  }
  if (first.startsWith('|')) return tableOf(lines, say)
  if (listForm.test(first)) {
    const items = lines.map((line) => inlinesOf(line.replace(listForm, ''), say))
    return { kind: 'list', ordered: !first.startsWith('- '), items }
  }
  const isNote = first.startsWith('> ')
  const words = lines.map((line) => (isNote ? line.replace(/^> ?/, '') : line)).join(' ')
  return { kind: isNote ? 'note' : 'paragraph', inlines: inlinesOf(words, say) }
}

/** A whole page; its first line is its title. @throws Error for a page without a title or with a heading out of form */
export function documentOf(source: string, say: Say): Document {
  const [first = '', ...groups] = source.trim().split(/\n{2,}/)
  if (!/^# [^\n]+$/.test(first)) throw new Error(`Not a title: ${first}`)
  return { title: first.slice(2), blocks: groups.map((group) => blockOf(group.split('\n'), say)) }
}

export const plain = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('')
