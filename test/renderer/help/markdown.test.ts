// What help pages are written in becomes elements, never markup.
import { expect, test } from 'vitest'
import { documentOf, plain } from '../../../renderer/parts/help/markdown.ts'

const say = (kind: string, code: string) => `<${kind} ${code}>`
const read = (text: string) => documentOf(`# Title\n\n${text}`, say).blocks

test('reads headings with their names, lists, notes and paragraphs', () => {
  const blocks = read('## One {#one}\n\nTwo\nlines\n\n- a\n- b\n\n1. c\n\n> careful')
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'note'])
  expect(blocks[0]).toEqual({ kind: 'heading', level: 2, id: 'one', text: 'One' })
})

test('reads keys, code, emphasis and links, and says what the window says for a code', () => {
  const [block] = read('Press `S`, `Ctrl+K` or `zhenglu open`: **now** [there](page#id), {failure:disk-full}')
  if (block?.kind !== 'paragraph') throw new Error('no paragraph')
  expect(block.inlines.map(({ kind }) => kind)).toEqual([
    'text',
    'key',
    'text',
    'key',
    'text',
    'code',
    'text',
    'strong',
    'text',
    'link',
    'text',
  ])
  expect(plain(block.inlines)).toContain('<failure disk-full>')
})

test('a row that begins with a code can be linked to', () => {
  const [table] = read('| a | b |\n| --- | --- |\n| {failure:disk-full} | make room |\n| other | x |')
  if (table?.kind !== 'table') throw new Error('no table')
  expect(table.rows.map(({ id }) => id)).toEqual(['disk-full', null])
})

test('markup stays text, and what is out of form is refused', () => {
  expect(read('<img src=x onerror=alert(1)>')).toEqual([
    { kind: 'paragraph', inlines: [{ kind: 'text', text: '<img src=x onerror=alert(1)>' }] },
  ])
  expect(() => read('## without a name')).toThrow(/heading/)
  expect(() => documentOf('no title', say)).toThrow(/title/)
})
