// The help of one language: its pages, read once, and what of them can be found.
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { FailureCode } from '../../../native/contract/failures.ts'
import type { Language } from '../../../native/contract/terms.ts'
import { en } from '../../text/en.ts'
import { useLanguage } from '../../text/use-language.ts'
import { zhCN, type Texts } from '../../text/zh-CN.ts'
import { chapters, type ChapterKey, type PageKey } from './chapters.ts'
import { documentOf, plain, type Block, type Row, type Say } from './markdown.ts'

/** What stands below one heading, or in one row that has its own place. */
export interface Section {
  /** Its place on the page; empty before the first heading. */
  readonly id: string
  readonly heading: string
  readonly text: string
}

export interface HelpPage {
  readonly key: PageKey
  readonly chapter: ChapterKey
  readonly title: string
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

const within = (sentences: Readonly<Record<string, string>>, code: string): string => {
  const sentence = sentences[code]
  if (sentence === undefined) throw new Error(`The help names a code that is none: ${code}`)
  return sentence
}
const titles = (alarms: Texts['alarms']): Record<string, string> =>
  Object.fromEntries(Object.entries(alarms).map(([code, { title }]) => [code, title]))
const sayIn = ({ failures, alarms }: Texts): Say => {
  const alarmTitles = titles(alarms)
  return (kind, code) => within(kind === 'alarm' ? alarmTitles : failures, code)
}

/** A page's text by its headings; rows that can be linked to stand by themselves. */
function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: { id: string; heading: string; text: string }[] = [{ id: '', heading: '', text: '' }]
  const add = (text: string): void => {
    const last = sections.at(-1)
    if (last !== undefined) last.text = `${last.text} ${text}`.trim()
  }
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ id: block.id, heading: block.text, text: '' })
    else if (block.kind === 'list') for (const item of block.items) add(plain(item))
    else if (block.kind === 'table') {
      for (const { id, cells } of block.rows) {
        const [first = '', ...others] = cells.map(plain)
        if (id === null) add([first, ...others].join(' '))
        else sections.push({ id, heading: first, text: others.join(' ') })
      }
    } else add(plain(block.inlines))
  }
  return sections.filter(({ heading, text }) => heading !== '' || text !== '')
}

/** All pages of a language. @throws Error when one is missing or names what is not there */
export async function loadPages(language: Language): Promise<readonly HelpPage[]> {
  const { content } = language === 'en' ? await import('./content-en.ts') : await import('./content-zh-cn.ts')
  const say = sayIn(language === 'en' ? en : zhCN)
  const sources = new Map(Object.entries(content).map(([path, text]) => [/([a-z-]+)\.md$/.exec(path)?.[1], text]))
  return chapters.flatMap(({ key: chapter, pages }) =>
    pages.map((key: PageKey): HelpPage => {
      const source = sources.get(key)
      if (source === undefined) throw new Error(`The help has no page ${key}`)
      const { title, blocks } = documentOf(source, say)
      return { key, chapter, title, blocks, sections: sectionsOf(blocks) }
    }),
  )
}

/** The row of the trouble table that is about a code. */
export function rowOf(pages: readonly HelpPage[], code: FailureCode): Row | undefined {
  const blocks = pages.find(({ key }) => key === 'trouble')?.blocks ?? []
  return blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).find(({ id }) => id === code)
}

/** The help in the language that is shown now. */
export function useHelp(): UseQueryResult<readonly HelpPage[]> {
  const language = useLanguage()
  return useQuery({
    queryKey: ['help', language],
    queryFn: () => loadPages(language),
    staleTime: Infinity,
    networkMode: 'always',
  })
}
