// Takes people in from a table file: every problem and every change is told before anything is written.
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  personMembers,
  type PeopleChanges,
  type PersonFacts,
  type PersonMember,
} from '../../../native/contract/people.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { TableFile } from '../../parts/table-file.tsx'
import { failureFrom, useAct } from '../../station/use-call.ts'

function Changes({ changes: { added, changed, same } }: { changes: PeopleChanges }) {
  const { t } = useTranslation()
  const column = (member: PersonMember) => t(`people.column.${member}`)
  const said = (facts: PersonFacts, member: PersonMember): string => {
    if (member === 'roles') return facts.roles.map((role) => t(`terms.staffRole.${role}`)).join(' ')
    return facts[member] ?? ''
  }
  const rows = [
    ...added.map((after) => ({ after, title: t('people.importAdded'), members: personMembers, before: null })),
    ...changed.map((each) => ({ ...each, title: t('people.importChanged') })),
  ]
  return (
    <section className="stack">
      <strong>{t('people.importSound', { added: added.length, changed: changed.length, same })}</strong>
      <ul className="table-lines" tabIndex={0} aria-label={t('people.importChanges')}>
        {rows.map(({ after, before, title, members }) => (
          <li key={after.account}>
            <span className="quiet">{title}</span>
            <span>
              {after.name}
              {members
                .filter((member) => member !== 'name' && (before !== null || said(after, member) !== ''))
                .map((member) => (
                  <span key={member} className="quiet">
                    {' · '}
                    {column(member)} {before === null ? '' : `${said(before, member) || '—'} → `}
                    {said(after, member) || '—'}
                  </span>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { mutate, reset, data, isPending, error } = useAct('people.readFile')
  const take = useAct('people.takeIn')
  const failed = error ?? take.error
  const changes = data?.changes
  const isWorth = changes !== undefined && changes.added.length + changes.changed.length > 0
  return (
    <Modal
      open
      width={820}
      title={t('people.importTitle')}
      okText={t('people.importTake')}
      okButtonProps={{ disabled: !isWorth }}
      confirmLoading={take.isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        if (isWorth) take.mutate({ people: data?.people ?? [] }, { onSuccess: onClose })
      }}
    >
      <div className="stack" aria-live="polite">
        <p>{t('people.importNote')}</p>
        <TableFile
          read={data}
          isReading={isPending}
          columns={t('people.column', { returnObjects: true })}
          onChoose={(bytes) => {
            take.reset()
            if (bytes === null) reset()
            else mutate({ bytes })
          }}
        />
        {failed === null ? null : <FailureNote failure={failureFrom(failed)} />}
        {changes === undefined || data?.people.length === 0 ? null : <Changes changes={changes} />}
      </div>
    </Modal>
  )
}
