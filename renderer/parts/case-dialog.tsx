// Creates a case, or changes one.
import { Form, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../native/contract/cases.ts'
import { failureFrom, useAct } from '../station/use-call.ts'
import { CaseFields, type CaseFacts } from './case-fields.tsx'
import { FailureNote } from './failure-note.tsx'

interface CaseDialogProps {
  /** The case to change; absent = a new one. */
  readonly known?: Case
  readonly onClose: () => void
  readonly onSaved: (saved: Case) => void
}

export function CaseDialog({ known, onClose, onSaved }: CaseDialogProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<CaseFacts>()
  const create = useAct('cases.create')
  const change = useAct('cases.change')
  const busy = create.isPending || change.isPending
  const error = create.error ?? change.error
  const save = (facts: CaseFacts): void => {
    if (known === undefined) create.mutate(facts, { onSuccess: onSaved })
    else change.mutate({ id: known.id, ...facts }, { onSuccess: onSaved })
  }
  return (
    <Modal
      open
      width={720}
      title={t(known === undefined ? 'cases.create' : 'oneCase.edit')}
      onCancel={onClose}
      okText={t('common.save')}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={() => {
        form.submit()
      }}
    >
      <Form<CaseFacts> form={form} layout="vertical" requiredMark={false} initialValues={known ?? {}} onFinish={save}>
        <CaseFields />
        {known === undefined ? null : <p className="quiet">{t('oneCase.editNote')}</p>}
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}
