// Who signs, and how: drawn on the screen, on paper, or refused with the reason.
import { Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signingWays, type RecordPerson, type RecordSignature } from '../../../native/contract/written-records.ts'
import { useRules } from '../../parts/rules.ts'
import { SignaturePad } from './signature-pad.tsx'
import type { Strokes } from '../../../native/contract/signature-path.ts'

interface SignDialogProps {
  readonly people: readonly RecordPerson[]
  readonly signatures: readonly RecordSignature[]
  readonly onSign: (signature: RecordSignature) => void
  readonly onClose: () => void
}

interface Fields {
  who: number
  how: RecordSignature['how']
  reason: string
}

export function SignDialog({ people, signatures, onSign, onClose }: SignDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const how = Form.useWatch<Fields['how'] | undefined>('how', form) ?? 'drawn'
  const [strokes, setStrokes] = useState<Strokes>([])
  const hasSigned = ({ name, role }: RecordPerson) =>
    signatures.some((each) => each.name === name && each.role === role)
  const next = people.findIndex((person) => person.role !== 'operator' && !hasSigned(person))
  return (
    <Modal
      open
      width={640}
      mask={{ closable: false }}
      title={t('writtenRecord.signTitle')}
      okText={t('writtenRecord.signConfirm')}
      cancelText={t('writtenRecord.cancel')}
      okButtonProps={{ disabled: how === 'drawn' && strokes.length === 0 }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <p className="quiet">{t('writtenRecord.signNote')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ who: Math.max(0, next), how: 'drawn', reason: '' }}
        onFinish={(fields) => {
          const person = people[fields.who]
          if (person === undefined) return
          onSign({
            ...{ name: person.name, role: person.role, how: fields.how },
            reason: fields.how === 'refused' ? fields.reason : '',
            strokes: fields.how === 'drawn' ? strokes : [],
            at: new Date().toISOString(),
          })
          onClose()
        }}
      >
        <Form.Item name="who" label={t('writtenRecord.signer')}>
          <Select
            options={people.map(({ name, role }, value) => ({
              value,
              label: `${name} · ${t(`terms.presentRole.${role}`)}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="how" label={t('writtenRecord.howChoice')}>
          <Radio.Group options={signingWays.map((value) => ({ value, label: t(`writtenRecord.how.${value}`) }))} />
        </Form.Item>
        {how === 'drawn' ? <SignaturePad onChange={setStrokes} /> : null}
        {how === 'refused' ? (
          <Form.Item name="reason" label={t('writtenRecord.reason')} rules={rules.line(400)}>
            <Input.TextArea rows={2} maxLength={400} />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  )
}
