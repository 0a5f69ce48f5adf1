// Where newer versions of the desktop program come from, and whose signature they must have.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRules } from '../../parts/rules.ts'
import { Explained } from './explained.tsx'

export function UpdateFields() {
  const { t } = useTranslation()
  const rules = useRules()
  const address = Form.useWatch(['updates', 'address']) as string | undefined
  return (
    <section className="panel">
      <h2>{t('updates.title')}</h2>
      <p className="quiet">{t('updates.note')}</p>
      <div className="form-columns two">
        <Explained field={t('updates.address')} note={t('settingNotes.updates.address')}>
          <Form.Item
            name={['updates', 'address']}
            label={t('updates.address')}
            extra={t('updates.addressHint')}
            rules={[...rules.optionalLine(500), rules.pattern(/^$|^https?:\/\/\S+$/, t('settings.authorityInvalid'))]}
          >
            <Input inputMode="url" />
          </Form.Item>
        </Explained>
        <Explained field={t('updates.key')} note={t('settingNotes.updates.key')}>
          <Form.Item
            name={['updates', 'key']}
            label={t('updates.key')}
            extra={t('updates.keyHint')}
            dependencies={[['updates', 'address']]}
            rules={[
              { required: (address ?? '') !== '', message: t('updates.keyMissing') },
              rules.pattern(/^$|^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/, t('updates.keyInvalid')),
            ]}
          >
            <Input className="mono" autoComplete="off" spellCheck={false} />
          </Form.Item>
        </Explained>
      </div>
    </section>
  )
}
