// Takes back that two cases are related: a further entry in both time lines, with a reason.
import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RelatedCase } from '../../../native/contract/case-relations.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { useActing } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

interface Fields {
  readonly reason: string
  readonly person: string
}

export function UnrelateDialog(props: { id: string; related: RelatedCase; onClose: () => void }) {
  const { id, related, onClose } = props
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const acting = useActing()
  const { mutate, isPending, error } = useAct('cases.unrelate')
  return (
    <Modal
      open
      title={t('relations.removeTitle', { number: related.case.number })}
      okText={t('relations.remove')}
      okButtonProps={{ disabled: !acting.known }}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <p>{t('relations.removeNote')}</p>
      {acting.known ? (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ reason: '', person: acting.name }}
          onFinish={(fields) => {
            mutate({ id, relation: related.relation, ...fields }, { onSuccess: onClose })
          }}
        >
          <Form.Item name="reason" label={t('relations.removeReason')} rules={rules.line(500)}>
            <Input />
          </Form.Item>
          <ActingField name="person" label={t('relations.person')} />
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      ) : null}
    </Modal>
  )
}
