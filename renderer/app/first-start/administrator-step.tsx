// The first account, that of the administrator.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../parts/icons.tsx'
import { emptyPerson, factsFrom, PersonFields, type PersonForm } from '../../screens/people/person-fields.tsx'
import '../../screens/people/people.css'
import { useAccess } from '../../station/use-access.ts'
import { useAct } from '../../station/use-call.ts'
import { PasswordFields } from '../access/password-fields.tsx'
import { StepFrame, type StepProps } from './step-frame.tsx'

type Fields = PersonForm & { readonly password: string }

function Begin({ course }: StepProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const { mutateAsync, isPending, error } = useAct('access.begin')
  // The account is known before the answer is here, and this form goes away: the way on must not hang on it.
  const finish = async (fields: Fields): Promise<void> => {
    const isMade = await mutateAsync({ ...factsFrom(fields), password: fields.password }).then(
      () => true,
      () => false,
    )
    if (isMade) await course.next()
  }
  return (
    <StepFrame
      course={course}
      title={t('firstStart.administrator.title')}
      lead={t('firstStart.administrator.lead')}
      next={{ label: t('firstStart.administrator.next'), run: form.submit }}
      busy={isPending}
      error={error}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...emptyPerson, roles: ['admin', 'operator'], password: '' }}
        onFinish={(fields) => void finish(fields)}
      >
        <PersonFields />
        <PasswordFields of={() => form.getFieldsValue()} />
      </Form>
      <p className="quiet">{t('firstStart.administrator.skipNote')}</p>
    </StepFrame>
  )
}

export function AdministratorStep({ course }: StepProps) {
  const { t } = useTranslation()
  const access = useAccess()
  if (access?.hasAccounts !== true) return <Begin course={course} />
  const { name = '', roles = [] } = access.person ?? {}
  const held = roles.map((role) => t(`terms.staffRole.${role}`)).join(t('app.between'))
  return (
    <StepFrame
      course={course}
      title={t('firstStart.administrator.title')}
      lead={t('firstStart.ready.account')}
      next={{ run: () => void course.next() }}
      skippable={false}
    >
      <p className="first-start-fact">
        <Icon name="person" size={28} />
        {t('firstStart.administrator.exists', { name, roles: held })}
      </p>
    </StepFrame>
  )
}
