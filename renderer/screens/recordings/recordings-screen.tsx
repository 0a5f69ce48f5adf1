// All recordings of the station.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { RecordingsTable } from '../../parts/recordings-table.tsx'
import { useAnswer } from '../../station/use-call.ts'

const pageSize = 50

export function RecordingsScreen() {
  const { t } = useTranslation()
  const [page, setPage] = useState(1)
  const { data, error } = useAnswer('recordings.list', { offset: (page - 1) * pageSize, limit: pageSize })
  return (
    <Page title={t('recordings.title')}>
      {data === undefined ? (
        <Waiting error={error} />
      ) : data.total === 0 ? (
        <Empty icon="recordings" title={t('recordings.empty')} hint={t('recordings.emptyHint')} />
      ) : (
        <RecordingsTable
          rows={data.recordings}
          loading={false}
          total={data.total}
          page={page}
          pageSize={pageSize}
          onPage={setPage}
          withCase
        />
      )}
    </Page>
  )
}
