// Frame of an ordinary screen: heading, tools, content.
import { useTranslation } from 'react-i18next'
import { useTitle } from './use-title.ts'

export function Page(props: { title: string; tools?: React.ReactNode; children: React.ReactNode }) {
  const { t } = useTranslation()
  useTitle(`${props.title} · ${t('app.name')}`)
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
