// Account and password.
import { Button, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

interface Fields {
  readonly account: string
  readonly password: string
}

/** @param account of who locked the window. */
export function LogInForm({ account }: { account: string }) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const first = useRef<InputRef>(null)
  const second = useRef<InputRef>(null)
  const { mutate, isPending, error } = useAct('access.logIn')
  useEffect(() => {
    const field = account === '' ? first : second
    field.current?.focus()
  }, [account])
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ account, password: '' }}
      onFinish={(fields) => {
        mutate(fields, {
          onError: () => {
            form.setFieldValue('password', '')
            second.current?.focus()
          },
        })
      }}
    >
      <Form.Item name="account" label={t('access.account')} rules={rules.line(40)}>
        <Input ref={first} size="large" autoComplete="username" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('access.password')}
        rules={[{ required: true, message: t('common.required') }]}
      >
        <Input.Password ref={second} size="large" autoComplete="current-password" maxLength={200} />
      </Form.Item>
      {error === null ? null : <LogInFailure failure={failureFrom(error)} />}
      <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
        {t('access.logIn')}
      </Button>
    </Form>
  )
}

function LogInFailure({ failure }: { failure: ReturnType<typeof failureFrom> }) {
  const { t } = useTranslation()
  const seconds = Number(failure.details['seconds'] ?? 0)
  if (seconds === 0) return <FailureNote failure={failure} />
  return <FailureNote failure={{ code: failure.code, details: {} }} title={t('access.wait', { seconds })} />
}
