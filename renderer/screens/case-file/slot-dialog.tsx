// Changes a place of the order of case files, or adds one at its end.
import { Checkbox, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fileParts } from '../../../native/contract/case-file-events.ts'
import { fileItemKinds, type FileSlot } from '../../../native/contract/case-file.ts'
import { caseKinds, type CaseKind } from '../../../native/contract/terms.ts'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'
import { useNamedThings } from './use-named-things.ts'

interface Fields extends Omit<FileSlot, 'key'> {
  /** In the order of one kind of case. */
  readonly isRequired: boolean
}

const empty: Omit<FileSlot, 'key'> = {
  ...{ name: '', part: 'main', collects: 'paper', of: '', title: '{title}', required: [] },
}

/** A key that no place has: of what a person adds here. */
const newKey = (slots: readonly FileSlot[]): string => {
  const keys = new Set(slots.map(({ key }) => key))
  let number = slots.length + 1
  while (keys.has(`place-${number}`)) number += 1
  return `place-${number}`
}

const sound = /^(?:[^{]|\{(?:title|name|cause)\})*$/

interface SlotDialogProps {
  /** Of which kind of case the order is; null: of all. */
  readonly kind: CaseKind | null
  readonly slots: readonly FileSlot[]
  /** The place to change; absent = a new one. */
  readonly known?: FileSlot
  readonly onClose: () => void
  readonly onSave: (slot: FileSlot) => void
}

export function SlotDialog({ kind, slots, known, onClose, onSave }: SlotDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const kinds = useOptions('caseKind', caseKinds)
  const named = useNamedThings()
  const [form] = Form.useForm<Fields>()
  const start = known ?? empty
  const collects = Form.useWatch('collects', form) as FileSlot['collects'] | undefined
  const of = named(collects ?? start.collects)
  const save = ({ isRequired, ...slot }: Fields): void => {
    const required = kind === null ? slot.required : isRequired ? [kind] : []
    onSave({ ...slot, name: slot.name.trim(), required, key: known?.key ?? newKey(slots) })
  }
  return (
    <Modal
      open
      width={620}
      title={
        known === undefined
          ? t('fileOrder.add')
          : t('fileOrder.slot', { number: slots.indexOf(known) + 1, name: known.name })
      }
      okText={t('fileOrder.take')}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={form.submit}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...start, isRequired: kind !== null && start.required.includes(kind) }}
        onFinish={save}
      >
        <Form.Item name="name" label={t('fileOrder.name')} rules={rules.line(60)}>
          <Input />
        </Form.Item>
        <div className="form-columns two">
          <Form.Item name="part" label={t('fileOrder.part')}>
            <Select options={fileParts.map((value) => ({ value, label: t(`caseFile.filePart.${value}`) }))} />
          </Form.Item>
          <Form.Item name="collects" label={t('fileOrder.collects')}>
            <Select
              options={fileItemKinds.map((value) => ({ value, label: t(`caseFile.fileItemKind.${value}`) }))}
              onChange={() => {
                form.setFieldValue('of', '')
              }}
            />
          </Form.Item>
        </div>
        <Form.Item name="of" label={t('fileOrder.of')} hidden={of === undefined}>
          <Select options={[{ value: '', label: t('fileOrder.ofAny') }, ...(of ?? [])]} popupMatchSelectWidth={false} />
        </Form.Item>
        <Form.Item
          name="title"
          label={t('fileOrder.titlePattern')}
          extra={t('fileOrder.titleHint')}
          rules={[...rules.line(120), rules.pattern(sound, t('fileOrder.titleInvalid'))]}
        >
          <Input spellCheck={false} />
        </Form.Item>
        <Form.Item name="required" label={t('fileOrder.required')} hidden={kind !== null}>
          <Select mode="multiple" options={kinds} placeholder={t('fileOrder.requiredNone')} />
        </Form.Item>
        <Form.Item name="isRequired" valuePropName="checked" hidden={kind === null}>
          <Checkbox>{t('fileOrder.requiredHere')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  )
}
