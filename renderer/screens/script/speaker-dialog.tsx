// Names somebody who came later, and marks that they speak.
import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Speaker } from '../../../native/contract/recording-course.ts'
import { presentRoles } from '../../../native/contract/terms.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

export function SpeakerDialog({ room, operator, onClose }: { room: string; operator: string; onClose: () => void }) {
  const { t } = useTranslation()
  const rules = useRules()
  const roles = useOptions('presentRole', presentRoles)
  const [form] = Form.useForm<Speaker>()
  const { mutate, isPending, error } = useAct('recordings.speaker')
  return (
    <Modal
      open
      title={t('speakers.add')}
      okText={t('speakers.addConfirm')}
      confirmLoading={isPending}
      onCancel={onClose}
      onOk={form.submit}
    >
      <p className="quiet">{t('speakers.addNote')}</p>
      <Form<Speaker>
        form={form}
        layout="vertical"
        disabled={isPending}
        requiredMark={false}
        initialValues={{ name: '', role: 'party' }}
        onFinish={(speaker) => {
          mutate({ room, speaker, person: operator }, { onSuccess: onClose })
        }}
      >
        <Form.Item name="name" label={t('speakers.name')} rules={rules.line(80)}>
          <Input autoFocus onPressEnter={form.submit} />
        </Form.Item>
        <Form.Item name="role" label={t('speakers.role')}>
          <Select options={roles} />
        </Form.Item>
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}
