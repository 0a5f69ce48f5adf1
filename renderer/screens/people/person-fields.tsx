// What is known of a person, as form fields.
import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PersonFacts } from '../../../native/contract/people.ts'
import { staffRoles } from '../../../native/contract/terms.ts'
import { useRules } from '../../parts/rules.ts'

/** As the form has it: an empty day is no day. */
export interface PersonForm extends Omit<PersonFacts, 'validUntil'> {
  readonly validUntil: string
}

export const factsFrom = ({ account, name, roles, unit, certificate, validUntil }: PersonForm): PersonFacts => ({
  ...{ account, name, unit, certificate },
  roles: [...roles],
  validUntil: validUntil === '' ? null : validUntil,
})

export const emptyPerson: PersonForm = { account: '', name: '', roles: [], unit: '', certificate: '', validUntil: '' }

export function PersonFields() {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <>
      <div className="form-columns two">
        <Form.Item name="name" label={t('people.name')} rules={rules.line(80)}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="account" label={t('access.account')} extra={t('people.accountHint')} rules={rules.line(40)}>
          <Input autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item
        name="roles"
        label={t('people.roles')}
        rules={[{ type: 'array', min: 1, message: t('people.roleMissing') }]}
      >
        <Checkbox.Group
          className="role-choice"
          role="group"
          aria-label={t('people.roles')}
          options={staffRoles.map((role) => ({
            value: role,
            label: (
              <span>
                {t(`terms.staffRole.${role}`)} <span className="quiet">{t(`people.does.${role}`)}</span>
              </span>
            ),
          }))}
        />
      </Form.Item>
      <div className="form-columns three">
        <Form.Item name="unit" label={t('people.unit')} rules={rules.optionalLine(100)}>
          <Input placeholder={t('common.optional')} />
        </Form.Item>
        <Form.Item name="certificate" label={t('people.certificate')} rules={rules.optionalLine(40)}>
          <Input placeholder={t('common.optional')} />
        </Form.Item>
        <Form.Item name="validUntil" label={t('people.lastDay')}>
          <Input type="date" />
        </Form.Item>
      </div>
    </>
  )
}
