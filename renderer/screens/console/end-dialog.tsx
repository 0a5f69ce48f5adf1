// Asks before a recording is ended: it is sealed at once and cannot be continued. Required steps that are open are named,
// and are gone back to or left out with a reason.
import { Button, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Announcement } from '../../../native/contract/recordings.ts'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { useStepTitle } from '../script/step-title.ts'

interface DialogProps {
  readonly room: string
  readonly recording: RunningRecording | null
  readonly onClose: () => void
}
interface Fields {
  reason: string
  person: string
}

const isOpen = ({ required, at }: Announcement): boolean => required && at === null

export function EndDialog({ room, recording, onClose }: DialogProps) {
  const { t } = useTranslation()
  const titleOf = useStepTitle()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const { mutate, isPending, error } = useAct('recordings.end')
  const open = recording?.announcements.filter(isOpen) ?? []
  const isSettled = open.length === 0
  const end = (stated?: Fields): void => {
    mutate({ room, ...stated }, { onSuccess: onClose })
  }
  return (
    <Modal
      open
      title={isSettled ? t('console.endTitle') : t('script.openTitle', { number: open.length })}
      onCancel={onClose}
      closable={!isPending}
      footer={[
        <Button key="keep" size="large" autoFocus={isSettled} disabled={isPending} onClick={onClose}>
          {t(isSettled ? 'console.endKeep' : 'script.openBack')}
        </Button>,
        <Button
          key="end"
          size="large"
          className="end"
          loading={isPending}
          onClick={() => {
            if (isSettled) end()
            else form.submit()
          }}
        >
          {t(isSettled ? 'console.endConfirm' : 'script.openEnd')}
        </Button>,
      ]}
    >
      <div className="stack">
        {isSettled ? (
          <p>{t('console.endNote')}</p>
        ) : (
          <>
            <p>{t('script.openNote')}</p>
            <ul className="open-steps">
              {open.map(({ step, title }) => (
                <li key={step}>{titleOf(title)}</li>
              ))}
            </ul>
            <Form<Fields>
              form={form}
              layout="vertical"
              disabled={isPending}
              requiredMark={false}
              initialValues={{ reason: '', person: recording?.operator ?? '' }}
              onFinish={end}
            >
              <Form.Item name="reason" label={t('script.openReason')} rules={rules.line(200)}>
                <Input autoFocus onPressEnter={form.submit} />
              </Form.Item>
              <ActingField name="person" label={t('script.openPerson')} />
            </Form>
            <p className="quiet">{t('script.openStays')}</p>
          </>
        )}
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </div>
    </Modal>
  )
}
