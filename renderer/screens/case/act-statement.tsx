// The frame of what a person states about an act of a case: who says it, and what else is asked.
import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { useActing } from '../../station/use-access.ts'
import { failureFrom } from '../../station/use-call.ts'

interface ActStatementProps<F extends object> {
  readonly title: string
  readonly note?: string
  /** Who is named: who states it, or who was responsible, who may be another. */
  readonly person: 'statedPerson' | 'person'
  readonly initial: Omit<F, 'person'>
  readonly busy: boolean
  readonly error: Error | null
  /** Whether it can be stated at all. */
  readonly possible?: boolean
  readonly onClose: () => void
  readonly onState: (fields: F) => void
  readonly children?: React.ReactNode
}

export function ActStatement<F extends object>(props: ActStatementProps<F>) {
  const { title, note, person, initial, busy, error, possible = true, onClose, onState, children } = props
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm()
  const acting = useActing()
  return (
    <Modal
      open
      title={title}
      okText={t('common.save')}
      okButtonProps={{ disabled: !acting.known || !possible }}
      confirmLoading={busy}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      {note === undefined ? null : <p style={{ marginBottom: 12 }}>{note}</p>}
      {!acting.known ? null : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ ...initial, person: acting.name }}
          onFinish={onState}
        >
          {children}
          {person === 'statedPerson' ? (
            <ActingField name="person" label={t('caseActs.statedPerson')} />
          ) : (
            <Form.Item name="person" label={t('caseActs.person')} rules={rules.line(80)}>
              <Input />
            </Form.Item>
          )}
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      )}
    </Modal>
  )
}

export function ReasonField({ optional = false }: { optional?: boolean }) {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <Form.Item name="reason" label={t('caseActs.reason')} rules={optional ? rules.optionalLine(500) : rules.line(500)}>
      <Input placeholder={optional ? t('common.optional') : ''} />
    </Form.Item>
  )
}
