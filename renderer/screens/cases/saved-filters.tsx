// Lists of cases that were kept under a name: chosen, kept, renamed, forgotten.
import { App, Button, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useState } from 'react'
import type { CaseListing, SavedFilter } from '../../../native/contract/case-list.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'

interface SaveDialogProps {
  readonly listing: CaseListing
  /** The one that is shown; it can be saved over. */
  readonly known: SavedFilter | undefined
  readonly onSaved: (saved: SavedFilter) => void
  readonly onClose: () => void
}

function SaveDialog({ listing, known, onSaved, onClose }: SaveDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<{ name: string }>()
  const { mutate, isPending, error } = useAct('cases.saveFilter')
  const save = async (id: string | undefined): Promise<void> => {
    const fields = await form.validateFields().catch(() => null)
    if (fields === null) return
    mutate({ name: fields.name, listing, ...(id === undefined ? {} : { id }) }, { onSuccess: onSaved })
  }
  const asNew = (
    <Button
      key="new"
      {...(known === undefined ? { type: 'primary' } : {})}
      loading={isPending}
      onClick={() => void save(undefined)}
    >
      {t(known === undefined ? 'common.save' : 'caseList.saveAsNew')}
    </Button>
  )
  return (
    <Modal
      open
      title={t('caseList.saveTitle')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('common.cancel')}
        </Button>,
        asNew,
        known === undefined ? null : (
          <Button key="over" type="primary" loading={isPending} onClick={() => void save(known.id)}>
            {t('caseList.saveOver')}
          </Button>
        ),
      ]}
    >
      <Form<{ name: string }>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: known?.name ?? '' }}
        onFinish={() => void save(known?.id)}
      >
        <Form.Item name="name" label={t('caseList.filterName')} rules={rules.line(60)} extra={t('caseList.saveNote')}>
          <Input />
        </Form.Item>
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}

interface SavedFiltersProps {
  readonly listing: CaseListing
  readonly onChoose: (listing: CaseListing) => void
}

export function SavedFilters({ listing, onChoose }: SavedFiltersProps) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const { data } = useAnswer('cases.filters', {})
  const remove = useAct('cases.removeFilter')
  const [chosen, setChosen] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const filters = data?.filters ?? []
  const known = filters.find(({ id }) => id === chosen)
  return (
    <div className="filters saved-filters">
      <Select<string>
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('caseList.saved')}
        placeholder={t('caseList.saved')}
        notFoundContent={t('caseList.noneSaved')}
        popupMatchSelectWidth={false}
        value={known?.id ?? null}
        options={filters.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          setChosen(id)
          const filter = filters.find((each) => each.id === id)
          if (filter !== undefined) onChoose(filter.listing)
        }}
      />
      <Button
        onClick={() => {
          setSaving(true)
        }}
      >
        {t('caseList.save')}
      </Button>
      {known === undefined ? null : (
        <Button
          onClick={() => {
            void modal.confirm({
              title: t('caseList.removeTitle', { name: known.name }),
              okText: t('common.remove'),
              cancelText: t('common.cancel'),
              onOk: async () => {
                await remove.mutateAsync({ id: known.id })
                setChosen(null)
              },
            })
          }}
        >
          {t('caseList.remove')}
        </Button>
      )}
      {saving ? (
        <SaveDialog
          listing={listing}
          known={known}
          onSaved={(saved) => {
            setChosen(saved.id)
            setSaving(false)
          }}
          onClose={() => {
            setSaving(false)
          }}
        />
      ) : null}
    </div>
  )
}
