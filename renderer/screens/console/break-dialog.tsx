// Asks for what a break must have: a reason of the closed list, who decided it, and words where the list has none.
import { Form, Input, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { breakReasons, type BreakReason } from '../../../native/contract/terms.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { LargeFooter } from '../../parts/large-footer.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

interface Fields {
  reason: BreakReason
  text: string
  person: string
}

export function BreakDialog({ room, operator, onClose }: { room: string; operator: string; onClose: () => void }) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const reason = Form.useWatch('reason', form)
  const { mutate, isPending, error } = useAct('recordings.break')
  return (
    <Modal
      open
      title={t('breaks.title')}
      onCancel={onClose}
      closable={!isPending}
      footer={
        <LargeFooter
          cancel={t('breaks.keep')}
          state={t('breaks.confirm')}
          isPending={isPending}
          onCancel={onClose}
          onState={form.submit}
        />
      }
    >
      <p className="quiet">{t('breaks.note')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        disabled={isPending}
        requiredMark={false}
        initialValues={{ reason: 'adjournment', text: '', person: operator }}
        onFinish={(fields) => {
          mutate({ room, ...fields }, { onSuccess: onClose })
        }}
      >
        <Form.Item name="reason" label={t('breaks.reason')}>
          <Radio.Group className="break-reasons">
            {breakReasons.map((value, index) => (
              <Radio key={value} value={value} autoFocus={index === 0}>
                {t(`terms.breakReason.${value}`)}
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item
          name="text"
          label={t('breaks.text')}
          dependencies={['reason']}
          rules={[
            ...rules.optionalLine(200),
            ...(reason === 'other' ? [{ required: true, whitespace: true, message: t('breaks.textNeeded') }] : []),
          ]}
        >
          <Input placeholder={reason === 'other' ? '' : t('common.optional')} onPressEnter={form.submit} />
        </Form.Item>
        <ActingField name="person" label={t('breaks.person')} />
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}
