// States that somebody works here no more, or again. Nobody is removed.
import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../native/contract/people.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

export function LeaveDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<{ readonly reason: string }>()
  const { mutate, isPending, error } = useAct('people.leave')
  const leaves = person.left === null
  return (
    <Modal
      open
      title={t(leaves ? 'people.leaveTitle' : 'people.comeBackTitle', { name: person.name })}
      okText={t(leaves ? 'people.leave' : 'people.comeBack')}
      okButtonProps={{ danger: leaves }}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <p>{t(leaves ? 'people.leaveNote' : 'people.comeBackNote')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: '' }}
        onFinish={({ reason }) => {
          mutate({ id: person.id, left: leaves, reason }, { onSuccess: onClose })
        }}
      >
        <Form.Item name="reason" label={t('people.reason')} rules={rules.optionalLine(500)}>
          <Input placeholder={t('common.optional')} />
        </Form.Item>
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}
