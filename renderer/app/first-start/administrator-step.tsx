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

function Begin({ course }: StepProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<PersonForm & { readonly password: string }>()
  const { mutate, isPending, error } = useAct('access.begin')
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
        onFinish={(fields) => {
          mutate({ ...factsFrom(fields), password: fields.password }, { onSuccess: () => void course.next() })
        }}
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
