// States how this case belongs to another one.
import { Form, Input, Modal, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { caseRelations, type CaseRelation } from '../../../native/contract/terms.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'
import { useActing } from '../../station/use-access.ts'
import { failureFrom, useAct, useListing } from '../../station/use-call.ts'

interface Fields {
  readonly other: string
  readonly as: CaseRelation
  readonly reason: string
  readonly person: string
}

function OtherCase({ id }: { id: string }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const words = useDeferredValue(text)
  const { data, isFetching } = useListing('cases.find', { text: words.slice(0, 200), voided: false, limit: 30 })
  const options = (data?.cases ?? [])
    .filter((each) => each.id !== id)
    .map(({ id: value, number, cause, party }) => ({
      value,
      label: [number, cause, party].filter((part) => part !== '').join(' · '),
    }))
  return (
    <Form.Item
      name="other"
      label={t('relations.other')}
      rules={[{ required: true, message: t('relations.otherMissing') }]}
    >
      <Select
        showSearch={{ filterOption: false, onSearch: setText }}
        loading={isFetching}
        placeholder={t('relations.otherHint')}
        notFoundContent={t('cases.nothing')}
        options={options}
      />
    </Form.Item>
  )
}

export function RelateDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const rules = useRules()
  const relations = useOptions('caseRelation', caseRelations)
  const [form] = Form.useForm<Fields>()
  const acting = useActing()
  const { mutate, isPending, error } = useAct('cases.relate')
  return (
    <Modal
      open
      title={t('relations.add')}
      okText={t('common.save')}
      okButtonProps={{ disabled: !acting.known }}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      {acting.known ? (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ as: 'same-party', reason: '', person: acting.name }}
          onFinish={(fields) => {
            mutate({ id, ...fields }, { onSuccess: onClose })
          }}
        >
          <OtherCase id={id} />
          <Form.Item name="as" label={t('relations.as')}>
            <Select options={relations} />
          </Form.Item>
          <Form.Item name="reason" label={t('relations.reason')} rules={rules.line(500)}>
            <Input />
          </Form.Item>
          <ActingField name="person" label={t('relations.person')} />
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      ) : null}
    </Modal>
  )
}
