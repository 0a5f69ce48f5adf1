// One page of the help, with the ways to the one before and the next.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { Blocks } from '../../parts/help/blocks.tsx'
import type { HelpPage } from '../../parts/help/pages.ts'

export function Article({ pages, page }: { pages: readonly HelpPage[]; page: HelpPage }) {
  const { t } = useTranslation()
  const { hash } = useLocation()
  const article = useRef<HTMLElement>(null)
  // Where a link leads, there reading goes on: at the heading or row, or at the top of the page.
  useEffect(() => {
    const place = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)))
    if (place === null) article.current?.closest('.content')?.scrollTo({ top: 0 })
    else {
      place.scrollIntoView()
      place.focus({ preventScroll: true })
    }
  }, [hash])
  const at = pages.indexOf(page)
  const [before, after] = [pages[at - 1], pages[at + 1]]
  return (
    <article ref={article} className="panel help-article">
      <h1>{page.title}</h1>
      <Blocks blocks={page.blocks} page={page.key} />
      <nav className="help-ends" aria-label={t('help.neighbours')}>
        {before === undefined ? <span /> : <Link to={`/help/${before.key}`}>← {before.title}</Link>}
        {after === undefined ? <span /> : <Link to={`/help/${after.key}`}>{after.title} →</Link>}
      </nav>
    </article>
  )
}
