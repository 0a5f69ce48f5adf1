// The help: its chapters, one page, or what was found in it.
import { Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Waiting } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { find } from '../../parts/help/find.ts'
import '../../parts/help/help.css'
import { useHelp, type HelpPage } from '../../parts/help/pages.ts'
import { Page } from '../../parts/page.tsx'
import { Article } from './article.tsx'
import { Chapters } from './chapters.tsx'
import { PageList } from './page-list.tsx'
import { Results } from './results.tsx'

function Shown({ pages }: { pages: readonly HelpPage[] }) {
  const { t } = useTranslation()
  const { page: key } = useParams()
  if (key === undefined) return <Chapters pages={pages} />
  const page = pages.find((each) => each.key === key)
  if (page === undefined) return <Empty icon="help" title={t('app.notFound')} hint={t('help.lead')} />
  return (
    <div className="help-layout">
      <PageList pages={pages} current={page} />
      <Article key={page.key} pages={pages} page={page} />
    </div>
  )
}

export function HelpScreen() {
  const { t } = useTranslation()
  const { data, error } = useHelp()
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed)
  const clear = (): void => {
    setTyped('')
  }
  return (
    <Page
      title={t('help.title')}
      tools={
        <Input.Search
          className="help-search"
          value={typed}
          placeholder={t('help.search')}
          aria-label={t('help.search')}
          allowClear
          onChange={(event) => {
            setTyped(event.target.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') clear()
          }}
        />
      }
    >
      {data === undefined ? (
        <Waiting error={error} />
      ) : query.trim() === '' ? (
        <Shown pages={data} />
      ) : (
        <Results found={find(data, query)} query={query} onOpen={clear} />
      )}
    </Page>
  )
}
