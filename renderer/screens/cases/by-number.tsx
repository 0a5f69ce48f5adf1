// Where a link to a case leads: to the case of that number, or to the sentence that there is none.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate, useParams } from 'react-router'
import { Waiting } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { useMay } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'

export function CaseByNumber() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { number = '' } = useParams()
  const may = useMay()('cases.find')
  const found = useAnswer('cases.find', { text: number, limit: 500 }, may)
  const of = found.data?.cases.find((each) => each.number === number)
  if (of !== undefined) return <Navigate to={`/cases/${of.id}`} replace />
  if (may && found.data === undefined) return <Waiting error={found.error} />
  return (
    <Page title={t('desktop.noCase')}>
      <Empty
        icon="cases"
        title={t('desktop.noCase')}
        hint={may ? t('desktop.noCaseNote', { number }) : t('desktop.noCaseRight')}
      >
        {may ? (
          <Button type="primary" onClick={() => void navigate('/cases', { replace: true })}>
            {t('desktop.toCases')}
          </Button>
        ) : null}
      </Empty>
    </Page>
  )
}
