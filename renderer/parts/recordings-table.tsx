// A list of recordings, newest first.
import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RecordingRow } from '../../native/contract/recordings.ts'
import { byteSize, clockLength, dayAndTime } from './format.ts'
import { PhaseShape } from './phase-shape.tsx'

function SealState({ row }: { row: RecordingRow }) {
  const { t } = useTranslation()
  if (row.closed === null && !row.sealed)
    return (
      <span className="with-shape">
        <PhaseShape phase="recording" /> {t('recordings.running')}
      </span>
    )
  return row.sealed ? (
    <span className="with-shape">
      <PhaseShape phase="sealing" /> {t('recordings.sealed')}
    </span>
  ) : (
    <span className="danger-text">{t('recordings.notSealed')}</span>
  )
}

interface RecordingsTableProps {
  readonly rows: readonly RecordingRow[]
  readonly loading: boolean
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly onPage: (page: number) => void
  /** Left out where all rows are of one case. */
  readonly withCase: boolean
}

export function RecordingsTable(props: RecordingsTableProps) {
  const { t } = useTranslation()
  const caseColumn = {
    title: t('recordings.case'),
    key: 'case',
    render: (_: unknown, row: RecordingRow) =>
      row.case === null ? (
        <span className="quiet">{t('recordings.noCase')}</span>
      ) : (
        <Link to={`/cases/${row.case.id}`}>{row.case.number}</Link>
      ),
  }
  return (
    <Table<RecordingRow>
      rowKey="id"
      loading={props.loading}
      dataSource={[...props.rows]}
      scroll={{ x: 'max-content' }}
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
          title: t('recordings.id'),
          key: 'id',
          render: (_, { id }) => (
            <Link to={`/recordings/${id}`} className="mono" aria-label={t('recordings.open', { id })}>
              {id}
            </Link>
          ),
        },
        { title: t('recording.kind'), key: 'kind', render: (_, { kind }) => t(`terms.recordingKind.${kind}`) },
        ...(props.withCase ? [caseColumn] : []),
        { title: t('recordings.room'), dataIndex: 'room' },
        { title: t('recordings.opened'), key: 'opened', render: (_, { opened }) => dayAndTime(opened) },
        {
          title: t('recordings.duration'),
          key: 'duration',
          render: (_, { opened, closed }) =>
            closed === null ? '–' : clockLength(Date.parse(closed) - Date.parse(opened)),
        },
        { title: t('recordings.size'), key: 'size', render: (_, { bytes }) => byteSize(bytes) },
        { title: t('recordings.seal'), key: 'seal', render: (_, row) => <SealState row={row} /> },
      ]}
    />
  )
}
