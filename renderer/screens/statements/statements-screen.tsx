// The fault statements of a recording, one for each incident.
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { Waiting } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { useActing } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { StatementForm } from './statement-form.tsx'

export function StatementsScreen() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const { data, error } = useAnswer('statements.draft', { recording: id })
  const acting = useActing()
  return (
    <Page title={t('statements.title', { id })} tools={<Link to={`/recordings/${id}`}>{t('statements.back')}</Link>}>
      {data === undefined || !acting.known ? (
        <Waiting error={error} />
      ) : data.statements.length === 0 ? (
        <Empty icon="check" title={t('statements.none')} hint="" />
      ) : (
        <>
          <p className="quiet">{t('statements.note')}</p>
          {data.statements.map((draft) => (
            <StatementForm
              key={draft.number}
              recording={id}
              draft={draft}
              person={acting.fixed || draft.content.operator === '' ? acting.name : draft.content.operator}
            />
          ))}
        </>
      )}
    </Page>
  )
}
