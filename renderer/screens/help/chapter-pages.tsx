// The pages of a chapter, as links.
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { HelpPage } from '../../parts/help/pages.ts'

interface ChapterPagesProps {
  readonly chapter: HelpPage['chapter']
  readonly pages: readonly HelpPage[]
  /** The one that is read, and what stands below its link. */
  readonly current?: HelpPage
  readonly below?: ReactNode
}

export function ChapterPages({ chapter, pages, current, below }: ChapterPagesProps) {
  return (
    <ul>
      {pages
        .filter((page) => page.chapter === chapter)
        .map((page) => (
          <li key={page.key}>
            <Link to={`/help/${page.key}`} aria-current={page.key === current?.key ? 'page' : undefined}>
              {page.title}
            </Link>
            {page.key === current?.key ? below : null}
          </li>
        ))}
    </ul>
  )
}
