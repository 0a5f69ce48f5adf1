// All pages by chapter: where the help opens.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { chapters } from '../../parts/help/chapters.ts'
import type { HelpPage } from '../../parts/help/pages.ts'

export function Chapters({ pages }: { pages: readonly HelpPage[] }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="quiet">{t('help.lead')}</p>
      <div className="help-chapters">
        {chapters.map(({ key }) => (
          <section key={key} className="panel help-chapter">
            <h2>{t(`help.chapter.${key}`)}</h2>
            <ul>
              {pages
                .filter(({ chapter }) => chapter === key)
                .map((page) => (
                  <li key={page.key}>
                    <Link to={`/help/${page.key}`}>{page.title}</Link>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
