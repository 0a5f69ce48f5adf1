// Parties of a case as form fields: persons and organisations, each with what identifies it.
import { Button, Form, Input, Select } from 'antd'
import type { Rule } from 'antd/es/form/index.js'
import { useTranslation } from 'react-i18next'
import type { Party } from '../../native/contract/parties.ts'
import { identityDocuments, partyKinds, sexes, type PartyKind } from '../../native/contract/terms.ts'
import { Icon } from './icons.tsx'
import { useNumberRule, type NumberKind } from './number-rule.ts'
import { useRules } from './rules.ts'
import { useOptions } from './use-options.ts'
import './parties.css'

const most = 200

interface PartyProps {
  /** Its place in the list. */
  readonly at: number
  /** As it is kept already, with masked numbers. */
  readonly known: Party | undefined
  readonly onRemove: () => void
}

const dayPattern = /^$|^\d{4}-\d{2}-\d{2}$/

function PersonFields({ at }: { at: number }) {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <>
      <Form.Item name={[at, 'sex']} label={t('parties.sex')} initialValue="unstated">
        <Select options={useOptions('sex', sexes)} />
      </Form.Item>
      <Form.Item
        name={[at, 'birth']}
        label={t('parties.birth')}
        initialValue=""
        rules={[rules.pattern(dayPattern, t('parties.birthInvalid'))]}
      >
        <Input placeholder={t('parties.birthHint')} />
      </Form.Item>
      <Form.Item name={[at, 'document']} label={t('parties.document')} initialValue="identity-card">
        <Select options={useOptions('identityDocument', identityDocuments)} />
      </Form.Item>
      <Form.Item name={[at, 'employer']} label={t('parties.employer')} initialValue="" rules={rules.optionalLine(120)}>
        <Input placeholder={t('common.optional')} />
      </Form.Item>
    </>
  )
}

function OrganisationFields({ at }: { at: number }) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name={[at, 'legalRepresentative']}
      label={t('parties.legalRepresentative')}
      initialValue=""
      rules={useRules().optionalLine(80)}
    >
      <Input placeholder={t('common.optional')} />
    </Form.Item>
  )
}

/** What is kept is never put into the field: left empty, it stays, unless it is cleared by a press of its own. */
function KeptField(props: {
  readonly name: [number, 'number' | 'phone']
  readonly label: string
  readonly kept: string | undefined
  readonly rules: Rule[]
}) {
  const { t } = useTranslation()
  const [at, what] = props.name
  const form = Form.useFormInstance()
  const cleared = ['parties', at, what === 'number' ? 'clearsNumber' : 'clearsPhone']
  const isCleared = Form.useWatch<boolean | undefined>(cleared, form) === true
  const kept = props.kept === undefined || props.kept === '' ? undefined : t('parties.kept', { number: props.kept })
  return (
    <Form.Item label={props.label} htmlFor={['parties', ...props.name].join('_')}>
      <div className="kept-field">
        <Form.Item name={props.name} label={props.label} rules={props.rules} noStyle>
          <Input
            autoComplete="off"
            disabled={isCleared}
            placeholder={isCleared ? t('parties.cleared') : (kept ?? t('common.optional'))}
          />
        </Form.Item>
        <Form.Item name={cleared.slice(1)} hidden>
          <Input />
        </Form.Item>
        {kept === undefined ? null : (
          <Button
            aria-label={t(isCleared ? 'parties.keepNamed' : 'parties.clearNamed', { field: props.label })}
            onClick={() => {
              form.setFieldValue(cleared, !isCleared)
              if (!isCleared) form.setFieldValue(['parties', at, what], undefined)
            }}
          >
            {t(isCleared ? 'parties.keep' : 'parties.clear')}
          </Button>
        )}
      </div>
    </Form.Item>
  )
}

function PartyFieldset({ at, known, onRemove }: PartyProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const form = Form.useFormInstance()
  const kinds = useOptions('partyKind', partyKinds)
  const kind = (Form.useWatch(['parties', at, 'kind'], form) as PartyKind | undefined) ?? 'person'
  const document = (Form.useWatch(['parties', at, 'document'], form) as string | undefined) ?? 'identity-card'
  const checked: NumberKind =
    kind === 'organisation' ? 'credit-code' : document === 'identity-card' ? 'identity-card' : 'other'
  const same = known?.kind === kind ? known : undefined
  return (
    <fieldset className="party">
      <legend>{t('parties.one', { number: at + 1 })}</legend>
      <div className="form-columns">
        <Form.Item name={[at, 'id']} hidden>
          <Input />
        </Form.Item>
        <Form.Item name={[at, 'kind']} label={t('parties.kind')}>
          <Select options={kinds} />
        </Form.Item>
        <Form.Item name={[at, 'name']} label={t('parties.name')} rules={rules.line(120)}>
          <Input />
        </Form.Item>
        {kind === 'person' ? <PersonFields at={at} /> : <OrganisationFields at={at} />}
        <KeptField
          name={[at, 'number']}
          label={t(kind === 'person' ? 'parties.number' : 'parties.creditCode')}
          kept={same?.number}
          rules={[...rules.optionalLine(40), useNumberRule(checked)]}
        />
        <KeptField name={[at, 'phone']} label={t('parties.phone')} kept={same?.phone} rules={rules.optionalLine(40)} />
        <Form.Item name={[at, 'address']} label={t('parties.address')} initialValue="" rules={rules.optionalLine(200)}>
          <Input placeholder={t('common.optional')} />
        </Form.Item>
      </div>
      <Button
        size="small"
        icon={<Icon name="remove" />}
        aria-label={t('parties.removeNamed', { number: at + 1 })}
        onClick={onRemove}
      >
        {t('parties.remove')}
      </Button>
    </fieldset>
  )
}

/** `known`: the parties as they are kept, of a case that is changed. */
export function PartyFields({ known = [] }: { known?: readonly Party[] }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const knownAt = (at: number): Party | undefined => {
    const id: unknown = form.getFieldValue(['parties', at, 'id'])
    return known.find((party) => party.id === id)
  }
  return (
    <Form.List name="parties">
      {(fields, { add, remove }) => (
        <div className="parties">
          {fields.map(({ key, name }) => (
            <PartyFieldset
              key={key}
              at={name}
              known={knownAt(name)}
              onRemove={() => {
                remove(name)
              }}
            />
          ))}
          <Button
            icon={<Icon name="add" />}
            disabled={fields.length >= most}
            onClick={() => {
              add({ kind: 'person', name: '' })
            }}
          >
            {t('parties.add')}
          </Button>
        </div>
      )}
    </Form.List>
  )
}
