// Whether a recording has gaps or faults that are to be explained, and where.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { StatementVersions } from '../../parts/statement-versions.tsx'
import { useAnswer } from '../../station/use-call.ts'

export function StatementsPanel({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data } = useAnswer('statements.draft', { recording: id })
  const drafts = data?.statements ?? []
  const open = drafts.filter(({ saved }) => saved.length === 0).length
  return (
    <section className="panel stack">
      <h2>{t('statements.heading')}</h2>
      {drafts.length === 0 ? (
        <p className="quiet">{t(data === undefined ? 'common.loading' : 'statements.none')}</p>
      ) : (
        <>
          <p>{t('statements.needed', { number: drafts.length, open })}</p>
          <StatementVersions saved={drafts.flatMap(({ saved }) => saved)} />
          <Link to={`/recordings/${id}/statements`}>
            <Button type={open > 0 ? 'primary' : 'default'}>{t('statements.write')}</Button>
          </Link>
        </>
      )}
    </section>
  )
}
