// Which program listens to recordings, if any: off until an administrator names one.
import { Form, Input, Select, type FormInstance } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import type { Settings } from '../../../native/contract/settings.ts'
import { speechAdapters, type SpeechSettings } from '../../../native/contract/speech.ts'
import { useRules } from '../../parts/rules.ts'

/** Of the codes that the contract takes those that are offered. */
const languages = ['zh', 'yue', 'bo', 'mn', 'kk', 'ko', 'en', 'auto'] as const

/** Empty, or absolute on whichever system. */
const absolute = /^$|^\/|^[A-Za-z]:[\\/]|^\\\\/

export function SpeechFields({ language }: Pick<SpeechSettings, 'language'>) {
  const { t } = useTranslation()
  const rules = useRules()
  const { hash } = useLocation()
  const section = useRef<HTMLElement>(null)
  // A record's page leads here.
  useEffect(() => {
    if (hash === '#speech') section.current?.scrollIntoView()
  }, [hash])
  const path = [...rules.optionalLine(1000), rules.pattern(absolute, t('speechSettings.absolute'))]
  const known = languages.map((value) => ({ value: value, label: t(`speechSettings.languages.${value}`) }))
  const options = known.some(({ value }) => value === language)
    ? known
    : [...known, { value: language, label: language }]
  const modelNeeded = ({ getFieldValue }: Pick<FormInstance<Settings>, 'getFieldValue'>) => ({
    validator: (_rule: unknown, value: string) =>
      getFieldValue(['speech', 'adapter']) === 'whisper' && value.trim() === ''
        ? Promise.reject(new Error(t('speechSettings.modelNeeded')))
        : Promise.resolve(),
  })
  return (
    <section className="panel" id="speech" ref={section}>
      <h2>{t('speechSettings.title')}</h2>
      <p className="quiet">{t('speechSettings.note')}</p>
      <div className="form-columns two">
        <Form.Item name={['speech', 'adapter']} label={t('speechSettings.adapter')}>
          <Select
            options={[
              { value: 'off', label: t('speechSettings.off') },
              ...speechAdapters.map((value) => ({ value, label: t(`speech.adapter.${value}`) })),
            ]}
          />
        </Form.Item>
        <Form.Item name={['speech', 'language']} label={t('speechSettings.language')}>
          <Select options={options} />
        </Form.Item>
      </div>
      <div className="form-columns two">
        <Form.Item
          name={['speech', 'program']}
          label={t('speechSettings.program')}
          extra={t('speechSettings.programHint')}
          rules={path}
        >
          <Input spellCheck={false} />
        </Form.Item>
        <Form.Item
          name={['speech', 'model']}
          label={t('speechSettings.model')}
          extra={t('speechSettings.modelHint')}
          dependencies={[['speech', 'adapter']]}
          rules={[...path, modelNeeded]}
        >
          <Input spellCheck={false} />
        </Form.Item>
      </div>
    </section>
  )
}
