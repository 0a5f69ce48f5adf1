// Phrases of written records, each written out by its abbreviation.
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRules } from '../../parts/rules.ts'
import { Explained } from './explained.tsx'

export function PhraseFields() {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <section className="panel">
      <h2>{t('recordPhrases.title')}</h2>
      <details>
        <summary>{t('recordPhrases.note')}</summary>
        <Form.List name="recordPhrases">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <div key={field.key} className="form-columns">
                  <Explained
                    field={t('recordPhrases.abbreviation')}
                    note={t('settingNotes.recordPhrases.abbreviation')}
                  >
                    <Form.Item
                      name={[field.name, 'abbreviation']}
                      label={t('recordPhrases.abbreviation')}
                      rules={[...rules.line(12), rules.pattern(/^[a-z0-9]*$/, t('recordPhrases.abbreviationInvalid'))]}
                    >
                      <Input />
                    </Form.Item>
                  </Explained>
                  <Explained field={t('recordPhrases.text')} note={t('settingNotes.recordPhrases.text')}>
                    <Form.Item
                      name={[field.name, 'text']}
                      label={t('recordPhrases.text')}
                      rules={rules.line(2000)}
                      normalize={(typed: string) => typed.replace(/[\r\n]+/gu, ' ')}
                    >
                      <Input.TextArea autoSize />
                    </Form.Item>
                  </Explained>
                  <Form.Item label={' '} colon={false}>
                    <Button
                      onClick={() => {
                        remove(field.name)
                      }}
                    >
                      {t('recordPhrases.remove', { number: field.name + 1 })}
                    </Button>
                  </Form.Item>
                </div>
              ))}
              <Button
                onClick={() => {
                  add({ abbreviation: '', text: '' })
                }}
              >
                {t('recordPhrases.add')}
              </Button>
            </>
          )}
        </Form.List>
      </details>
    </section>
  )
}
