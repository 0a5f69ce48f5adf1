// Who acts: typed where there are no accounts, otherwise who is logged in.
import { Form, Input } from 'antd'
import { useEffect } from 'react'
import { useActing } from '../station/use-access.ts'
import { useRules } from './rules.ts'

export function ActingField({ name, label }: { name: string; label: string }) {
  const rules = useRules()
  const acting = useActing()
  const form = Form.useFormInstance()
  useEffect(() => {
    if (acting.fixed) form.setFieldValue(name, acting.name)
  }, [form, name, acting.fixed, acting.name])
  return (
    <Form.Item name={name} label={label} rules={rules.line(80)}>
      <Input
        readOnly={acting.fixed}
        onPressEnter={() => {
          form.submit()
        }}
      />
    </Form.Item>
  )
}
