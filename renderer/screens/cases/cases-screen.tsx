// Cases: found while typing, created here.
import { Button, Input, Select, Table, Tag } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { Case } from '../../../native/contract/cases.ts'
import { caseKinds, type CaseKind } from '../../../native/contract/terms.ts'
import { Waiting } from '../../parts/answer.tsx'
import { CaseDialog } from '../../parts/case-dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { Icon } from '../../parts/icons.tsx'
import { Page } from '../../parts/page.tsx'
import { useOptions } from '../../parts/use-options.ts'
import { useAnswer } from '../../station/use-call.ts'

const pageSize = 50
/** Which cases are shown: those opened in error stay, and are looked for on purpose. */
const validities = ['all', 'valid', 'void'] as const
type Validity = (typeof validities)[number]

function CaseTable(props: { cases: Case[]; total: number; page: number; onPage: (page: number) => void }) {
  const { t } = useTranslation()
  return (
    <Table<Case>
      rowKey="id"
      dataSource={props.cases}
      scroll={{ x: 'max-content' }}
      pagination={{
        current: props.page,
        pageSize,
        total: props.total,
        onChange: props.onPage,
        showSizeChanger: false,
        hideOnSinglePage: true,
      }}
      columns={[
        {
          title: t('cases.number'),
          key: 'number',
          render: (_, { id, number, voided }) => (
            <>
              <Link to={`/cases/${id}`} aria-label={t('cases.open', { number })}>
                {number}
              </Link>{' '}
              {voided === null ? null : <Tag>{t('parties.voidedShort')}</Tag>}
            </>
          ),
        },
        { title: t('cases.cause'), dataIndex: 'cause' },
        { title: t('cases.party'), dataIndex: 'party' },
        { title: t('cases.kind'), key: 'kind', render: (_, { kind }) => t(`terms.caseKind.${kind}`) },
        { title: t('cases.recordings'), dataIndex: 'recordings', align: 'right' },
        { title: t('cases.changed'), key: 'changed', render: (_, { changed }) => dayAndTime(changed) },
      ]}
    />
  )
}

export function CasesScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const kinds = useOptions('caseKind', caseKinds)
  const [text, setText] = useState('')
  const [kind, setKind] = useState<CaseKind | 'all'>('all')
  const [validity, setValidity] = useState<Validity>('all')
  const [page, setPage] = useState(1)
  const [creating, setCreating] = useState(false)
  const words = useDeferredValue(text)
  const chosen = {
    ...(kind === 'all' ? {} : { kind }),
    ...(validity === 'all' ? {} : { voided: validity === 'void' }),
  }
  const { data, error } = useAnswer('cases.find', {
    text: words,
    ...chosen,
    offset: (page - 1) * pageSize,
    limit: pageSize,
  })
  const filtered = words !== '' || kind !== 'all' || validity !== 'all'
  const create = (
    <Button
      type="primary"
      icon={<Icon name="add" />}
      onClick={() => {
        setCreating(true)
      }}
    >
      {t('cases.create')}
    </Button>
  )
  return (
    <Page title={t('cases.title')} tools={create}>
      <div className="filters">
        <Input
          type="search"
          allowClear
          maxLength={200}
          value={text}
          aria-label={t('cases.search')}
          placeholder={t('cases.search')}
          onChange={(event) => {
            setText(event.target.value)
            setPage(1)
          }}
        />
        <Select<CaseKind | 'all'>
          aria-label={t('cases.kind')}
          value={kind}
          options={[{ value: 'all', label: t('cases.allKinds') }, ...kinds]}
          onChange={(value) => {
            setKind(value)
            setPage(1)
          }}
        />
        <Select<Validity>
          aria-label={t('parties.validity')}
          value={validity}
          options={validities.map((value) => ({ value, label: t(`parties.withVoid.${value}`) }))}
          onChange={(value) => {
            setValidity(value)
            setPage(1)
          }}
        />
        <span className="quiet" role="status">
          {data === undefined ? '' : t('common.total', { number: data.total })}
        </span>
      </div>
      {data === undefined ? (
        <Waiting error={error} />
      ) : data.total === 0 ? (
        <Empty
          icon="cases"
          title={t(filtered ? 'cases.nothing' : 'cases.empty')}
          hint={t(filtered ? 'cases.nothingHint' : 'cases.emptyHint')}
        />
      ) : (
        <CaseTable cases={data.cases} total={data.total} page={page} onPage={setPage} />
      )}
      {creating ? (
        <CaseDialog
          onClose={() => {
            setCreating(false)
          }}
          onSaved={({ id }) => void navigate(`/cases/${id}`)}
        />
      ) : null}
    </Page>
  )
}
