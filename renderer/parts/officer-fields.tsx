// The officers who handle a case, each with the number of the enforcement certificate.
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from './icons.tsx'
import { NameField } from './name-field.tsx'
import { useRules } from './rules.ts'

export function OfficerFields() {
  const { t } = useTranslation()
  const rules = useRules()
  const form = Form.useFormInstance()
  return (
    <fieldset className="people">
      <legend>{t('conduct.officers')}</legend>
      <Form.List name="officers">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div className="person" key={key}>
                <Form.Item name={[name, 'name']} rules={rules.line(80)} noStyle>
                  <NameField
                    label={t('people.name')}
                    onCertificate={(certificate) => {
                      form.setFieldValue(['officers', name, 'certificate'], certificate)
                    }}
                  />
                </Form.Item>
                <Form.Item name={[name, 'certificate']} rules={rules.optionalLine(40)} noStyle>
                  <Input placeholder={t('people.certificate')} aria-label={t('people.certificate')} />
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
              disabled={fields.length >= 20}
              onClick={() => {
                add({ name: '', certificate: '' })
              }}
            >
              {t('conduct.addOfficer')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
