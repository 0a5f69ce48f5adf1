// The officers who handle a case, each with the number of the enforcement certificate.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { NameField } from './name-field.tsx'
import { PersonRows } from './person-rows.tsx'
import { useRules } from './rules.ts'

export function OfficerFields() {
  const { t } = useTranslation()
  const rules = useRules()
  const form = Form.useFormInstance()
  return (
    <PersonRows
      name="officers"
      legend={t('conduct.officers')}
      add={t('conduct.addOfficer')}
      most={20}
      fresh={() => ({ name: '', certificate: '' })}
      fields={(at) => (
        <>
          <Form.Item name={[at, 'name']} rules={rules.line(80)} noStyle>
            <NameField
              label={t('people.name')}
              onCertificate={(certificate) => {
                form.setFieldValue(['officers', at, 'certificate'], certificate)
              }}
            />
          </Form.Item>
          <Form.Item name={[at, 'certificate']} rules={rules.optionalLine(40)} noStyle>
            <Input placeholder={t('people.certificate')} aria-label={t('people.certificate')} />
          </Form.Item>
        </>
      )}
    />
  )
}
