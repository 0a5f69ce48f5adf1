// Finds the case that a recording belongs to, while the person types.
import { Form, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../station/use-call.ts'

export function CaseChoice() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const words = useDeferredValue(text)
  const { data, isFetching } = useAnswer('cases.find', { text: words.slice(0, 200), voided: false, limit: 30 })
  return (
    <Form.Item
      name="case"
      label={t('console.chooseCase')}
      rules={[{ required: true, message: t('console.caseMissing') }]}
    >
      <Select
        showSearch={{ filterOption: false, onSearch: setText }}
        loading={isFetching}
        placeholder={t('console.chooseCaseHint')}
        notFoundContent={t(words === '' ? 'cases.empty' : 'cases.nothing')}
        options={(data?.cases ?? []).map(({ id, number, cause, party }) => ({
          value: id,
          label: [number, cause, party].filter((part) => part !== '').join(' · '),
        }))}
      />
    </Form.Item>
  )
}
