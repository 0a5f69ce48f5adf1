// Voids a case that was opened in error, with a reason and by a named person.
import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../native/contract/cases.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'

interface Fields {
  readonly reason: string
  readonly person: string
}

export function VoidDialog({ known, onClose }: { known: Case; onClose: () => void }) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const settings = useAnswer('settings.get', {})
  const { mutate, isPending, error } = useAct('cases.void')
  return (
    <Modal
      open
      title={t('parties.voidTitle', { number: known.number })}
      okText={t('parties.void')}
      okButtonProps={{ danger: true, disabled: settings.isPending }}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <p>{t('parties.voidNote')}</p>
      {settings.isPending ? null : (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ reason: '', person: settings.data?.operator ?? '' }}
          onFinish={(fields) => {
            mutate({ id: known.id, ...fields }, { onSuccess: onClose })
          }}
        >
          <Form.Item name="reason" label={t('parties.voidReason')} rules={rules.line(500)}>
            <Input />
          </Form.Item>
          <Form.Item name="person" label={t('parties.voidPerson')} rules={rules.line(80)}>
            <Input />
          </Form.Item>
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      )}
    </Modal>
  )
}
