// Who works here: in which roles, with which certificate; added, changed, gone.
import { Button, Input, Table, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../native/contract/people.ts'
import { Waiting } from '../../parts/answer.tsx'
import { CertificateNote } from '../../parts/certificate-note.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icons.tsx'
import { Page } from '../../parts/page.tsx'
import { useAccess, useMay } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { BeginDialog } from './begin-dialog.tsx'
import { ExportMenu } from './export-menu.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { SetPasswordDialog } from './set-password-dialog.tsx'

type Shown =
  | { readonly dialog: 'add' | 'begin' | 'import' }
  | { readonly dialog: 'change' | 'password' | 'leave'; readonly person: Person }

/** Whether a person is meant by what was typed: account, name, unit or certificate. */
const isMeant = (text: string, { account, name, unit, certificate }: Person): boolean =>
  [account, name, unit, certificate].some((word) => word.toLowerCase().includes(text.trim().toLowerCase()))

function PeopleTable({ people, onShow }: { people: readonly Person[]; onShow: (shown: Shown) => void }) {
  const { t } = useTranslation()
  const tools = (person: Person): React.ReactNode =>
    (['change', 'password', 'leave'] as const).map((dialog) => (
      <Button
        key={dialog}
        size="small"
        type="text"
        aria-label={`${t(dialog === 'leave' && person.left !== null ? 'people.comeBack' : `people.${dialog}`)} ${person.name}`}
        onClick={() => {
          onShow({ dialog, person })
        }}
      >
        {t(dialog === 'leave' && person.left !== null ? 'people.comeBack' : `people.${dialog}`)}
      </Button>
    ))
  return (
    <Table<Person>
      rowKey="id"
      dataSource={[...people]}
      pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('people.name'),
          key: 'name',
          render: (_, { name, left, mayLogIn }) => (
            <>
              {name} {left === null ? null : <Tag>{t('people.gone')}</Tag>}
              {mayLogIn || left !== null ? null : <Tag>{t('people.onlyNamed')}</Tag>}
            </>
          ),
        },
        { title: t('access.account'), dataIndex: 'account' },
        {
          title: t('people.roles'),
          key: 'roles',
          render: (_, { roles }) => roles.map((role) => <Tag key={role}>{t(`terms.staffRole.${role}`)}</Tag>),
        },
        { title: t('people.unit'), dataIndex: 'unit' },
        {
          title: t('people.certificate'),
          key: 'certificate',
          render: (_, { certificate, validUntil }) => (
            <>
              {certificate} <CertificateNote validUntil={validUntil} />
            </>
          ),
        },
        { title: '', key: 'tools', render: (_, person) => tools(person) },
      ]}
    />
  )
}

export function PeopleScreen() {
  const { t } = useTranslation()
  const hasAccounts = useAccess()?.hasAccounts ?? false
  const mayTakeIn = useMay()('people.takeIn')
  const { data, error } = useAnswer('people.list', {})
  const [text, setText] = useState('')
  const [shown, setShown] = useState<Shown | null>(null)
  const close = (): void => {
    setShown(null)
  }
  const add = (
    <Button
      type="primary"
      icon={<Icon name="add" />}
      onClick={() => {
        setShown({ dialog: hasAccounts ? 'add' : 'begin' })
      }}
    >
      {t(hasAccounts ? 'people.add' : 'access.begin')}
    </Button>
  )
  const people = data?.people ?? []
  const found = people.filter((person) => isMeant(text, person))
  return (
    <Page
      title={t('people.title')}
      tools={
        <>
          {hasAccounts && mayTakeIn ? (
            <>
              <ExportMenu />
              <Button
                onClick={() => {
                  setShown({ dialog: 'import' })
                }}
              >
                {t('people.import')}
              </Button>
            </>
          ) : null}
          {add}
        </>
      }
    >
      {people.length === 0 ? null : (
        <div className="filters">
          <Input
            type="search"
            allowClear
            value={text}
            aria-label={t('people.search')}
            placeholder={t('people.search')}
            onChange={(event) => {
              setText(event.target.value)
            }}
          />
          <span className="quiet" role="status">
            {t('common.total', { number: found.length })}
          </span>
        </div>
      )}
      {data === undefined ? (
        <Waiting error={error} />
      ) : found.length === 0 ? (
        <Empty
          icon="person"
          title={t(people.length === 0 ? 'people.empty' : 'people.nothing')}
          hint={t(people.length === 0 ? 'people.emptyHint' : 'people.nothingHint')}
        />
      ) : (
        <PeopleTable people={found} onShow={setShown} />
      )}
      {shown?.dialog === 'begin' ? <BeginDialog onClose={close} /> : null}
      {shown?.dialog === 'import' ? <ImportDialog onClose={close} /> : null}
      {shown?.dialog === 'add' ? <PersonDialog onClose={close} /> : null}
      {shown?.dialog === 'change' ? <PersonDialog known={shown.person} onClose={close} /> : null}
      {shown?.dialog === 'password' ? <SetPasswordDialog person={shown.person} onClose={close} /> : null}
      {shown?.dialog === 'leave' ? <LeaveDialog person={shown.person} onClose={close} /> : null}
    </Page>
  )
}
