// What is said of an exhibit: the fields that rules of evidence ask for.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ExhibitDescription } from '../../../native/contract/exhibits.ts'
import { useRules } from '../../parts/rules.ts'

export const emptyDescription: ExhibitDescription = {
  ...{ title: '', place: '', taken: '', takenBy: '', source: '', purpose: '' },
}

/** @param named whether the name is asked for. */
export function DescriptionFields({ named }: { named: boolean }) {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <>
      {named ? (
        <Form.Item name="title" label={t('exhibits.name')} rules={rules.line(120)}>
          <Input autoFocus />
        </Form.Item>
      ) : (
        <p className="quiet">{t('exhibits.eachItsName')}</p>
      )}
      <div className="form-columns">
        <Form.Item name="place" label={t('exhibits.place')} rules={rules.optionalLine(120)}>
          <Input />
        </Form.Item>
        <Form.Item name="taken" label={t('exhibits.taken')} rules={rules.optionalLine(60)}>
          <Input />
        </Form.Item>
        <Form.Item name="takenBy" label={t('exhibits.takenBy')} rules={rules.optionalLine(120)}>
          <Input />
        </Form.Item>
        <Form.Item name="source" label={t('exhibits.source')} rules={rules.optionalLine(200)}>
          <Input />
        </Form.Item>
      </div>
      <Form.Item name="purpose" label={t('exhibits.purpose')} rules={rules.optionalLine(2000)}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </>
  )
}
