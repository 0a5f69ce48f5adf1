// Voids a case that was opened in error, with a reason and by a named person.
import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../native/contract/cases.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { useActing } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

interface Fields {
  readonly reason: string
  readonly person: string
}

export function VoidDialog({ known, onClose }: { known: Case; onClose: () => void }) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const acting = useActing()
  const { mutate, isPending, error } = useAct('cases.void')
  return (
    <Modal
      open
      title={t('parties.voidTitle', { number: known.number })}
      okText={t('parties.void')}
      okButtonProps={{ danger: true, disabled: !acting.known }}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <p>{t('parties.voidNote')}</p>
      {!acting.known ? null : (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ reason: '', person: acting.name }}
          onFinish={(fields) => {
            mutate({ id: known.id, ...fields }, { onSuccess: onClose })
          }}
        >
          <Form.Item name="reason" label={t('parties.voidReason')} rules={rules.line(500)}>
            <Input />
          </Form.Item>
          <ActingField name="person" label={t('parties.voidPerson')} />
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      )}
    </Modal>
  )
}
