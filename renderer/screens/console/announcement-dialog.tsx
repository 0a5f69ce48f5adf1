// Asks why an announcement is skipped, or why a tick is taken back: neither can be stated without a reason.
import { Button, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AnnouncementStep } from '../../../native/contract/terms.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

export interface Reasoned {
  act: 'skip' | 'withdraw'
  step: AnnouncementStep
}
interface Fields {
  reason: string
  person: string
}
const calls = { skip: 'recordings.skipAnnouncement', withdraw: 'recordings.withdrawAnnouncement' } as const

export function AnnouncementDialog(props: Reasoned & { room: string; operator: string; onClose: () => void }) {
  const { act, step, room, operator, onClose } = props
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const { mutate, isPending, error } = useAct(calls[act])
  return (
    <Modal
      open
      title={t(`breaks.${act}Title`)}
      onCancel={onClose}
      closable={!isPending}
      footer={[
        <Button key="cancel" size="large" disabled={isPending} onClick={onClose}>
          {t('common.cancel')}
        </Button>,
        <Button key="state" size="large" type="primary" loading={isPending} onClick={form.submit}>
          {t(`breaks.${act}`)}
        </Button>,
      ]}
    >
      <p className="quiet">{t(`breaks.${act}Note`, { step: t(`terms.announcement.${step}`) })}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        disabled={isPending}
        requiredMark={false}
        initialValues={{ reason: '', person: operator }}
        onFinish={(fields) => {
          mutate({ room, step, ...fields }, { onSuccess: onClose })
        }}
      >
        <Form.Item name="reason" label={t('breaks.reason')} rules={rules.line(200)}>
          <Input autoFocus onPressEnter={form.submit} />
        </Form.Item>
        <ActingField name="person" label={t('breaks.person')} />
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}
