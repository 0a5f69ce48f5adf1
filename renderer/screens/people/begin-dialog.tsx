// The first account: that of the administrator, who may hold other roles too.
import { Form, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { PasswordFields } from '../../app/access/password-fields.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { failureFrom, useAct } from '../../station/use-call.ts'
import './people.css'
import { emptyPerson, factsFrom, PersonFields, type PersonForm } from './person-fields.tsx'

export function BeginDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<PersonForm & { readonly password: string }>()
  const { mutate, isPending, error } = useAct('access.begin')
  return (
    <Modal
      open
      title={t('access.begin')}
      okText={t('access.begin')}
      width={680}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <p>{t('access.beginNote')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...emptyPerson, roles: ['admin'], password: '' }}
        onFinish={(fields) => {
          mutate({ ...factsFrom(fields), password: fields.password }, { onSuccess: onClose })
        }}
      >
        <PersonFields />
        <PasswordFields of={() => form.getFieldsValue()} />
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}
