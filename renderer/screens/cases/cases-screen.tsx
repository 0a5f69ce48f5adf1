// Cases: found while typing, put in order, handed out, created here.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CaseListing } from '../../../native/contract/case-list.ts'
import { Waiting } from '../../parts/answer.tsx'
import { CaseDialog } from '../../parts/case-dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icons.tsx'
import { Page } from '../../parts/page.tsx'
import { useMay } from '../../station/use-access.ts'
import { useSettled } from '../../parts/use-settled.ts'
import { CaseFilters } from './case-filters.tsx'
import { CaseListExport } from './case-list-export.tsx'
import { CaseTable } from './case-table.tsx'
import { allCases, isFiltered } from './listing.ts'
import { SavedFilters } from './saved-filters.tsx'
import { useCasePages } from './use-case-pages.ts'
import './cases.css'

interface ListedProps {
  readonly listing: CaseListing
  readonly onOrder: (order: Pick<CaseListing, 'order' | 'descending'>) => void
}

function Listed({ listing, onOrder }: ListedProps) {
  const { t } = useTranslation()
  const pages = useCasePages(listing)
  const filtered = isFiltered(listing)
  return (
    <>
      <span className="quiet" role="status">
        {pages.total === undefined ? '' : t('common.total', { number: pages.total })}
      </span>
      {pages.total === undefined ? (
        <Waiting error={pages.error} />
      ) : pages.total === 0 ? (
        <Empty
          icon="cases"
          title={t(filtered ? 'cases.nothing' : 'cases.empty')}
          hint={t(filtered ? 'cases.nothingHint' : 'cases.emptyHint')}
        />
      ) : (
        <CaseTable pages={pages} listing={listing} onOrder={onOrder} />
      )}
    </>
  )
}

export function CasesScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [listing, setListing] = useState(allCases)
  const settled = useSettled(listing)
  const may = useMay()
  const [dialog, setDialog] = useState<'create' | 'export' | null>(null)
  const close = (): void => {
    setDialog(null)
  }
  const tools = (
    <>
      <Button
        disabled={!may('cases.exportList')}
        onClick={() => {
          setDialog('export')
        }}
      >
        {t('caseList.export')}
      </Button>
      <Button
        disabled={!may('cases.create')}
        type="primary"
        icon={<Icon name="add" />}
        onClick={() => {
          setDialog('create')
        }}
      >
        {t('cases.create')}
      </Button>
    </>
  )
  return (
    <Page title={t('cases.title')} tools={tools}>
      <CaseFilters listing={listing} onChange={setListing} />
      <SavedFilters listing={listing} onChoose={setListing} />
      <Listed
        key={JSON.stringify(settled)}
        listing={settled}
        onOrder={(order) => {
          setListing({ ...listing, ...order })
        }}
      />
      {dialog === 'create' ? <CaseDialog onClose={close} onSaved={({ id }) => void navigate(`/cases/${id}`)} /> : null}
      {dialog === 'export' ? <CaseListExport listing={listing} onClose={close} /> : null}
    </Page>
  )
}
