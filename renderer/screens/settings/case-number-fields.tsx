// How cases are numbered: a pattern for each kind of case.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { caseKinds } from '../../../native/contract/terms.ts'
import { useRules } from '../../parts/rules.ts'
import { Explained } from './explained.tsx'

/** With `{year}` and `{n}`, in any order, and no other braces than those of `{place}`. */
const patternForm = /^(?=.*\{year\})(?=.*\{n\})(?:[^{]|\{(?:place|year|n)\})*$/

export function CaseNumberFields() {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <section className="panel">
      <h2>{t('parties.numbers')}</h2>
      <p className="quiet">{t('parties.numbersHint')}</p>
      <div className="form-columns">
        <Explained field={t('parties.place')} note={t('settingNotes.casePlace')}>
          <Form.Item name="casePlace" label={t('parties.place')} rules={rules.optionalLine(20)}>
            <Input placeholder={t('common.optional')} />
          </Form.Item>
        </Explained>
        {caseKinds.map((kind) => (
          <Explained key={kind} field={t(`terms.caseKind.${kind}`)} note={t('settingNotes.caseNumbers')}>
            <Form.Item
              name={['caseNumbers', kind]}
              label={t(`terms.caseKind.${kind}`)}
              rules={[...rules.line(60), rules.pattern(patternForm, t('parties.patternInvalid'))]}
            >
              <Input spellCheck={false} />
            </Form.Item>
          </Explained>
        ))}
      </div>
    </section>
  )
}
