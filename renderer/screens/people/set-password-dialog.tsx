// Another password for somebody who forgot theirs; it has to be changed at the next log-in.
import { Form, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../native/contract/people.ts'
import { PasswordFields } from '../../app/access/password-fields.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { failureFrom, useAct } from '../../station/use-call.ts'

export function SetPasswordDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ readonly password: string }>()
  const { mutate, isPending, error } = useAct('people.setPassword')
  return (
    <Modal
      open
      title={t('people.passwordOf', { name: person.name })}
      okText={t('common.save')}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <p>{t('people.passwordNote')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ password }) => {
          mutate({ id: person.id, password }, { onSuccess: onClose })
        }}
      >
        <PasswordFields of={() => person} />
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}
