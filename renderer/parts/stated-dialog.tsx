// Asks for what every statement needs: a reason, and who makes it; with fields of its own above them.
import { Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useActing } from '../station/use-access.ts'
import { failureFrom } from '../station/use-call.ts'
import { ActingField } from './acting-field.tsx'
import { FailureNote } from './failure-note.tsx'
import { useRules } from './rules.ts'

export interface Stated {
  readonly reason: string
  readonly person: string
}

interface StatedDialogProps<F extends Stated> {
  readonly title: string
  readonly note?: string
  readonly okText: string
  readonly isDanger?: boolean
  readonly isPending: boolean
  readonly error: Error | null
  readonly initial: Omit<F, 'reason' | 'person'>
  readonly onClose: () => void
  readonly onSave: (fields: F) => void
  readonly hasReason?: boolean
  /** How reason and person are called, where not as in a case's file. */
  readonly reasonLabel?: string
  readonly personLabel?: string
  readonly children?: ReactNode
}

export function StatedDialog<F extends Stated>(props: StatedDialogProps<F>) {
  const { title, note, okText, isDanger = false, isPending, error, initial, onClose, onSave, children } = props
  const { t } = useTranslation()
  const { reasonLabel = t('caseFile.reason'), personLabel = t('caseFile.person') } = props
  const rules = useRules()
  const [form] = Form.useForm<F>()
  const acting = useActing()
  return (
    <Modal
      open
      width={620}
      title={title}
      okText={okText}
      okButtonProps={{ danger: isDanger, disabled: !acting.known }}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={form.submit}
    >
      {note === undefined ? null : <p className="quiet">{note}</p>}
      {!acting.known ? null : (
        <Form<F>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ ...initial, reason: '', person: acting.name }}
          onFinish={onSave}
        >
          {children}
          {props.hasReason === false ? null : (
            <Form.Item name="reason" label={reasonLabel} rules={rules.line(500)}>
              <Input />
            </Form.Item>
          )}
          <ActingField name="person" label={personLabel} />
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      )}
    </Modal>
  )
}
