// Corrects an item of the contents list, adds one that exists on paper only, takes such a one back.
import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fileParts, type FileItemChange, type FilePart } from '../../../native/contract/case-file-events.ts'
import type { FileItem } from '../../../native/contract/case-file.ts'
import type { CaseKind } from '../../../native/contract/terms.ts'
import { useRules } from '../../parts/rules.ts'
import { useAct, useAnswer } from '../../station/use-call.ts'
import { StatedDialog, type Stated } from '../../parts/stated-dialog.tsx'

interface Correction extends Stated {
  readonly slot: string | null
  readonly part: FilePart
  readonly title: string
  readonly pages: number | null
  readonly note: string
}

/** @param order of which kind of case; null: that of all. */
function PlaceFields({ order }: { order: CaseKind | null }) {
  const { t } = useTranslation()
  const { data } = useAnswer('caseFile.order', { kind: order })
  const form = Form.useFormInstance<Correction>()
  const slots = data?.current.slots ?? []
  const parts = fileParts.map((value) => ({ value, label: t(`caseFile.filePart.${value}`) }))
  const options = slots.map(({ key, name, part }) => ({
    value: key,
    label: `${t(`caseFile.filePart.${part}`)} · ${name}`,
  }))
  return (
    <div className="form-columns">
      <Form.Item name="slot" label={t('caseFile.slot')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('caseFile.noSlot')}
          options={options}
          popupMatchSelectWidth={false}
          onChange={(key: string) => {
            // The part goes with the place, and can be changed after that.
            const slot = slots.find((each) => each.key === key)
            if (slot !== undefined) form.setFieldValue('part', slot.part)
          }}
        />
      </Form.Item>
      <Form.Item name="part" label={t('caseFile.partLabel')}>
        <Select options={parts} />
      </Form.Item>
    </div>
  )
}

const pagesField = { min: 0, max: 100_000, precision: 0, style: { width: '100%' } } as const

interface CorrectDialogProps {
  readonly id: string
  readonly order: CaseKind | null
  readonly item: FileItem
  readonly onClose: () => void
}

export function CorrectDialog({ id, order, item, onClose }: CorrectDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const { mutate, isPending, error } = useAct('caseFile.correct')
  const pages = item.pageState === 'counted' || item.pageState === 'stated' ? item.pages : null
  const before = { slot: item.slot, part: item.part, title: item.title, pages, note: item.note }
  const save = ({ reason, person, ...fields }: Correction): void => {
    const change: FileItemChange = {
      ...(fields.slot === null || fields.slot === before.slot ? {} : { slot: fields.slot }),
      ...(fields.part === before.part ? {} : { part: fields.part }),
      ...(fields.title === before.title ? {} : { title: fields.title }),
      ...(fields.pages === null || fields.pages === before.pages ? {} : { pages: fields.pages }),
      ...(fields.note === before.note ? {} : { note: fields.note }),
    }
    mutate({ case: id, item: item.key, change, reason, person }, { onSuccess: onClose })
  }
  return (
    <StatedDialog<Correction>
      title={t('caseFile.correctOne', { title: item.title })}
      note={t('caseFile.correctNote')}
      okText={t('common.save')}
      {...{ isPending, error, onClose }}
      initial={before}
      onSave={save}
    >
      <Form.Item name="title" label={t('caseFile.itemTitle')} rules={rules.line(200)}>
        <Input />
      </Form.Item>
      <PlaceFields order={order} />
      <div className="form-columns">
        {item.withdrawn ? null : (
          <Form.Item name="pages" label={t('caseFile.pages')}>
            <InputNumber {...pagesField} />
          </Form.Item>
        )}
        <Form.Item name="note" label={t('caseFile.note')} rules={rules.optionalLine(200)}>
          <Input />
        </Form.Item>
      </div>
    </StatedDialog>
  )
}

interface Paper extends Correction {
  readonly number: string
  readonly responsible: string
  readonly day: string
}

interface PaperDialogProps {
  readonly id: string
  readonly order: CaseKind | null
  readonly part: FilePart
  readonly onClose: () => void
}

export function PaperDialog({ id, order, part, onClose }: PaperDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const { mutate, isPending, error } = useAct('caseFile.addPaper')
  const save = ({ part: chosen, title, number, responsible, day, pages, note, slot, person }: Paper): void => {
    const facts = { title, number, responsible, day, note, person }
    mutate({ case: id, ...facts, part: chosen, slot: slot ?? null, pages: pages ?? 1 }, { onSuccess: onClose })
  }
  return (
    <StatedDialog<Paper>
      title={t('caseFile.addPaper')}
      note={t('caseFile.addPaperNote')}
      okText={t('common.save')}
      {...{ isPending, error, onClose }}
      initial={{ slot: null, part, title: '', number: '', responsible: '', day: '', pages: 1, note: '' }}
      hasReason={false}
      onSave={save}
    >
      <Form.Item name="title" label={t('caseFile.itemTitle')} rules={rules.line(200)}>
        <Input />
      </Form.Item>
      <PlaceFields order={order} />
      <div className="form-columns">
        <Form.Item name="number" label={t('caseFile.number')} rules={rules.optionalLine(80)}>
          <Input />
        </Form.Item>
        <Form.Item name="responsible" label={t('caseFile.responsible')} rules={rules.optionalLine(120)}>
          <Input />
        </Form.Item>
        <Form.Item name="day" label={t('caseFile.day')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="pages" label={t('caseFile.pages')} rules={[{ required: true, message: t('common.required') }]}>
          <InputNumber {...pagesField} min={1} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('caseFile.note')} rules={rules.optionalLine(200)}>
        <Input />
      </Form.Item>
    </StatedDialog>
  )
}

export function WithdrawDialog({ id, item, onClose }: { id: string; item: FileItem; onClose: () => void }) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useAct('caseFile.withdrawPaper')
  return (
    <StatedDialog<Stated>
      title={t('caseFile.withdrawOne', { title: item.title })}
      note={t('caseFile.withdrawNote')}
      okText={t('caseFile.withdraw')}
      isDanger
      {...{ isPending, error, onClose }}
      initial={{}}
      onSave={(stated) => {
        mutate({ case: id, item: item.key, ...stated }, { onSuccess: onClose })
      }}
    />
  )
}
