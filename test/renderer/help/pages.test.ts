// The help is whole in both languages, and leads nowhere that is not there.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { failureCodes } from '../../../native/contract/failures.ts'
import { alarmCodes } from '../../../native/contract/alarms.ts'
import { addressOf } from '../../../renderer/parts/help/blocks.tsx'
import { pageKeys } from '../../../renderer/parts/help/chapters.ts'
import { find } from '../../../renderer/parts/help/find.ts'
import type { Inline } from '../../../renderer/parts/help/markdown.ts'
import { loadPages, rowOf, type HelpPage } from '../../../renderer/parts/help/pages.ts'
import { helpedCodes } from '../../../renderer/parts/help/topics.ts'

const top = join(import.meta.dirname, '..', '..', '..')

const inlinesOf = ({ blocks }: HelpPage): readonly Inline[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'heading') return []
    if (block.kind === 'list') return block.items.flat()
    return block.kind === 'table'
      ? [block.head.flat(), block.rows.flatMap(({ cells }) => cells.flat())].flat()
      : block.inlines
  })

/** Places of a page that a link can name. */
const placesOf = ({ sections }: HelpPage): string[] => sections.map(({ id }) => id)

/** Screens of the window, as its routes have them. */
const screens = new Set(
  [...readFileSync(join(top, 'renderer/app/window.tsx'), 'utf8').matchAll(/<Route path="(\/[^":]*)"/g)].map(
    ([, path]) => path,
  ),
)

describe.each(['zh-CN', 'en'] as const)('the help in %s', (language) => {
  let pages: readonly HelpPage[]
  beforeAll(async () => {
    pages = await loadPages(language)
  })

  test('has a file for each page and no other', () => {
    const files = readdirSync(join(top, 'resources/help', language)).map((file) => file.replace(/\.md$/, ''))
    expect(files.sort()).toEqual([...pageKeys].sort())
  })

  test('names each place of a page once', () => {
    for (const page of pages) expect(new Set(placesOf(page)).size, page.key).toBe(placesOf(page).length)
  })

  test('has no link that leads nowhere', () => {
    const known = new Set(pages.flatMap((page) => placesOf(page).map((id) => `/help/${page.key}${id && `#${id}`}`)))
    for (const page of pages) known.add(`/help/${page.key}`)
    const broken = pages.flatMap((page) =>
      inlinesOf(page).flatMap((inline) => {
        if (inline.kind !== 'link') return []
        const address = addressOf(inline.to, page.key)
        return known.has(address) || screens.has(address) ? [] : [`${page.key}: ${inline.to}`]
      }),
    )
    expect(broken).toEqual([])
  })

  test('leaves no mark of its own writing in what is read', () => {
    const words = pages.flatMap(({ title, sections }) => [
      title,
      ...sections.flatMap(({ heading, text }) => [heading, text]),
    ])
    expect(words.filter((text) => /\*\*|\]\(|\{#|\{(?:failure|alarm):/.test(text))).toEqual([])
  })

  test('has a row for each failure that offers help, and for no code that is none', () => {
    const trouble = pages.find(({ key }) => key === 'trouble')
    const rows = trouble?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).map(({ id }) => id)
    expect(rows?.toSorted()).toEqual([...helpedCodes].sort())
    const codes: readonly (string | null)[] = failureCodes
    expect(rows?.filter((id) => !codes.includes(id))).toEqual([])
    expect(rowOf(pages, 'disk-full')?.cells).toHaveLength(2)
  })

  test('tells of every alarm what it means and what to do', () => {
    const alarms = pages.find(({ key }) => key === 'alarms')
    const rows = alarms?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).map(({ id }) => id)
    expect(rows?.toSorted()).toEqual([...alarmCodes].sort())
  })
})

test('both languages have the same pages, headings and rows, in the same order', async () => {
  const [chinese, english] = await Promise.all([loadPages('zh-CN'), loadPages('en')])
  const shape = (pages: readonly HelpPage[]) =>
    pages.map(({ key, blocks }) => [
      key,
      ...blocks.map((block) => {
        if (block.kind === 'heading') return `${block.level} ${block.id}`
        if (block.kind === 'list') return `${block.ordered ? 'ol' : 'ul'} ${block.items.length}`
        return block.kind === 'table' ? block.rows.map(({ id }) => id ?? '-').join() : block.kind
      }),
    ])
  expect(shape(english)).toEqual(shape(chinese))
})

describe('the search of the help', () => {
  test('finds pages by two characters in Chinese', async () => {
    const found = find(await loadPages('zh-CN'), '封存')
    expect(found.length).toBeGreaterThan(5)
    expect(found[0]?.section.heading).toContain('封存')
    expect(found.some(({ context }) => context.some(({ text, marked }) => marked && text === '封存'))).toBe(true)
  })

  test('finds pages by an English word, however it is written', async () => {
    const found = find(await loadPages('en'), 'SEAL code')
    expect(found.map(({ page }) => page.key)).toContain('verification')
    expect(found.flatMap(({ context }) => context.filter(({ marked }) => marked)).length).toBeGreaterThan(0)
  })

  test('wants all the words, and finds a failure by its sentence', async () => {
    const pages = await loadPages('zh-CN')
    expect(find(pages, '封存 火星')).toEqual([])
    expect(find(pages, '  ')).toEqual([])
    expect(find(pages, '磁盘空间不足')[0]?.section.id).toBe('disk-full')
  })
})
