// Saves the edited list as its next version, by a named person and with a reason.
import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ActItem, ActListVersion } from '../../../native/contract/act-list.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { useActing } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

interface SaveListDialogProps {
  readonly items: readonly ActItem[]
  /** The version that was edited. */
  readonly basedOn: number
  readonly onClose: () => void
  readonly onSaved: (saved: ActListVersion) => void
}

export function SaveListDialog({ items, basedOn, onClose, onSaved }: SaveListDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ person: string; reason: string }>()
  const acting = useActing()
  const { mutate, isPending, error } = useAct('acts.save')
  return (
    <Modal
      open
      title={t('actList.save')}
      okText={t('common.save')}
      okButtonProps={{ disabled: !acting.known }}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <p>{t('actList.saveNote')}</p>
      {!acting.known ? null : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ person: acting.name, reason: '' }}
          onFinish={(fields: { person: string; reason: string }) => {
            mutate(
              { items: [...items], basedOn, ...fields },
              {
                onSuccess: (saved) => {
                  void message.success(t('actList.saved', { version: saved.version }))
                  onSaved(saved)
                },
              },
            )
          }}
        >
          <Form.Item name="reason" label={t('actList.reason')} rules={rules.line(500)}>
            <Input />
          </Form.Item>
          <ActingField name="person" label={t('actList.person')} />
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      )}
    </Modal>
  )
}
