// Which program or service listens to recordings, if any: off until an administrator names one.
import { Alert, Checkbox, Form, Input, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import type { Settings } from '../../../native/contract/settings.ts'
import { speechAdapters, type SpeechSettings } from '../../../native/contract/speech.ts'
import { useRules } from '../../parts/rules.ts'
import { useMay } from '../../station/use-access.ts'
import { Explained } from './explained.tsx'
import { SpeechTrial } from './speech-trial.tsx'

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
  const form = Form.useFormInstance<Settings>()
  const may = useMay()('speech.try')
  const adapter = Form.useWatch(['speech', 'adapter'], form) as SpeechSettings['adapter'] | undefined
  const isService = adapter === 'service'
  const path = [...rules.optionalLine(1000), rules.pattern(absolute, t('speechSettings.absolute'))]
  const known = languages.map((value) => ({ value: value, label: t(`speechSettings.languages.${value}`) }))
  const options = known.some(({ value }) => value === language)
    ? known
    : [...known, { value: language, label: language }]
  const needed = (message: string) => ({
    validator: (_rule: unknown, value: string) =>
      value.trim() === '' ? Promise.reject(new Error(message)) : Promise.resolve(),
  })
  const modelRules = isService
    ? rules.optionalLine(1000)
    : [...path, ...(adapter === 'whisper' ? [needed(t('speechSettings.modelNeeded'))] : [])]
  const addressRules = [
    ...rules.optionalLine(500),
    rules.pattern(/^$|^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/, t('speechSettings.serviceInvalid')),
    ...(isService ? [needed(t('speechSettings.serviceNeeded'))] : []),
  ]
  return (
    <section className="panel" id="speech" ref={section}>
      <h2>{t('speechSettings.title')}</h2>
      <p className="quiet">{t('speechSettings.note')}</p>
      <div className="form-columns two">
        <Explained field={t('speechSettings.adapter')} note={t('settingNotes.speech.adapter')}>
          <Form.Item name={['speech', 'adapter']} label={t('speechSettings.adapter')}>
            <Select
              options={[
                { value: 'off', label: t('speechSettings.off') },
                ...speechAdapters.map((value) => ({ value, label: t(`speech.adapter.${value}`) })),
              ]}
            />
          </Form.Item>
        </Explained>
        <Explained field={t('speechSettings.language')} note={t('settingNotes.speech.language')}>
          <Form.Item name={['speech', 'language']} label={t('speechSettings.language')}>
            <Select options={options} />
          </Form.Item>
        </Explained>
      </div>
      {isService ? (
        <Alert type="warning" showIcon title={t('speechSettings.leaves')} style={{ marginBottom: 12 }} />
      ) : null}
      <div className="form-columns two">
        <Explained field={t('speechSettings.program')} note={t('settingNotes.speech.program')} hidden={isService}>
          <Form.Item
            name={['speech', 'program']}
            label={t('speechSettings.program')}
            extra={t('speechSettings.programHint')}
            rules={isService ? [] : path}
            hidden={isService}
          >
            <Input spellCheck={false} />
          </Form.Item>
        </Explained>
        <Explained field={t('speechSettings.service')} note={t('settingNotes.speech.service')} hidden={!isService}>
          <Form.Item
            name={['speech', 'service']}
            label={t('speechSettings.service')}
            extra={t('speechSettings.serviceHint')}
            rules={addressRules}
            hidden={!isService}
          >
            <Input inputMode="url" spellCheck={false} placeholder="http://127.0.0.1:8080/v1/audio/transcriptions" />
          </Form.Item>
        </Explained>
        <Explained
          field={t(isService ? 'speechSettings.modelName' : 'speechSettings.model')}
          note={t('settingNotes.speech.model')}
        >
          <Form.Item
            name={['speech', 'model']}
            label={t(isService ? 'speechSettings.modelName' : 'speechSettings.model')}
            extra={t(isService ? 'speechSettings.modelNameHint' : 'speechSettings.modelHint')}
            dependencies={[['speech', 'adapter']]}
            rules={modelRules}
          >
            <Input spellCheck={false} />
          </Form.Item>
        </Explained>
      </div>
      <Explained
        field={t('speechSettings.serviceElsewhere')}
        note={t('settingNotes.speech.serviceElsewhere')}
        hidden={!isService}
      >
        <Form.Item name={['speech', 'serviceElsewhere']} valuePropName="checked" hidden={!isService}>
          <Checkbox>{t('speechSettings.serviceElsewhere')}</Checkbox>
        </Form.Item>
      </Explained>
      {may && adapter !== undefined && adapter !== 'off' ? <SpeechTrial /> : null}
    </section>
  )
}
