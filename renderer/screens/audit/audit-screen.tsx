// The audit log: searched, verified, handed out.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { VerificationResult } from '../../parts/job-result.tsx'
import { Page } from '../../parts/page.tsx'
import { useRunningJob } from '../../parts/use-job.ts'
import { failureFrom, useListing } from '../../station/use-call.ts'
import { AuditExport } from './audit-export.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'
import { asked, isFiltered, noFilters, type Filters } from './filters.ts'
import { Standing } from './standing.tsx'
import { useSettled } from './use-settled.ts'
import './audit.css'

const pageSize = 50

function Lines({ filters, onFilter }: { filters: Filters; onFilter: (filters: Filters) => void }) {
  const { t } = useTranslation()
  const settled = useSettled(filters)
  const [page, setPage] = useState(1)
  const wanted = { ...asked(settled), offset: (page - 1) * pageSize, limit: pageSize }
  const { data, error, isPlaceholderData } = useListing('audit.find', wanted)
  const filtered = isFiltered(settled)
  return (
    <>
      <AuditFilters
        filters={filters}
        people={data?.people ?? []}
        onChange={(changed) => {
          onFilter(changed)
          setPage(1)
        }}
      />
      <span className="quiet" role="status">
        {data === undefined ? '' : t('common.total', { number: data.total })}
      </span>
      {error !== null && data !== undefined ? <FailureNote failure={failureFrom(error)} /> : null}
      {data === undefined ? (
        <Waiting error={error} />
      ) : data.total === 0 ? (
        <Empty
          icon="audit"
          title={t(filtered ? 'audit.nothing' : 'audit.empty')}
          hint={t(filtered ? 'audit.nothingHint' : 'audit.emptyHint')}
        />
      ) : (
        <AuditTable
          entries={data.entries}
          total={data.total}
          page={page}
          pageSize={pageSize}
          loading={isPlaceholderData}
          onPage={setPage}
        />
      )}
    </>
  )
}

export function AuditScreen() {
  const { t } = useTranslation()
  const [filters, setFilters] = useState(noFilters)
  const [exporting, setExporting] = useState(false)
  const { start, ...verification } = useRunningJob('audit.verify')
  const isShown = verification.busy || verification.error !== null || verification.job !== undefined
  const tools = (
    <>
      <Button
        loading={verification.busy}
        onClick={() => {
          start({})
        }}
      >
        {t('audit.verify')}
      </Button>
      <Button
        type="primary"
        onClick={() => {
          setExporting(true)
        }}
      >
        {t('audit.export')}
      </Button>
    </>
  )
  return (
    <Page title={t('audit.title')} tools={tools}>
      <p className="quiet">{t('audit.note')}</p>
      <Standing />
      {isShown ? (
        <section className="panel">
          <VerificationResult
            running={verification}
            title={t('audit.verifying')}
            soFar={(done, total) => t('audit.segmentsDone', { done, total })}
          />
        </section>
      ) : null}
      <Lines filters={filters} onFilter={setFilters} />
      {exporting ? (
        <AuditExport
          onClose={() => {
            setExporting(false)
          }}
        />
      ) : null}
    </Page>
  )
}
