// Takes back that two cases are related: a further entry in both time lines, with a reason.
import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RelatedCase } from '../../../native/contract/case-relations.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'

interface Fields {
  readonly reason: string
  readonly person: string
}

export function UnrelateDialog(props: { id: string; related: RelatedCase; onClose: () => void }) {
  const { id, related, onClose } = props
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const settings = useAnswer('settings.get', {})
  const { mutate, isPending, error } = useAct('cases.unrelate')
  return (
    <Modal
      open
      title={t('relations.removeTitle', { number: related.case.number })}
      okText={t('relations.remove')}
      okButtonProps={{ disabled: settings.isPending }}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <p>{t('relations.removeNote')}</p>
      {settings.isPending ? null : (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ reason: '', person: settings.data?.operator ?? '' }}
          onFinish={(fields) => {
            mutate({ id, relation: related.relation, ...fields }, { onSuccess: onClose })
          }}
        >
          <Form.Item name="reason" label={t('relations.removeReason')} rules={rules.line(500)}>
            <Input />
          </Form.Item>
          <Form.Item name="person" label={t('relations.person')} rules={rules.line(80)}>
            <Input />
          </Form.Item>
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      )}
    </Modal>
  )
}
