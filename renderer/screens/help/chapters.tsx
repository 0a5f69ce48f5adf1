// All pages by chapter: where the help opens.
import { useTranslation } from 'react-i18next'
import { chapters } from '../../parts/help/chapters.ts'
import type { HelpPage } from '../../parts/help/pages.ts'
import { ChapterPages } from './chapter-pages.tsx'

export function Chapters({ pages }: { pages: readonly HelpPage[] }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="quiet">{t('help.lead')}</p>
      <div className="help-chapters">
        {chapters.map(({ key }) => (
          <section key={key} className="panel help-chapter">
            <h2>{t(`help.chapter.${key}`)}</h2>
            <ChapterPages chapter={key} pages={pages} />
          </section>
        ))}
      </div>
    </>
  )
}
