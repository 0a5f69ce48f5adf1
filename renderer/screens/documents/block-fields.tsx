// One part of a template's text, by its kind.
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { blockAligns, type DocumentBlock } from '../../../native/contract/documents.ts'
import { useRules } from '../../parts/rules.ts'

function Words({ name, label }: { name: (string | number)[]; label: string }) {
  const rules = useRules()
  return (
    <Form.Item name={name} label={label} rules={rules.optionalLine(8000)}>
      <Input.TextArea autoSize />
    </Form.Item>
  )
}

function ParagraphFields({ at }: { at: number }) {
  const { t } = useTranslation()
  const aligns = blockAligns.map((value) => ({ value, label: t(`documents.aligns.${value}`) }))
  return (
    <>
      <Words name={[at, 'text']} label={t('documents.text')} />
      <div className="form-columns">
        <Form.Item name={[at, 'align']} label={t('documents.align')}>
          <Select options={aligns} />
        </Form.Item>
        <Form.Item name={[at, 'heading']} valuePropName="checked" label={' '} colon={false}>
          <Checkbox>{t('documents.heading')}</Checkbox>
        </Form.Item>
      </div>
    </>
  )
}

function TableFields({ at }: { at: number }) {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <Form.List name={[at, 'rows']}>
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className="form-columns">
              <Form.Item name={[name, 'label']} label={t('documents.rowLabel')} rules={rules.optionalLine(60)}>
                <Input />
              </Form.Item>
              <Words name={[name, 'text']} label={t('documents.rowText')} />
              <Form.Item name={[name, 'lines']} label={t('documents.rowLines')}>
                <InputNumber min={1} max={30} precision={0} />
              </Form.Item>
              <Form.Item label={' '} colon={false}>
                <Button
                  onClick={() => {
                    remove(name)
                  }}
                >
                  {t('documents.removeRow', { number: name + 1 })}
                </Button>
              </Form.Item>
            </div>
          ))}
          <Button
            onClick={() => {
              add({ label: '', text: '', lines: 1 })
            }}
          >
            {t('documents.addRow')}
          </Button>
        </>
      )}
    </Form.List>
  )
}

function SignatureFields({ at }: { at: number }) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name={[at, 'lines']}
      label={t('documents.lines')}
      getValueProps={(lines: string[] | undefined) => ({ value: (lines ?? []).join('\n') })}
      getValueFromEvent={({ target }: React.ChangeEvent<HTMLTextAreaElement>) => target.value.split('\n')}
    >
      <Input.TextArea autoSize />
    </Form.Item>
  )
}

export function BlockFields({ at, kind }: { at: number; kind: DocumentBlock['kind'] }) {
  const { t } = useTranslation()
  switch (kind) {
    case 'paragraph':
      return <ParagraphFields at={at} />
    case 'table':
      return <TableFields at={at} />
    case 'signatures':
      return <SignatureFields at={at} />
    case 'seal':
      return (
        <div className="form-columns">
          <Words name={[at, 'agency']} label={t('documents.agency')} />
          <Words name={[at, 'day']} label={t('documents.day')} />
        </div>
      )
    case 'contents':
      return <p className="quiet">{t('documents.contentsNote')}</p>
  }
}
