// The list of cases as a table that draws only the rows that are seen, however many there are.
import { Table, Tag, type TableProps } from 'antd'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { caseOrders, type CaseListing } from '../../../native/contract/case-list.ts'
import type { Case } from '../../../native/contract/cases.ts'
import { day, dayAndTime } from '../../parts/format.ts'
import type { CasePages, CaseRow } from './use-case-pages.ts'

/** What stands above and below the table. */
const around = 325
const least = 260
const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('resize', listener)
  return () => {
    window.removeEventListener('resize', listener)
  }
}
const useHeight = (): number =>
  useSyncExternalStore(subscribe, () => Math.max(least, Math.floor(window.innerHeight) - around))

/** A row that is not there yet asks for itself when it is drawn. */
function Coming({ at, see }: { at: number; see: CasePages['see'] }) {
  const { t } = useTranslation()
  useEffect(() => {
    see(at)
  }, [at, see])
  return <span className="quiet">{t('common.loading')}</span>
}

function NumberCell({ known }: { known: Case }) {
  const { t } = useTranslation()
  return (
    <>
      <Link to={`/cases/${known.id}`} aria-label={t('cases.open', { number: known.number })}>
        {known.number}
      </Link>{' '}
      {known.voided === null ? null : <Tag>{t('parties.voidedShort')}</Tag>}
    </>
  )
}

interface CaseTableProps {
  readonly pages: CasePages
  readonly listing: CaseListing
  readonly onOrder: (order: Pick<CaseListing, 'order' | 'descending'>) => void
}

export function CaseTable({ pages, listing, onOrder }: CaseTableProps) {
  const { t } = useTranslation()
  const height = useHeight()
  const sorted = (name: CaseListing['order']) => ({
    key: name,
    sorter: true,
    sortOrder: listing.order === name ? (listing.descending ? ('descend' as const) : ('ascend' as const)) : null,
  })
  const cell = (text: (known: Case) => React.ReactNode) => (_: unknown, row: CaseRow) =>
    row.known === undefined ? null : text(row.known)
  const columns: TableProps<CaseRow>['columns'] = [
    {
      ...sorted('number'),
      title: t('cases.number'),
      width: 180,
      render: (_, { known, at }) =>
        known === undefined ? <Coming at={at} see={pages.see} /> : <NumberCell known={known} />,
    },
    { ...sorted('cause'), title: t('cases.cause'), width: 152, render: cell(({ cause }) => cause) },
    { key: 'party', title: t('cases.party'), width: 112, render: cell(({ party }) => party) },
    {
      ...sorted('kind'),
      title: t('caseList.kind'),
      width: 126,
      render: cell(({ kind }) => t(`terms.caseKind.${kind}`)),
    },
    { key: 'unit', title: t('parties.unit'), width: 120, render: cell(({ unit }) => unit) },
    {
      ...sorted('stage'),
      title: t('caseList.stage'),
      width: 90,
      render: cell(({ stage }) => (stage === null ? '' : t(`terms.caseStage.${stage}`))),
    },
    {
      key: 'recordings',
      title: t('caseList.recordings'),
      width: 70,
      align: 'right',
      render: cell(({ recordings }) => recordings),
    },
    { ...sorted('created'), title: t('caseList.opened'), width: 112, render: cell(({ created }) => day(created)) },
    { ...sorted('changed'), title: t('cases.changed'), width: 178, render: cell(({ changed }) => dayAndTime(changed)) },
  ]
  return (
    <Table<CaseRow>
      virtual
      rowKey="key"
      className="case-table"
      dataSource={[...pages.rows]}
      scroll={{ x: 1140, y: height }}
      pagination={false}
      showSorterTooltip={false}
      sortDirections={['ascend', 'descend', 'ascend']}
      columns={columns}
      onChange={(_page, _filters, sorter) => {
        const by = Array.isArray(sorter) ? sorter[0] : sorter
        const order = caseOrders.find((each) => each === by?.columnKey)
        if (order !== undefined) onOrder({ order, descending: by?.order === 'descend' })
      }}
    />
  )
}
