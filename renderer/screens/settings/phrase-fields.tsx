// Phrases of written records, each written out by its abbreviation.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRules } from '../../parts/rules.ts'
import { Explained } from './explained.tsx'
import { RowList } from './row-list.tsx'

export function PhraseFields() {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <section className="panel">
      <h2>{t('recordPhrases.title')}</h2>
      <details>
        <summary>{t('recordPhrases.note')}</summary>
        <RowList
          name="recordPhrases"
          blank={{ abbreviation: '', text: '' }}
          add={t('recordPhrases.add')}
          remove={(number) => t('recordPhrases.remove', { number })}
        >
          {(at) => (
            <>
              <Explained field={t('recordPhrases.abbreviation')} note={t('settingNotes.recordPhrases.abbreviation')}>
                <Form.Item
                  name={[at, 'abbreviation']}
                  label={t('recordPhrases.abbreviation')}
                  rules={[...rules.line(12), rules.pattern(/^[a-z0-9]*$/, t('recordPhrases.abbreviationInvalid'))]}
                >
                  <Input />
                </Form.Item>
              </Explained>
              <Explained field={t('recordPhrases.text')} note={t('settingNotes.recordPhrases.text')}>
                <Form.Item
                  name={[at, 'text']}
                  label={t('recordPhrases.text')}
                  rules={rules.line(2000)}
                  normalize={(typed: string) => typed.replace(/[\r\n]+/gu, ' ')}
                >
                  <Input.TextArea autoSize />
                </Form.Item>
              </Explained>
            </>
          )}
        </RowList>
      </details>
    </section>
  )
}
