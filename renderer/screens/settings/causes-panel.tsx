// The list of causes for each kind of case: kept apart from the settings, for each change counts at once.
import { App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CauseRow } from '../../../native/contract/causes.ts'
import { caseKinds, type CaseKind } from '../../../native/contract/terms.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useOptions } from '../../parts/use-options.ts'
import { failureFrom, useAct, useListing } from '../../station/use-call.ts'
import './causes.css'

/** Lines that hold something, each once. */
const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\r\n]+/u)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

function AddCauses({ kind }: { kind: CaseKind }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ causes: string }>()
  const { mutate, isPending, error } = useAct('causes.add')
  return (
    <Form<{ causes: string }>
      form={form}
      layout="vertical"
      initialValues={{ causes: '' }}
      onFinish={({ causes }) => {
        const lines = linesOf(causes)
        if (lines.length === 0) return
        mutate(
          { kind, causes: lines },
          {
            onSuccess: ({ added }) => {
              form.resetFields()
              void message.success(t('causeList.added', { number: added }))
            },
          },
        )
      }}
    >
      <Form.Item
        name="causes"
        label={t('causeList.add')}
        extra={t('causeList.addHint')}
        rules={[
          {
            validator: (_, text: string) => {
              const line = text.split(/\r\n|\r|\n/u).findIndex((each) => each.trim().length > 200)
              return line < 0
                ? Promise.resolve()
                : Promise.reject(new Error(t('causeList.tooLong', { line: line + 1 })))
            },
          },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      <Button htmlType="submit" loading={isPending}>
        {t('causeList.add')}
      </Button>
    </Form>
  )
}

function Cause({ kind, row: { cause, used, listed } }: { kind: CaseKind; row: CauseRow }) {
  const { t } = useTranslation()
  const add = useAct('causes.add')
  const remove = useAct('causes.remove')
  return (
    <li>
      <span>{cause}</span>
      <span className="quiet">
        {used === 0 ? t('causeList.notUsed') : t('causeList.used', { number: used })}
        {listed ? null : ` · ${t('causeList.typed')}`}
      </span>
      {listed ? (
        <Button
          size="small"
          aria-label={t('causeList.removeNamed', { cause })}
          loading={remove.isPending}
          onClick={() => {
            remove.mutate({ kind, cause })
          }}
        >
          {t('causeList.remove')}
        </Button>
      ) : (
        <Button
          size="small"
          aria-label={t('causeList.takeNamed', { cause })}
          loading={add.isPending}
          onClick={() => {
            add.mutate({ kind, causes: [cause] })
          }}
        >
          {t('causeList.take')}
        </Button>
      )}
    </li>
  )
}

export function CausesPanel() {
  const { t } = useTranslation()
  const kinds = useOptions('caseKind', caseKinds)
  const [kind, setKind] = useState<CaseKind>('penalty')
  const { data } = useListing('causes.list', { kind })
  const causes = data?.causes ?? []
  return (
    <section className="panel stack">
      <h2>{t('causeList.title')}</h2>
      <p className="quiet">{t('causeList.note')}</p>
      <div>
        <Select<CaseKind>
          aria-label={t('causeList.kind')}
          value={kind}
          options={kinds}
          popupMatchSelectWidth={false}
          onChange={setKind}
        />
      </div>
      {data !== undefined && causes.length === 0 ? <p className="quiet">{t('causeList.empty')}</p> : null}
      <ul className="causes" aria-label={t('causeList.title')}>
        {causes.map((row) => (
          <Cause key={row.cause} kind={kind} row={row} />
        ))}
      </ul>
      <AddCauses key={kind} kind={kind} />
    </section>
  )
}
