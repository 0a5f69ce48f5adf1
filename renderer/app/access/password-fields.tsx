// A new password, typed twice, with what the rules ask for.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { passwordProblem } from '../../../native/contract/password-rules.ts'
import { useAccess } from '../../station/use-access.ts'

interface PasswordFieldsProps {
  /** Whose it becomes; not contained in it. */
  readonly of: () => { readonly account: string; readonly name: string }
  readonly optional?: boolean
}

export function PasswordFields({ of, optional = false }: PasswordFieldsProps) {
  const { t } = useTranslation()
  const rules = useAccess()?.rules
  const form = Form.useFormInstance()
  if (rules === undefined) return null
  const problemOf = (_: unknown, value: unknown): Promise<void> => {
    const password = typeof value === 'string' ? value : ''
    if (password === '' && optional) return Promise.resolve()
    const problem = passwordProblem(password, of(), rules)
    return problem === null
      ? Promise.resolve()
      : Promise.reject(new Error(t(`access.problem.${problem}`, { length: rules.length, kinds: rules.kinds })))
  }
  const isSame = (_: unknown, value: unknown): Promise<void> =>
    (value ?? '') === (form.getFieldValue('password') ?? '')
      ? Promise.resolve()
      : Promise.reject(new Error(t('access.differs')))
  return (
    <div className="form-columns two">
      <Form.Item
        name="password"
        label={t('access.newPassword')}
        extra={t(optional ? 'access.rulesOptional' : 'access.rules', { length: rules.length, kinds: rules.kinds })}
        rules={[{ validator: problemOf }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="again" label={t('access.again')} dependencies={['password']} rules={[{ validator: isSame }]}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </div>
  )
}
