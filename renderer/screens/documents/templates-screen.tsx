// Templates of documents, edited without code: texts, fields, what is required; each save is a new version.
import { App, Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { DocumentTemplate, SavedTemplate } from '../../../native/contract/documents.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { Waiting } from '../../parts/answer.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { Page } from '../../parts/page.tsx'
import { useRules } from '../../parts/rules.ts'
import { SavedVersions } from '../../parts/saved-versions.tsx'
import { useActing, useMay } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import { BlockList } from './block-list.tsx'
import './documents.css'
import { FieldList } from './field-list.tsx'

interface Fields extends DocumentTemplate {
  readonly person: string
  readonly reason: string
}

/** What a form may leave behind of it: empty places to sign, and members that no field shows. */
function asTemplate({ title, numberPattern, fields, blocks }: DocumentTemplate): DocumentTemplate {
  const kept = blocks.map((block) =>
    block.kind === 'signatures' ? { ...block, lines: block.lines.filter((line) => line.trim() !== '') } : block,
  )
  return { title, numberPattern, fields, blocks: kept }
}

function Versions({ of }: { of: string }) {
  const { data } = useAnswer('documents.versions', { key: of })
  return <SavedVersions versions={data?.versions ?? []} />
}

function TemplateForm({ saved, operator }: { saved: SavedTemplate; operator: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const may = useMay()('documents.saveTemplate')
  const { mutate, isPending, error } = useAct('documents.saveTemplate')
  const save = ({ person, reason, ...template }: Fields): void => {
    mutate(
      { key: saved.key, person, reason, template: asTemplate(template) },
      { onSuccess: ({ version }) => void message.success(t('documents.savedAs', { version })) },
    )
  }
  const pattern = /^$|^(?=.*\{year\})(?=.*\{n\})(?!.*\{(?!(?:place|year|n)\}))/
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      disabled={isPending || !may}
      initialValues={{ ...saved.template, person: operator, reason: '' }}
      onFinish={save}
    >
      <div className="stack">
        <section className="panel">
          <div className="form-columns two">
            <Form.Item name="title" label={t('documents.name')} rules={rules.line(60)}>
              <Input />
            </Form.Item>
            <Form.Item
              name="numberPattern"
              label={t('documents.pattern')}
              extra={t('documents.patternHint')}
              rules={[...rules.optionalLine(60), rules.pattern(pattern, t('documents.patternInvalid'))]}
            >
              <Input />
            </Form.Item>
          </div>
        </section>
        <FieldList />
        <BlockList />
        <section className="panel">
          <div className="form-columns two">
            <Form.Item name="reason" label={t('documents.reason')} rules={rules.line(500)}>
              <Input />
            </Form.Item>
            <ActingField name="person" label={t('documents.savedPerson')} />
          </div>
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
          <Button type="primary" htmlType="submit" loading={isPending}>
            {t('common.save')}
          </Button>
        </section>
      </div>
    </Form>
  )
}

export function TemplatesScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { key: wanted } = useParams()
  const { data, error } = useAnswer('documents.templates', {})
  const acting = useActing()
  const chosen = data?.templates.find(({ key }) => key === wanted) ?? data?.templates[0]
  if (data === undefined || chosen === undefined || !acting.known) {
    return (
      <Page title={t('documents.templates')}>
        <Waiting error={error} />
      </Page>
    )
  }
  const tools = (
    <Select
      aria-label={t('documents.template')}
      value={chosen.key}
      options={data.templates.map(({ key, template }) => ({ value: key, label: template.title }))}
      onChange={(key) => void navigate(`/templates/${key}`)}
      popupMatchSelectWidth={false}
    />
  )
  return (
    <Page title={t('documents.templates')} tools={tools}>
      <p className="quiet">{t('documents.templatesNote')}</p>
      <TemplateForm key={`${chosen.key} ${chosen.version}`} saved={chosen} operator={acting.name} />
      <Versions of={chosen.key} />
    </Page>
  )
}
