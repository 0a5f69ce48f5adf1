// Who is present: a name and a role each.
import { Button, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { presentRoles } from '../../../native/contract/terms.ts'
import { Icon } from '../../parts/icons.tsx'
import { NameField } from '../../parts/name-field.tsx'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'

export function PeopleFields() {
  const { t } = useTranslation()
  const rules = useRules()
  const roles = useOptions('presentRole', presentRoles)
  return (
    <fieldset className="people">
      <legend>{t('console.people')}</legend>
      <Form.List name="people">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div className="person" key={key}>
                <Form.Item name={[name, 'name']} rules={rules.line(80)} noStyle>
                  <NameField label={t('console.personName')} />
                </Form.Item>
                <Form.Item name={[name, 'role']} noStyle>
                  <Select options={roles} aria-label={t('console.personRole')} />
                </Form.Item>
                <Button
                  aria-label={t('console.removePerson', { number: name + 1 })}
                  icon={<Icon name="remove" />}
                  onClick={() => {
                    remove(name)
                  }}
                />
              </div>
            ))}
            <Button
              icon={<Icon name="add" />}
              disabled={fields.length >= 60}
              onClick={() => {
                add({ name: '', role: fields.length === 0 ? 'officer' : 'party' })
              }}
            >
              {t('console.addPerson')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
