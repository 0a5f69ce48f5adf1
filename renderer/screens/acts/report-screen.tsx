// The completeness report: what had to be recorded, what is there, and what is missing; drawn, listed, handed out.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate } from 'react-router'
import { Waiting } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { ReportExport } from '../../parts/report-export.tsx'
import { useAccess, useMay } from '../../station/use-access.ts'
import { useListing } from '../../station/use-call.ts'
import { askedOf, isFiltered, noFilters, type ReportFilters } from './filters.ts'
import { ReportFilterBar } from './report-filters.tsx'
import { ReportTable } from './report-table.tsx'
import { VerdictCharts } from './verdict-charts.tsx'
import './acts-screen.css'

const pageSize = 50

/** The list is for everybody, the report for those who may read evidence. */
export function ReportScreen() {
  const isKnown = useAccess() !== undefined
  const may = useMay()('acts.report')
  if (!isKnown) return null
  return may ? <Report /> : <Navigate to="/acts/list" replace />
}

function Report() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [filters, setFilters] = useState(noFilters)
  const [page, setPage] = useState(1)
  const asked = askedOf(filters)
  const { data, error, isFetching } = useListing('acts.report', {
    ...asked,
    offset: (page - 1) * pageSize,
    limit: pageSize,
  })
  const change = (changed: ReportFilters): void => {
    setFilters(changed)
    setPage(1)
  }
  const none = data === undefined || data.total === 0
  const tools = (
    <>
      <Button onClick={() => void navigate('/acts/list')}>{t('actReport.list')}</Button>
      <ReportExport asked={asked} disabled={none} />
    </>
  )
  return (
    <Page title={t('actReport.title')} tools={tools}>
      <ReportFilterBar filters={filters} units={data?.units ?? []} onChange={change} />
      {data === undefined ? (
        <Waiting error={error} />
      ) : (
        <>
          {data.months.length === 0 ? null : (
            <VerdictCharts
              report={data}
              chosen={filters.verdict}
              onChoose={(verdict) => {
                change({ ...filters, verdict })
              }}
            />
          )}
          {none ? (
            <Empty
              icon="acts"
              title={t(isFiltered(filters) ? 'actReport.nothing' : 'actReport.empty')}
              hint={t(isFiltered(filters) ? 'actReport.nothingHint' : 'actReport.emptyHint')}
            />
          ) : (
            <section className="panel">
              <ReportTable
                rows={data.rows}
                loading={isFetching}
                total={data.total}
                page={page}
                pageSize={pageSize}
                onPage={setPage}
              />
              <p className="quiet">
                {t('actWords.reportWords.listRule')} {t('actWords.reportWords.gapRule', { seconds: data.gapSeconds })}
              </p>
            </section>
          )}
        </>
      )}
    </Page>
  )
}
