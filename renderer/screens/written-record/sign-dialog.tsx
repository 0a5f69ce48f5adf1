// Who signs, and how: page by page on the screen and drawn, on paper with the scan, or refused with the reason.
import { Form, Input, Modal, Radio, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../native/contract/failures.ts'
import type { RecordPerson } from '../../../native/contract/record-entries.ts'
import { readingWays, signingWays, type RecordSignature } from '../../../native/contract/record-signing.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom } from '../../station/use-call.ts'
import { PageReader } from './page-reader.tsx'
import { PaperFields } from './paper-fields.tsx'
import type { RecordView } from './record-model.ts'
import { PageSigning } from './page-signing.tsx'
import { usePageSigning } from './use-page-signing.ts'
import type { FollowedRecord } from './use-record.ts'

interface SignDialogProps {
  readonly followed: Pick<FollowedRecord, 'model' | 'layOut'>
  readonly record: NonNullable<RecordView['record']>
  readonly onClose: () => void
}

interface Fields {
  who: number
  how: RecordSignature['how']
  read: RecordSignature['read']
  reason?: string
  notedBy?: string
  scan?: string
}

/** Who may note a refusal. */
const notes = ({ role }: RecordPerson): boolean => ['presiding-officer', 'officer', 'clerk'].includes(role)

/** Of everybody in the heading, whether somebody has signed. */
const hasSigned = (signatures: readonly RecordSignature[], { name, role }: RecordPerson): boolean =>
  signatures.some((each) => each.name === name && each.role === role)

export function SignDialog({ followed: { model, layOut }, record, onClose }: SignDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const { people } = record.heading
  const { pages, signatures } = record
  const next = Math.max(
    0,
    people.findIndex((person) => person.role !== 'operator' && !hasSigned(signatures, person)),
  )
  const [first] = useState(next)
  const how = Form.useWatch<Fields['how'] | undefined>('how', form) ?? 'drawn'
  const who = Form.useWatch<number | undefined>('who', form) ?? first
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    layOut().catch((error: unknown) => {
      setFailure(failureFrom(error))
    })
  }, [layOut])
  // The signature before this one may be answered only after the dialog was opened again.
  useEffect(() => {
    form.setFieldsValue({ who: next })
  }, [form, next])
  const person = people[who]
  const signing = usePageSigning(model, record, person)
  const mayConfirm = pages !== null && (how !== 'drawn' || signing.mayFinish)
  const sign = (fields: Fields): void => {
    if (person === undefined) return
    // What was drawn last goes with the confirmation.
    if (fields.how === 'drawn' && signing.canSign) signing.signPage()
    const [number, sha256 = ''] = (fields.scan ?? '').split(' ')
    model.sign({
      ...{ name: person.name, role: person.role, how: fields.how, read: fields.read },
      reason: fields.how === 'refused' ? (fields.reason ?? '') : '',
      notedBy: fields.how === 'refused' ? (fields.notedBy ?? '') : '',
      exhibit: fields.how === 'paper' ? { number: Number(number), sha256 } : null,
      // They were stated page by page.
      strokes: [],
      pages: [],
      at: new Date().toISOString(),
    })
    onClose()
  }
  return (
    <Modal
      open
      width={1180}
      mask={{ closable: false }}
      title={t('writtenRecord.signTitle')}
      okText={t('writtenRecord.signConfirm')}
      cancelText={t('writtenRecord.cancel')}
      okButtonProps={{ disabled: !mayConfirm }}
      onCancel={onClose}
      onOk={form.submit}
    >
      {failure === null ? null : <FailureNote failure={failure} />}
      <div className="sign-columns">
        {pages === null ? (
          <p className="quiet" role="status">
            {failure === null ? t('writtenRecord.layingOut') : null}
          </p>
        ) : (
          <PageReader
            record={record}
            pages={pages}
            read={signing.read}
            confirms={how === 'drawn'}
            page={signing.page}
            onPage={signing.go}
            onRead={signing.confirm}
            stays={signing.repeating === null}
          />
        )}
        <Form<Fields>
          form={form}
          layout="vertical"
          initialValues={{ who: first, how: 'drawn', read: 'read', notedBy: people.find(notes)?.name }}
          onFinish={sign}
        >
          <p className="quiet">{t('writtenRecord.signNote')}</p>
          <Form.Item name="who" label={t('writtenRecord.signer')}>
            <Select
              options={people.map((each, value) => ({
                value,
                label: `${each.name} · ${t(`terms.presentRole.${each.role}`)}${hasSigned(signatures, each) ? ` · ${t('writtenRecord.hasSigned')}` : ''}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="how" label={t('writtenRecord.howChoice')}>
            <Radio.Group options={signingWays.map((value) => ({ value, label: t(`writtenRecord.how.${value}`) }))} />
          </Form.Item>
          <Form.Item name="read" label={t('writtenRecord.readChoice')} hidden={how === 'refused'}>
            <Radio.Group options={readingWays.map((value) => ({ value, label: t(`writtenRecord.read.${value}`) }))} />
          </Form.Item>
          {how === 'drawn' && pages !== null ? <PageSigning signing={signing} who={String(who)} /> : null}
          {how === 'paper' ? <PaperFields record={record} /> : null}
          {how === 'refused' ? (
            <>
              <Form.Item name="reason" label={t('writtenRecord.reason')} rules={rules.line(400)}>
                <Input.TextArea rows={3} maxLength={400} />
              </Form.Item>
              <Form.Item
                name="notedBy"
                label={t('writtenRecord.notedBy')}
                rules={[{ required: true, message: t('common.required') }]}
              >
                <Select options={people.filter(notes).map(({ name }) => ({ value: name, label: name }))} />
              </Form.Item>
            </>
          ) : null}
        </Form>
      </div>
    </Modal>
  )
}
