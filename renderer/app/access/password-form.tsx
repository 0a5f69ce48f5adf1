// The own password, changed.
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useAccess } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { PasswordFields } from './password-fields.tsx'

interface Fields {
  readonly old: string
  readonly password: string
}

export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const person = useAccess()?.person
  const { mutate, isPending, error } = useAct('access.changePassword')
  if (person == null) return null
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      onFinish={({ old, password }) => {
        mutate({ old, password }, { onSuccess: onDone })
      }}
    >
      <Form.Item name="old" label={t('access.oldPassword')} rules={[{ required: true, message: t('common.required') }]}>
        <Input.Password autoFocus autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <PasswordFields of={() => person} />
      {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      <Button type="primary" htmlType="submit" block loading={isPending}>
        {t('access.changePassword')}
      </Button>
    </Form>
  )
}
