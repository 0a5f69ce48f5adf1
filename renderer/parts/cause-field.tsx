// The cause of a case: typed, with those of its kind offered, the most used first.
import { AutoComplete, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseKind } from '../../native/contract/terms.ts'
import { useListing } from '../station/use-call.ts'
import { useRules } from './rules.ts'

export function CauseField({ at, kind }: { at: string[]; kind: CaseKind }) {
  const { t } = useTranslation()
  const rules = useRules()
  const { data } = useListing('causes.list', { kind })
  const options = (data?.causes ?? []).map(({ cause }) => ({ value: cause }))
  return (
    <Form.Item name={at} label={t('cases.cause')} rules={rules.line(200)}>
      <AutoComplete
        options={options}
        defaultActiveFirstOption={false}
        showSearch={{ filterOption: (typed, option) => option?.value.includes(typed.trim()) ?? false }}
      />
    </Form.Item>
  )
}
