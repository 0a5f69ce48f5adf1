// The order of case files, edited without code: what belongs where, what is required; each save is a new version.
import { App, Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { fileParts } from '../../../native/contract/case-file-events.ts'
import { fileItemKinds, type FileOrder, type FileSlot } from '../../../native/contract/case-file.ts'
import { caseKinds } from '../../../native/contract/terms.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { Waiting } from '../../parts/answer.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { Icon } from '../../parts/icons.tsx'
import { Page } from '../../parts/page.tsx'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'
import { useActing, useMay } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import '../documents/documents.css'

interface Fields {
  readonly slots: readonly FileSlot[]
  readonly reason: string
  readonly person: string
}

/** A key that no place has: of what a person adds here. */
const newKey = (slots: readonly FileSlot[]): string => {
  const keys = new Set(slots.map(({ key }) => key))
  let number = slots.length + 1
  while (keys.has(`place-${number}`)) number += 1
  return `place-${number}`
}

const sound = /^(?:[^{]|\{(?:title|name|cause)\})*$/

export function FileOrderScreen() {
  const { t } = useTranslation()
  const { data, error } = useAnswer('caseFile.order', {})
  const acting = useActing()
  const newest = data?.versions[0]
  return (
    <Page title={t('fileOrder.title')} tools={<Link to="/settings">{t('fileOrder.back')}</Link>}>
      <p className="quiet">{t('fileOrder.hint')}</p>
      {newest === undefined || !acting.known ? (
        <Waiting error={error} />
      ) : (
        <>
          <OrderForm key={newest.version} newest={newest} operator={acting.name} />
          <Versions versions={data?.versions ?? []} />
        </>
      )}
    </Page>
  )
}

function Versions({ versions }: { versions: readonly FileOrder[] }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('fileOrder.versions')}</h2>
      <ol className="documents">
        {versions.map(({ version, at, person, reason }) => (
          <li key={version}>
            {t('fileOrder.version', { version })}{' '}
            <span className="quiet">
              {at === null ? t('fileOrder.shipped') : t('fileOrder.savedBy', { person, reason, at: dayAndTime(at) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function OrderForm({ newest, operator }: { newest: FileOrder; operator: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const may = useMay()('caseFile.saveOrder')
  const { mutate, isPending, error } = useAct('caseFile.saveOrder')
  const save = ({ slots, reason, person }: Fields): void => {
    mutate(
      { after: newest.version, slots: [...slots], reason, person },
      { onSuccess: ({ version }) => void message.success(t('fileOrder.savedAs', { version })) },
    )
  }
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      disabled={isPending || !may}
      initialValues={{ slots: newest.slots, reason: '', person: operator }}
      onFinish={save}
    >
      <div className="stack">
        <section className="panel">
          <Form.List name="slots">
            {(places, { add, remove, move }) => (
              <>
                {places.map(({ key, name }) => (
                  <SlotFields key={key} at={name} last={places.length - 1} onMove={move} onRemove={remove} />
                ))}
                <Button
                  style={{ marginTop: 12 }}
                  onClick={() => {
                    const slots = form.getFieldValue('slots') as readonly FileSlot[]
                    const facts = { part: 'main', collects: 'paper', of: '', title: '{title}', required: [] }
                    add({ ...facts, key: newKey(slots), name: t('fileOrder.newName') })
                  }}
                >
                  {t('fileOrder.add')}
                </Button>
              </>
            )}
          </Form.List>
        </section>
        <section className="panel">
          <div className="form-columns two">
            <Form.Item name="reason" label={t('fileOrder.reason')} rules={rules.line(500)}>
              <Input />
            </Form.Item>
            <ActingField name="person" label={t('fileOrder.person')} />
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

interface SlotProps {
  readonly at: number
  readonly last: number
  readonly onMove: (from: number, to: number) => void
  readonly onRemove: (at: number) => void
}

function SlotFields({ at, last, onMove, onRemove }: SlotProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const kinds = useOptions('caseKind', caseKinds)
  const { data } = useAnswer('documents.templates', {})
  const form = Form.useFormInstance<Fields>()
  const slot = Form.useWatch(['slots', at], form) as FileSlot | undefined
  const number = at + 1
  const named: Readonly<Record<string, { value: string; label: string }[]>> = {
    document: (data?.templates ?? []).map(({ key, template }) => ({ value: key, label: template.title })),
    'written-record': (['interview', 'hearing'] as const).map((value) => ({
      value,
      label: t(`terms.recordingKind.${value}`),
    })),
  }
  const of = named[slot?.collects ?? '']
  return (
    <div className="template-part">
      <div className="template-part-head">
        <strong>{t('fileOrder.slot', { number, name: slot?.name ?? '' })}</strong>
        <span className="template-tools">
          <Button
            size="small"
            disabled={at === 0}
            aria-label={t('fileOrder.moveUp', { number })}
            icon={<Icon name="up" />}
            onClick={() => {
              onMove(at, at - 1)
            }}
          />
          <Button
            size="small"
            disabled={at === last}
            aria-label={t('fileOrder.moveDown', { number })}
            icon={<Icon name="down" />}
            onClick={() => {
              onMove(at, at + 1)
            }}
          />
          <Button
            size="small"
            disabled={last === 0}
            onClick={() => {
              onRemove(at)
            }}
          >
            {t('fileOrder.remove', { number })}
          </Button>
        </span>
      </div>
      <Form.Item name={[at, 'key']} hidden>
        <input />
      </Form.Item>
      <div className="form-columns">
        <Form.Item name={[at, 'name']} label={t('fileOrder.name')} rules={rules.line(60)}>
          <Input />
        </Form.Item>
        <Form.Item name={[at, 'part']} label={t('fileOrder.part')}>
          <Select options={fileParts.map((value) => ({ value, label: t(`caseFile.filePart.${value}`) }))} />
        </Form.Item>
        <Form.Item name={[at, 'collects']} label={t('fileOrder.collects')}>
          <Select
            options={fileItemKinds.map((value) => ({ value, label: t(`caseFile.fileItemKind.${value}`) }))}
            onChange={() => {
              form.setFieldValue(['slots', at, 'of'], '')
            }}
          />
        </Form.Item>
        <Form.Item name={[at, 'of']} label={t('fileOrder.of')} hidden={of === undefined}>
          <Select options={[{ value: '', label: t('fileOrder.ofAny') }, ...(of ?? [])]} popupMatchSelectWidth={false} />
        </Form.Item>
        <Form.Item
          name={[at, 'title']}
          label={t('fileOrder.titlePattern')}
          tooltip={t('fileOrder.titleHint')}
          rules={[...rules.line(120), rules.pattern(sound, t('fileOrder.titleInvalid'))]}
        >
          <Input spellCheck={false} />
        </Form.Item>
        <Form.Item name={[at, 'required']} label={t('fileOrder.required')}>
          <Select mode="multiple" options={kinds} placeholder={t('fileOrder.requiredNone')} />
        </Form.Item>
      </div>
    </div>
  )
}
