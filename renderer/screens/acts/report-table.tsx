// The acts of the report, each with what is there of it, and the way to its case.
import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ActRow } from '../../../native/contract/acts.ts'
import { ActRecordingLine, ActRemarks, VerdictMark } from '../../parts/act-verdict.tsx'

interface ReportTableProps {
  readonly rows: readonly ActRow[]
  readonly loading: boolean
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly onPage: (page: number) => void
}

export function ReportTable(props: ReportTableProps) {
  const { t } = useTranslation()
  return (
    <Table<ActRow>
      rowKey={({ case: of, item, act }) => `${of.id} ${item.id} ${act?.id ?? ''}`}
      loading={props.loading}
      dataSource={[...props.rows]}
      scroll={{ x: 900 }}
      pagination={{
        current: props.page,
        pageSize: props.pageSize,
        total: props.total,
        onChange: props.onPage,
        showSizeChanger: false,
        hideOnSinglePage: true,
      }}
      columns={[
        {
          title: t('actWords.reportColumn.case'),
          key: 'case',
          width: 190,
          render: (_, { case: { id, number, unit } }) => (
            <>
              <Link to={`/cases/${id}`} aria-label={t('actReport.openCase', { number })}>
                {number}
              </Link>
              {unit === '' ? null : <div className="quiet">{unit}</div>}
            </>
          ),
        },
        {
          title: t('actWords.reportColumn.act'),
          key: 'act',
          width: 210,
          render: (_, { item, version }) => (
            <>
              {item.name}
              <div className="quiet">
                {t(`terms.recordingForm.${item.form}`)} · {t('actWords.reportWords.version', { version })}
              </div>
            </>
          ),
        },
        {
          title: t('actWords.reportColumn.day'),
          key: 'day',
          width: 130,
          render: (_, { act, month }) => (
            <>
              <span className="number">{act?.day ?? month}</span>
              {act === null ? null : <div className="quiet">{act.person}</div>}
            </>
          ),
        },
        {
          title: t('actWords.reportColumn.verdict'),
          key: 'verdict',
          width: 110,
          render: (_, { verdict }) => <VerdictMark verdict={verdict} />,
        },
        {
          title: t('actWords.reportColumn.recordings'),
          key: 'recordings',
          render: (_, row) => (
            <>
              {row.recordings.map((recording) => (
                <ActRecordingLine key={recording.id} recording={recording} />
              ))}
              <span className="quiet">
                <ActRemarks row={row} />
              </span>
            </>
          ),
        },
      ]}
    />
  )
}
