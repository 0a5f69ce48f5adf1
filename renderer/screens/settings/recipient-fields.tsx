// Whom bundles can be encrypted for: names and public keys.
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRules } from '../../parts/rules.ts'
import { Explained } from './explained.tsx'

export function RecipientFields() {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <section className="panel">
      <h2>{t('recipients.title')}</h2>
      <p className="quiet">{t('recipients.note')}</p>
      <Form.List name="recipients">
        {(fields, { add, remove }) => (
          <>
            {fields.length === 0 ? <p>{t('recipients.none')}</p> : null}
            {fields.map((field) => (
              <div key={field.key} className="form-columns">
                <Explained field={t('recipients.name')} note={t('settingNotes.recipients.name')}>
                  <Form.Item name={[field.name, 'name']} label={t('recipients.name')} rules={rules.line(80)}>
                    <Input />
                  </Form.Item>
                </Explained>
                <Explained field={t('recipients.key')} note={t('settingNotes.recipients.key')}>
                  <Form.Item
                    name={[field.name, 'key']}
                    label={t('recipients.key')}
                    rules={[...rules.line(4000), rules.pattern(/^\s*(age1[0-9a-z]+)?\s*$/, t('recipients.keyInvalid'))]}
                  >
                    <Input className="mono" autoComplete="off" spellCheck={false} />
                  </Form.Item>
                </Explained>
                <Form.Item label={' '} colon={false}>
                  <Button
                    onClick={() => {
                      remove(field.name)
                    }}
                  >
                    {t('recipients.remove', { number: field.name + 1 })}
                  </Button>
                </Form.Item>
              </div>
            ))}
            <Button
              onClick={() => {
                add({ name: '', key: '' })
              }}
            >
              {t('recipients.add')}
            </Button>
          </>
        )}
      </Form.List>
    </section>
  )
}
