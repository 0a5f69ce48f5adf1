// Corrects the description of an exhibit, or withdraws it: both with a reason, and what was said before stays.
import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Exhibit, ExhibitDescription } from '../../../native/contract/exhibits.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { useActing } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { DescriptionFields } from './description-fields.tsx'

interface Fields extends ExhibitDescription {
  readonly reason: string
  readonly person: string
}

interface ReviseDialogProps {
  readonly id: string
  readonly exhibit: Exhibit
  readonly act: 'describe' | 'withdraw'
  readonly onClose: () => void
}

export function ReviseDialog({ id, exhibit: { number, description }, act, onClose }: ReviseDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const acting = useActing()
  const describing = useAct('exhibits.describe')
  const withdrawing = useAct('exhibits.withdraw')
  const error = describing.error ?? withdrawing.error
  const save = ({ reason, person, ...described }: Fields): void => {
    const stated = { case: id, number, reason, person }
    if (act === 'withdraw') withdrawing.mutate(stated, { onSuccess: onClose })
    else describing.mutate({ ...stated, description: described }, { onSuccess: onClose })
  }
  return (
    <Modal
      open
      width={640}
      title={t(`exhibits.${act}Title`, { number })}
      okText={t(`exhibits.${act}`)}
      okButtonProps={{ danger: act === 'withdraw', disabled: !acting.known }}
      confirmLoading={describing.isPending || withdrawing.isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={form.submit}
    >
      {act === 'withdraw' ? <p>{t('exhibits.withdrawNote')}</p> : null}
      {!acting.known ? null : (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ ...description, reason: '', person: acting.name }}
          onFinish={save}
        >
          {act === 'describe' ? <DescriptionFields named /> : null}
          <Form.Item name="reason" label={t('exhibits.reason')} rules={rules.line(500)}>
            <Input />
          </Form.Item>
          <ActingField name="person" label={t('exhibits.person')} />
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      )}
    </Modal>
  )
}
