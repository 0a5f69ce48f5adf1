// Which act of the case's list is about to be recorded: one that was entered, or one that takes place now.
import { Form, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../native/contract/calls.ts'
import { useAnswer } from '../../station/use-call.ts'

type Act = NonNullable<Input<'recordings.start'>['act']>

/** What was chosen, as the station takes it. */
export function actOf(chosen: string | undefined): { act?: Act } {
  return chosen === undefined ? {} : { act: JSON.parse(chosen) as Act }
}

const valueOf = (act: Act) => JSON.stringify(act)

export function ActChoice() {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const of = Form.useWatch('case', form) as string | undefined
  const { data } = useAnswer('acts.report', { case: of ?? '', limit: 500 }, of !== undefined)
  // An act is one of its case.
  useEffect(() => {
    form.setFieldValue('act', undefined)
  }, [form, of])
  const rows = (data?.rows ?? []).filter(({ item }) => item.form !== 'text')
  if (of === undefined || rows.length === 0) return null
  const entered = rows.flatMap(({ act, item }) =>
    act === null
      ? []
      : [{ value: valueOf({ act: act.id }), label: t('caseActs.startEntered', { name: item.name, day: act.day }) }],
  )
  const items = new Map(rows.map(({ item }) => [item.id, item.name]))
  const now = [...items].map(([item, name]) => ({
    value: valueOf({ item }),
    label: t('caseActs.startNow', { name }),
  }))
  return (
    <Form.Item name="act" label={t('caseActs.startAct')}>
      <Select allowClear placeholder={t('caseActs.startActHint')} options={[...entered, ...now]} />
    </Form.Item>
  )
}
