// The check before closing: what was found, with a place to explain each; then the case is closed.
import { Alert, App, Button, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../native/contract/calls.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { Waiting } from '../../parts/answer.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { useRules } from '../../parts/rules.ts'
import { useActing } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import { FindingWords } from './finding-words.tsx'

interface Fields {
  readonly day: string
  readonly person: string
  /** By the place of the finding. */
  readonly texts?: readonly (string | undefined)[]
}

export function CheckDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useAnswer('caseFile.check', { case: id })
  const acting = useActing()
  if (data !== undefined && acting.known) {
    return (
      <CheckForm
        key={data.findings.map(({ key }) => key).join('\n')}
        {...{ id, onClose }}
        findings={data.findings}
        operator={acting.name}
        isChecking={isFetching}
        onCheck={() => void refetch()}
      />
    )
  }
  return (
    <Modal open footer={null} title={t('closing.checkTitle')} onCancel={onClose}>
      <Waiting error={error} />
    </Modal>
  )
}

interface CheckFormProps {
  readonly id: string
  readonly findings: Output<'caseFile.check'>['findings']
  readonly operator: string
  readonly isChecking: boolean
  readonly onCheck: () => void
  readonly onClose: () => void
}

function CheckForm({ id, findings, operator, isChecking, onCheck, onClose }: CheckFormProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const { mutate, isPending, error } = useAct('caseFile.close')
  const red = findings.filter(({ level }) => level === 'red').length
  const save = ({ day, person, texts = [] }: Fields): void => {
    const explanations = findings.flatMap(({ key: finding }, at) => {
      const text = texts[at]?.trim() ?? ''
      return text === '' ? [] : [{ finding, text }]
    })
    mutate(
      { case: id, day, person, explanations },
      {
        onSuccess: () => {
          void message.success(t('closing.closed'))
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      width={760}
      title={t('closing.checkTitle')}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          <Button loading={isChecking} disabled={isPending} onClick={onCheck}>
            {t('closing.checkAgain')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={isPending} onClick={form.submit}>
            {t('closing.close')}
          </Button>
        </>
      }
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        initialValues={{ day: dayAndTime(new Date().toISOString()).slice(0, 10), person: operator }}
        onFinish={save}
      >
        <div className="stack">
          <Alert
            type={findings.length === 0 ? 'success' : red > 0 ? 'error' : 'warning'}
            showIcon
            title={findings.length === 0 ? t('closing.nothing') : t('closing.found', { count: findings.length, red })}
          />
          <ul className="closing-findings">
            {findings.map((finding, at) => (
              <li key={finding.key} className={finding.level}>
                <FindingWords finding={finding} />
                <Form.Item
                  name={['texts', at]}
                  style={{ margin: 0 }}
                  rules={finding.level === 'red' ? rules.line(1000) : rules.optionalLine(1000)}
                >
                  <Input
                    aria-label={t('closing.explanationFor', { subject: finding.subject })}
                    placeholder={t(finding.level === 'red' ? 'closing.explanation' : 'closing.optional')}
                  />
                </Form.Item>
              </li>
            ))}
          </ul>
          <div className="form-columns two">
            <Form.Item name="day" label={t('closing.day')} rules={rules.line(10)}>
              <Input type="date" />
            </Form.Item>
            <ActingField name="person" label={t('closing.person')} />
          </div>
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </div>
      </Form>
    </Modal>
  )
}
