// The fields of a template: how they are called, where they come from, whether a document may lack them.
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fieldKinds, fieldSources } from '../../../native/contract/documents.ts'
import { useRules } from '../../parts/rules.ts'

export function FieldList() {
  const { t } = useTranslation()
  const rules = useRules()
  const kinds = fieldKinds.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))
  const sources = [
    { value: null, label: t('documents.noSource') },
    ...fieldSources.map((value) => ({ value, label: t(`documents.sources.${value}`) })),
  ]
  return (
    <section className="panel">
      <h2>{t('documents.fields')}</h2>
      <p className="quiet">{t('documents.fieldsNote')}</p>
      <Form.List name="fields">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="template-part">
                <div className="form-columns">
                  <Form.Item name={[name, 'label']} label={t('documents.label')} rules={rules.line(40)}>
                    <Input />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'key']}
                    label={t('documents.key')}
                    rules={[...rules.line(32), rules.pattern(/^[a-z][a-zA-Z0-9]*$/, t('documents.keyInvalid'))]}
                  >
                    <Input className="mono" />
                  </Form.Item>
                  <Form.Item name={[name, 'kind']} label={t('documents.kind')}>
                    <Select options={kinds} />
                  </Form.Item>
                  <Form.Item name={[name, 'source']} label={t('documents.source')}>
                    <Select options={sources} popupMatchSelectWidth={false} />
                  </Form.Item>
                </div>
                <Form.Item name={[name, 'initial']} label={t('documents.initial')} rules={rules.optionalLine(8000)}>
                  <Input.TextArea autoSize />
                </Form.Item>
                <div className="template-part-head">
                  <Form.Item name={[name, 'required']} valuePropName="checked" noStyle>
                    <Checkbox>{t('documents.required')}</Checkbox>
                  </Form.Item>
                  <Button
                    onClick={() => {
                      remove(name)
                    }}
                  >
                    {t('documents.removeField', { number: name + 1 })}
                  </Button>
                </div>
              </div>
            ))}
            <Button
              onClick={() => {
                add({ key: '', label: '', kind: 'line', required: false, source: null, initial: '' })
              }}
            >
              {t('documents.addField')}
            </Button>
          </>
        )}
      </Form.List>
    </section>
  )
}
