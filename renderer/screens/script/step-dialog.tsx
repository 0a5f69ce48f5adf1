// Asks why a step is skipped, or why a tick is taken back: neither can be stated without a reason.
import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Announcement } from '../../../native/contract/recording-course.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { LargeFooter } from '../../parts/large-footer.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { useStepTitle } from './step-title.ts'
import type { Asked } from './use-script.ts'

interface Fields {
  readonly reason: string
  readonly person: string
}
interface StepDialogProps {
  readonly act: Exclude<Asked['act'], 'show'>
  readonly step: Asked['step']
  readonly room: string
  readonly operator: string
  readonly onClose: (stated: Announcement | null) => void
}

export function StepDialog({ act, step, room, operator, onClose }: StepDialogProps) {
  const { t } = useTranslation()
  const titleOf = useStepTitle()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const { mutate, isPending, error } = {
    skip: useAct('recordings.skipAnnouncement'),
    withdraw: useAct('recordings.withdrawAnnouncement'),
  }[act]
  const cancel = (): void => {
    onClose(null)
  }
  return (
    <Modal
      open
      title={t(`breaks.${act}Title`)}
      onCancel={cancel}
      closable={!isPending}
      footer={<LargeFooter state={t(`breaks.${act}`)} isPending={isPending} onCancel={cancel} onState={form.submit} />}
    >
      <p className="quiet">{t(`breaks.${act}Note`, { step: titleOf(step.title) })}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        disabled={isPending}
        requiredMark={false}
        initialValues={{ reason: '', person: operator }}
        onFinish={(stated) => {
          mutate(
            { room, step: step.step, ...stated },
            {
              onSuccess: onClose,
            },
          )
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
