// Frame of an ordinary screen: heading, tools, content.
import { useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from './use-title.ts'

export function Page(props: { title: string; tools?: React.ReactNode; children: React.ReactNode }) {
  const { t } = useTranslation()
  useTitle(`${props.title} · ${t('app.name')}`)
  // A screen begins at its top, wherever the one before was; what leads further down in it does so afterwards.
  useLayoutEffect(() => {
    document.getElementById('main')?.scrollTo({ top: 0 })
  }, [])
  return (
    <div className="page">
      <header className="page-head">
        <h1>{props.title}</h1>
        {props.tools === undefined ? null : <div className="tools">{props.tools}</div>}
      </header>
      {props.children}
    </div>
  )
}
