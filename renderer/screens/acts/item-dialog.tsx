// Adds an item to the list that is being edited, or changes one.
import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ActItem } from '../../../native/contract/act-list.ts'
import { caseKinds, caseStages, recordingForms, retentions } from '../../../native/contract/terms.ts'
import { useRules } from '../../parts/rules.ts'
import { useOptions } from '../../parts/use-options.ts'

type Fields = Omit<ActItem, 'id'>

const empty: Fields = {
  ...{ name: '', stage: 'evidence', place: '', recorder: '', start: '', end: '' },
  ...{ form: 'by-circumstance', kinds: [], retention: 'case-file' },
}

interface ItemDialogProps {
  /** The item to change; absent = a new one. */
  readonly known?: ActItem
  /** Names that other items have. */
  readonly taken: readonly string[]
  readonly onClose: () => void
  readonly onSave: (item: ActItem) => void
}

export function ItemDialog({ known, taken, onClose, onSave }: ItemDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const stages = useOptions('caseStage', caseStages)
  const forms = useOptions('recordingForm', recordingForms)
  const kinds = useOptions('caseKind', caseKinds)
  const kept = useOptions('retention', retentions)
  const text = (name: 'place' | 'recorder' | 'start' | 'end', most: number) => (
    <Form.Item name={name} label={t(`actWords.actColumn.${name}`)} rules={rules.optionalLine(most)}>
      <Input placeholder={t('common.optional')} />
    </Form.Item>
  )
  return (
    <Modal
      open
      width={760}
      title={t(known === undefined ? 'actList.newItem' : 'actList.item')}
      okText={t('common.save')}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={known ?? empty}
        onFinish={(fields) => {
          onSave({ ...fields, name: fields.name.trim(), id: known?.id ?? crypto.randomUUID() })
        }}
      >
        <Form.Item
          name="name"
          label={t('actWords.actColumn.name')}
          rules={[
            ...rules.line(80),
            {
              validator: (_, name: string) =>
                taken.includes(name.trim()) ? Promise.reject(new Error(t('actList.nameTwice'))) : Promise.resolve(),
            },
          ]}
        >
          <Input />
        </Form.Item>
        <div className="form-columns">
          <Form.Item name="stage" label={t('actWords.actColumn.stage')}>
            <Select options={stages} />
          </Form.Item>
          <Form.Item name="form" label={t('actWords.actColumn.form')}>
            <Select options={forms} />
          </Form.Item>
          <Form.Item name="retention" label={t('actWords.actColumn.retention')}>
            <Select options={kept} />
          </Form.Item>
        </div>
        <Form.Item name="kinds" label={t('actWords.actColumn.kinds')} extra={t('actList.kindsHint')}>
          <Select mode="multiple" options={kinds} placeholder={t('actWords.allKinds')} />
        </Form.Item>
        <div className="form-columns two">
          {text('place', 120)}
          {text('recorder', 120)}
          {text('start', 200)}
          {text('end', 200)}
        </div>
      </Form>
    </Modal>
  )
}
