// The list beside a page: all pages by chapter, and the headings of the one that is read.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { chapters } from '../../parts/help/chapters.ts'
import type { HelpPage } from '../../parts/help/pages.ts'
import { ChapterPages } from './chapter-pages.tsx'

const headingsOf = ({ blocks }: HelpPage) =>
  blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block] : []))

function Headings({ page }: { page: HelpPage }) {
  return (
    <ul>
      {headingsOf(page).map(({ id, text }) => (
        <li key={id}>
          <Link to={`/help/${page.key}#${id}`}>{text}</Link>
        </li>
      ))}
    </ul>
  )
}

export function PageList({ pages, current }: { pages: readonly HelpPage[]; current: HelpPage }) {
  const { t } = useTranslation()
  // Beside the page where there is room, folded above it where there is none.
  const [wide] = useState(() => window.matchMedia('(min-width: 1001px)').matches)
  return (
    <nav className="panel help-list" aria-label={t('help.contents')}>
      <details open={wide}>
        <summary>{t('help.contents')}</summary>
        {chapters.map(({ key }) => (
          <section key={key}>
            <h2>{t(`help.chapter.${key}`)}</h2>
            <ChapterPages chapter={key} pages={pages} current={current} below={<Headings page={current} />} />
          </section>
        ))}
      </details>
    </nav>
  )
}
