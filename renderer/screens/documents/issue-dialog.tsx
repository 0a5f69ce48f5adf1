// Fills in a document, with what the case says already in its place, and issues it.
import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../native/contract/calls.ts'
import type { DocumentValues } from '../../../native/contract/documents.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { Waiting } from '../../parts/answer.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { useActing } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'

interface IssueDialogProps {
  readonly id: string
  /** Code of the document. */
  readonly template: string
  readonly onClose: () => void
}

interface Fields {
  readonly values: DocumentValues
  readonly person: string
}

export function IssueDialog({ id, template, onClose }: IssueDialogProps) {
  const { t } = useTranslation()
  const { data, error } = useAnswer('documents.draft', { case: id, key: template })
  const acting = useActing()
  if (data !== undefined && acting.known) {
    return <IssueForm id={id} draft={data} operator={acting.name} onClose={onClose} />
  }
  return (
    <Modal open footer={null} title={t('documents.write')} onCancel={onClose}>
      <Waiting error={error} />
    </Modal>
  )
}

interface IssueFormProps {
  readonly id: string
  readonly draft: Output<'documents.draft'>
  readonly operator: string
  readonly onClose: () => void
}

function IssueForm({ id, draft: { template: saved, values, documentNumber }, operator, onClose }: IssueFormProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const { mutate, isPending, error } = useAct('documents.issue')
  const { key, version, template } = saved
  const issue = (fields: Fields): void => {
    mutate(
      { case: id, key, version, ...fields },
      {
        onSuccess: ({ title, documentNumber: number }) => {
          void message.success(t('documents.issued', { title, number }))
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      width={760}
      title={t('documents.issueTitle', { title: template.title })}
      okText={t('documents.issue')}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={form.submit}
    >
      <p className="quiet">{t('documents.issueNote')}</p>
      <p>{documentNumber === '' ? t('documents.noNumber') : t('documents.nextNumber', { number: documentNumber })}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        disabled={isPending}
        scrollToFirstError
        initialValues={{ values, person: operator }}
        onFinish={issue}
      >
        {template.fields.map((field) => (
          <Form.Item
            key={field.key}
            name={['values', field.key]}
            label={field.label}
            rules={field.required ? rules.line(8000) : rules.optionalLine(8000)}
          >
            {field.kind === 'text' ? <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} /> : <Input />}
          </Form.Item>
        ))}
        <ActingField name="person" label={t('documents.person')} />
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}
