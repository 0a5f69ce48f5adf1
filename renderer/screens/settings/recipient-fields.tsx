// Whom bundles can be encrypted for: names and public keys.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRules } from '../../parts/rules.ts'
import { Explained } from './explained.tsx'
import { RowList } from './row-list.tsx'

export function RecipientFields() {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <section className="panel">
      <h2>{t('recipients.title')}</h2>
      <p className="quiet">{t('recipients.note')}</p>
      <RowList
        name="recipients"
        blank={{ name: '', key: '' }}
        none={t('recipients.none')}
        add={t('recipients.add')}
        remove={(number) => t('recipients.remove', { number })}
      >
        {(at) => (
          <>
            <Explained field={t('recipients.name')} note={t('settingNotes.recipients.name')}>
              <Form.Item name={[at, 'name']} label={t('recipients.name')} rules={rules.line(80)}>
                <Input />
              </Form.Item>
            </Explained>
            <Explained field={t('recipients.key')} note={t('settingNotes.recipients.key')}>
              <Form.Item
                name={[at, 'key']}
                label={t('recipients.key')}
                rules={[...rules.line(4000), rules.pattern(/^\s*(age1[0-9a-z]+)?\s*$/, t('recipients.keyInvalid'))]}
              >
                <Input className="mono" autoComplete="off" spellCheck={false} />
              </Form.Item>
            </Explained>
          </>
        )}
      </RowList>
    </section>
  )
}
