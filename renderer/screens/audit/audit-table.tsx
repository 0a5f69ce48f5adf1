// The lines of the audit log, newest first; each opens to show all it holds.
import { Button, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../../native/contract/audit.ts'
import { Icon } from '../../parts/icons.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { useAnswer } from '../../station/use-call.ts'
import { EntryDetails } from './entry-details.tsx'
import { Subject } from './subject.tsx'

function Outcome({ entry: { outcome, failure } }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const word = t(`auditOutcome.${outcome}`)
  if (outcome === 'done') return <>{word}</>
  return (
    <div className="audit-words">
      <strong className={outcome === 'failed' ? 'danger-text' : ''}>{word}</strong>
      {failure === null || outcome === 'cancelled' ? null : <div className="quiet">{t(`failures.${failure}`)}</div>}
    </div>
  )
}

function Person({ entry: { person, origin } }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  if (person !== null) return <>{person}</>
  return <span className="quiet">{origin === 'station' ? t('auditOrigin.station') : t('audit.noPerson')}</span>
}

function OpenButton(props: { isOpen: boolean; of: string; onClick: React.MouseEventHandler<HTMLElement> }) {
  const { t } = useTranslation()
  return (
    <Button
      type="text"
      size="small"
      aria-expanded={props.isOpen}
      aria-label={`${t(props.isOpen ? 'audit.hide' : 'audit.show')} · ${props.of}`}
      icon={<Icon name={props.isOpen ? 'up' : 'down'} size={16} />}
      onClick={props.onClick}
    />
  )
}

interface AuditTableProps {
  readonly entries: readonly AuditEntry[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly loading: boolean
  readonly onPage: (page: number) => void
}

export function AuditTable({ entries, total, page, pageSize, loading, onPage }: AuditTableProps) {
  const { t } = useTranslation()
  const { data: rooms = [] } = useAnswer('rooms.list', {})
  const actionOf = ({ action }: AuditEntry) => t(`auditAction.${action}`)
  return (
    <Table<AuditEntry>
      rowKey={({ segment, seq }) => `${segment}-${seq}`}
      size="small"
      loading={loading}
      dataSource={[...entries]}
      scroll={{ x: 'max-content' }}
      pagination={{
        current: page,
        pageSize,
        total,
        onChange: onPage,
        showSizeChanger: false,
        hideOnSinglePage: true,
      }}
      expandable={{
        expandedRowRender: (entry) => <EntryDetails entry={entry} />,
        columnTitle: <span className="visually-hidden">{t('common.details')}</span>,
        expandIcon: ({ expanded, record, onExpand }) => (
          <OpenButton
            isOpen={expanded}
            of={`${dayAndTime(record.at)} ${actionOf(record)}`}
            onClick={(event) => {
              onExpand(record, event)
            }}
          />
        ),
      }}
      columns={[
        {
          title: t('audit.time'),
          key: 'at',
          render: (_, { at }) => <span className="number">{dayAndTime(at)}</span>,
        },
        { title: t('audit.person'), key: 'person', render: (_, entry) => <Person entry={entry} /> },
        { title: t('audit.action'), key: 'action', render: (_, entry) => actionOf(entry) },
        { title: t('audit.subject'), key: 'subject', render: (_, entry) => <Subject entry={entry} rooms={rooms} /> },
        { title: t('audit.outcome'), key: 'outcome', render: (_, entry) => <Outcome entry={entry} /> },
      ]}
    />
  )
}
