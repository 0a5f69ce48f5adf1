// The facts of a case as form fields: for a new case, a changed one, and on the way into a recording.
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Input as CallInput } from '../../native/contract/calls.ts'
import type { Party } from '../../native/contract/parties.ts'
import { caseKinds, confidentialities, type CaseKind } from '../../native/contract/terms.ts'
import { useAnswer } from '../station/use-call.ts'
import { CauseField } from './cause-field.tsx'
import { OfficerFields } from './officer-fields.tsx'
import { PartyFields } from './party-fields.tsx'
import { useRules } from './rules.ts'
import { useOptions } from './use-options.ts'

export type CaseFacts = CallInput<'cases.create'>

interface CaseFieldsProps {
  /** Name of the member that holds the facts. */
  readonly within?: string
  /** Without parties and notes. */
  readonly brief?: boolean
  /** The parties of a case that is changed, which has a number; absent = a new case, which may be given the next one. */
  readonly known?: readonly Party[]
}

/** The number of a new case: left empty it is the next one, which is shown. */
function NumberField({ at, isNew, kind }: { at: string[]; isNew: boolean; kind: CaseKind }) {
  const { t } = useTranslation()
  const rules = useRules()
  const { data } = useAnswer('cases.nextNumber', { kind }, isNew)
  const next = data === undefined ? '' : t('parties.numberNext', { number: data.number })
  return (
    <Form.Item name={at} label={t('cases.number')} rules={isNew ? rules.optionalLine(80) : rules.line(80)}>
      <Input placeholder={isNew ? next : ''} />
    </Form.Item>
  )
}

export function CaseFields({ within, brief = false, known }: CaseFieldsProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const kinds = useOptions('caseKind', caseKinds)
  const levels = useOptions('confidentiality', confidentialities)
  const at = (name: keyof CaseFacts): string[] => (within === undefined ? [name] : [within, name])
  const kind = (Form.useWatch(at('kind'), Form.useFormInstance()) as CaseKind | undefined) ?? 'penalty'
  const parties = (Form.useWatch('parties', Form.useFormInstance()) as readonly unknown[] | undefined) ?? []
  return (
    <>
      <div className="form-columns two">
        <NumberField at={at('number')} isNew={known === undefined} kind={kind} />
        <Form.Item name={at('kind')} label={t('cases.kind')} initialValue="penalty">
          <Select options={kinds} />
        </Form.Item>
        <CauseField at={at('cause')} kind={kind} />
        {!brief && parties.length > 0 ? null : (
          <Form.Item name={at('party')} label={t('cases.party')} rules={rules.optionalLine(120)} initialValue="">
            <Input placeholder={t('common.optional')} />
          </Form.Item>
        )}
        {brief ? null : (
          <>
            <Form.Item name={at('unit')} label={t('parties.unit')} rules={rules.optionalLine(120)} initialValue="">
              <Input placeholder={t('common.optional')} />
            </Form.Item>
            <Form.Item name={at('confidentiality')} label={t('parties.confidentiality')} initialValue="internal">
              <Select options={levels} />
            </Form.Item>
          </>
        )}
      </div>
      {brief ? null : (
        <>
          <PartyFields known={known ?? []} />
          <OfficerFields />
          <Form.Item name={at('notes')} label={t('cases.notes')} rules={rules.optionalLine(4000)} initialValue="">
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} placeholder={t('common.optional')} />
          </Form.Item>
        </>
      )}
    </>
  )
}
