// The facts of a case as form fields: for a new case, a changed one, and on the way into a recording.
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Input as CallInput } from '../../native/contract/calls.ts'
import { caseKinds } from '../../native/contract/terms.ts'
import { useRules } from './rules.ts'
import { useOptions } from './use-options.ts'

export type CaseFacts = CallInput<'cases.create'>

/** `within`: name of the member that holds the facts; `brief`: without the notes. */
export function CaseFields({ within, brief = false }: { within?: string; brief?: boolean }) {
  const { t } = useTranslation()
  const rules = useRules()
  const kinds = useOptions('caseKind', caseKinds)
  const at = (name: keyof CaseFacts): string[] => (within === undefined ? [name] : [within, name])
  return (
    <>
      <div className="form-columns two">
        <Form.Item name={at('number')} label={t('cases.number')} rules={rules.line(80)}>
          <Input />
        </Form.Item>
        <Form.Item name={at('kind')} label={t('cases.kind')} initialValue="penalty">
          <Select options={kinds} />
        </Form.Item>
        <Form.Item name={at('cause')} label={t('cases.cause')} rules={rules.line(200)}>
          <Input />
        </Form.Item>
        <Form.Item name={at('party')} label={t('cases.party')} rules={rules.optionalLine(120)} initialValue="">
          <Input placeholder={t('common.optional')} />
        </Form.Item>
      </div>
      {brief ? null : (
        <Form.Item name={at('notes')} label={t('cases.notes')} rules={rules.optionalLine(4000)} initialValue="">
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} placeholder={t('common.optional')} />
        </Form.Item>
      )}
    </>
  )
}
