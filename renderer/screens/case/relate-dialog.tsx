// States how this case belongs to another one.
import { Form, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { caseRelations, type CaseRelation } from '../../../native/contract/terms.ts'
import { StatedDialog, type Stated } from '../../parts/stated-dialog.tsx'
import { useOptions } from '../../parts/use-options.ts'
import { useAct, useListing } from '../../station/use-call.ts'

interface Fields extends Stated {
  readonly other?: string
  readonly as: CaseRelation
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
  const relations = useOptions('caseRelation', caseRelations)
  const { mutate, isPending, error } = useAct('cases.relate')
  return (
    <StatedDialog<Fields>
      title={t('relations.add')}
      okText={t('common.save')}
      reasonLabel={t('relations.reason')}
      personLabel={t('relations.person')}
      {...{ isPending, error, onClose }}
      initial={{ as: 'same-party' }}
      onSave={({ other = '', ...fields }) => {
        mutate({ id, other, ...fields }, { onSuccess: onClose })
      }}
    >
      <OtherCase id={id} />
      <Form.Item name="as" label={t('relations.as')}>
        <Select options={relations} />
      </Form.Item>
    </StatedDialog>
  )
}
