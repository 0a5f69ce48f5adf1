// A person, added or changed.
import { Form, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../native/contract/people.ts'
import { PasswordFields } from '../../app/access/password-fields.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { failureFrom, useAct } from '../../station/use-call.ts'
import './people.css'
import { emptyPerson, factsFrom, PersonFields, type PersonForm } from './person-fields.tsx'

/** @param known the person who is changed; absent for a new one. */
export function PersonDialog({ known, onClose }: { known?: Person; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<PersonForm & { readonly password?: string }>()
  const add = useAct('people.add')
  const change = useAct('people.change')
  const error = add.error ?? change.error
  const save = ({ password = '', ...fields }: PersonForm & { readonly password?: string }): void => {
    const facts = factsFrom(fields)
    if (known !== undefined) change.mutate({ id: known.id, ...facts }, { onSuccess: onClose })
    else add.mutate(password === '' ? facts : { ...facts, password }, { onSuccess: onClose })
  }
  return (
    <Modal
      open
      title={t(known === undefined ? 'people.add' : 'people.change')}
      okText={t('common.save')}
      width={680}
      confirmLoading={add.isPending || change.isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={known === undefined ? emptyPerson : { ...known, validUntil: known.validUntil ?? '' }}
        onFinish={save}
      >
        <PersonFields />
        {known === undefined ? <PasswordFields of={() => form.getFieldsValue()} optional /> : null}
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}
