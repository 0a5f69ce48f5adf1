// Creates a case, or changes one.
import { Form, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../native/contract/cases.ts'
import { failureFrom, useAct } from '../station/use-call.ts'
import { CaseFields, type CaseFacts } from './case-fields.tsx'
import { FailureNote } from './failure-note.tsx'

/** What of a case stands in the form: masked numbers do not, they would be taken for new ones. */
const formOf = ({ parties, ...facts }: Case) => ({
  ...facts,
  parties: parties.map((party) => ({ ...party, number: undefined, phone: undefined })),
})

type PartyFacts = NonNullable<CaseFacts['parties']>[number]
/** What is kept of a party and is to be cleared. */
interface Clearing {
  readonly clearsNumber?: boolean
  readonly clearsPhone?: boolean
}
type Filled = Omit<CaseFacts, 'parties'> & { readonly parties?: readonly (PartyFacts & Clearing)[] }

/** As it is sent: a number that is left empty is not given, one that is cleared is given empty. */
function sent(facts: Filled): CaseFacts {
  const given = (text: string | undefined, isCleared = false) =>
    isCleared ? '' : text === undefined || text === '' ? undefined : text
  const parties = (facts.parties ?? []).map(({ number, phone, clearsNumber, clearsPhone, ...party }) => {
    const [newNumber, newPhone] = [given(number, clearsNumber), given(phone, clearsPhone)]
    return {
      ...party,
      ...(newNumber === undefined ? {} : { number: newNumber }),
      ...(newPhone === undefined ? {} : { phone: newPhone }),
    }
  })
  return { ...facts, parties }
}

interface CaseDialogProps {
  /** The case to change; absent = a new one. */
  readonly known?: Case
  readonly onClose: () => void
  readonly onSaved: (saved: Case) => void
}

export function CaseDialog({ known, onClose, onSaved }: CaseDialogProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Filled>()
  const create = useAct('cases.create')
  const change = useAct('cases.change')
  const busy = create.isPending || change.isPending
  const error = create.error ?? change.error
  const save = (filled: Filled): void => {
    const facts = sent(filled)
    if (known === undefined) create.mutate(facts, { onSuccess: onSaved })
    else change.mutate({ id: known.id, ...facts, number: facts.number ?? '' }, { onSuccess: onSaved })
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
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={known === undefined ? {} : formOf(known)}
        onFinish={save}
      >
        <CaseFields {...(known === undefined ? {} : { known: known.parties })} />
        {known === undefined ? null : <p className="quiet">{t('oneCase.editNote')}</p>}
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </Form>
    </Modal>
  )
}
