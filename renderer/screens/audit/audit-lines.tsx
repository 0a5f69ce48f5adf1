// The lines of the audit log that are looked for, a page at a time.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { failureFrom, useListing } from '../../station/use-call.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'
import { asked, isFiltered, type Filters } from './filters.ts'
import { useSettled } from '../../parts/use-settled.ts'

const pageSize = 50

export function AuditLines({ filters, onFilter }: { filters: Filters; onFilter: (filters: Filters) => void }) {
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
