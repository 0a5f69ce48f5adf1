// Who is present: a name and a role each.
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { presentRoles } from '../../../native/contract/terms.ts'
import { NameField } from '../../parts/name-field.tsx'
import { PersonRows } from '../../parts/person-rows.tsx'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'

export function PeopleFields() {
  const { t } = useTranslation()
  const rules = useRules()
  const roles = useOptions('presentRole', presentRoles)
  return (
    <PersonRows
      name="people"
      legend={t('console.people')}
      add={t('console.addPerson')}
      most={60}
      fresh={(at) => ({ name: '', role: at === 0 ? 'officer' : 'party' })}
      fields={(at) => (
        <>
          <Form.Item name={[at, 'name']} rules={rules.line(80)} noStyle>
            <NameField label={t('console.personName')} />
          </Form.Item>
          <Form.Item name={[at, 'role']} noStyle>
            <Select options={roles} aria-label={t('console.personRole')} />
          </Form.Item>
        </>
      )}
    />
  )
}
