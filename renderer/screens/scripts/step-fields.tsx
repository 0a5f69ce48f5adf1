// One step of a script, to be changed: what it is called, what is read, when it is due.
import { Checkbox, Input, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { filledIn, unknownFields } from '../../../native/contract/script-words.ts'
import type { ScriptStep } from '../../../native/contract/scripts.ts'
import { dueAfterBreak, scriptFields, scriptSections } from '../../../native/contract/terms.ts'
import { useOptions } from '../../parts/use-options.ts'
import { useTexts } from '../../text/use-language.ts'

interface FieldsProps {
  readonly step: ScriptStep
  readonly onChange: (change: Partial<ScriptStep>) => void
}

function Field({ label, children }: { label: string; children: (id: string) => React.ReactNode }) {
  const id = useId()
  return (
    <div className="step-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

function Words({ step, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const names = useTexts().terms.scriptField
  const unknown = unknownFields(step.words)
  const shown = Object.fromEntries(scriptFields.map((field) => [field, `〔${names[field]}〕`]))
  return (
    <>
      <Field label={t('scriptEditor.words')}>
        {(id) => (
          <Input.TextArea
            id={id}
            lang="zh-CN"
            autoSize={{ minRows: 4, maxRows: 14 }}
            maxLength={4000}
            value={step.words}
            status={unknown.length === 0 ? '' : 'error'}
            onChange={({ target }) => {
              onChange({ words: target.value })
            }}
          />
        )}
      </Field>
      {unknown.length === 0 ? null : (
        <p className="danger-text" role="alert">
          {t('scriptEditor.unknownField', { fields: unknown.map((name) => `{${name}}`).join(' ') })}
        </p>
      )}
      <p className="quiet">
        {t('scriptEditor.wordsHint', { fields: scriptFields.map((field) => `{${field}} ${names[field]}`).join(' · ') })}
      </p>
      {step.words.includes('{') ? (
        <Field label={t('scriptEditor.preview')}>
          {(id) => (
            <p id={id} className="step-preview" lang="zh-CN">
              {filledIn(step.words, shown, shown['time'] ?? '')}
            </p>
          )}
        </Field>
      ) : null}
    </>
  )
}

export function StepFields({ step, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const sections = useOptions('scriptSection', scriptSections)
  const breaks = useOptions('dueAfterBreak', dueAfterBreak)
  return (
    <div className="stack">
      <div className="form-columns">
        <Field label={t('scriptEditor.titleZh')}>
          {(id) => (
            <Input
              id={id}
              maxLength={80}
              value={step.title['zh-CN']}
              status={step.title['zh-CN'].trim() === '' ? 'error' : ''}
              onChange={({ target }) => {
                onChange({ title: { ...step.title, 'zh-CN': target.value } })
              }}
            />
          )}
        </Field>
        <Field label={t('scriptEditor.titleEn')}>
          {(id) => (
            <Input
              id={id}
              maxLength={120}
              value={step.title.en}
              onChange={({ target }) => {
                onChange({ title: { ...step.title, en: target.value } })
              }}
            />
          )}
        </Field>
        <Field label={t('scriptEditor.section')}>
          {(id) => (
            <Select
              id={id}
              value={step.section}
              options={sections}
              onChange={(section) => {
                onChange({ section })
              }}
            />
          )}
        </Field>
        <Field label={t('scriptEditor.afterBreak')}>
          {(id) => (
            <Select
              id={id}
              value={step.afterBreak}
              options={breaks}
              onChange={(afterBreak) => {
                onChange({ afterBreak })
              }}
            />
          )}
        </Field>
      </div>
      <Checkbox
        checked={step.required}
        onChange={({ target }) => {
          onChange({ required: target.checked })
        }}
      >
        {t('scriptEditor.required')}
      </Checkbox>
      <Checkbox
        checked={step.evidence}
        onChange={({ target }) => {
          onChange({ evidence: target.checked })
        }}
      >
        {t('scriptEditor.evidence')}
      </Checkbox>
      <Words step={step} onChange={onChange} />
    </div>
  )
}
