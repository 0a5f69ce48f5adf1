// One fault statement: what the journal says beside what a person writes; each saving is a version.
import { App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Fault, StatementContent, StatementDraft } from '../../../native/contract/statements.ts'
import { useCause } from '../../parts/cause.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { clockTime, dayAndTime } from '../../parts/format.ts'
import { useRules } from '../../parts/rules.ts'
import { StatementVersions } from '../../parts/statement-versions.tsx'
import { useMay } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'

type Fields = StatementContent & { person: string }

function Faults({ faults }: { faults: readonly Fault[] }) {
  const { t } = useTranslation()
  const causeOf = useCause()
  return (
    <ul className="statement-faults">
      {faults.map(({ kind, code, track, from, to }, index) => (
        <li key={index}>
          <span className="number">
            {clockTime(from)}
            {to === from ? '' : ` – ${to === null ? t('statements.lasting') : clockTime(to)}`}
          </span>{' '}
          {t(`statements.kinds.${kind}`)} · {track ?? t('statements.all')}{' '}
          <span className="quiet">{causeOf(code)}</span>
        </li>
      ))}
    </ul>
  )
}

const texts = ['happened', 'cause', 'measures', 'effect'] as const

export function StatementForm({
  recording,
  draft,
  person,
}: {
  recording: string
  draft: StatementDraft
  person: string
}) {
  const { t } = useTranslation()
  const rules = useRules()
  const { message } = App.useApp()
  const { mutate, isPending, error } = useAct('statements.save')
  const may = useMay()('statements.save')
  const newest = draft.saved[0]
  const save = ({ person: by, ...content }: Fields): void => {
    mutate(
      { recording, number: draft.number, person: by, content },
      { onSuccess: ({ version }) => void message.success(t('statements.saved', { version })) },
    )
  }
  return (
    <section className="panel" aria-label={t('statements.one', { number: draft.number })}>
      <h2>
        {t('statements.one', { number: draft.number })}{' '}
        <span className="quiet number">{t('statements.from', { at: dayAndTime(draft.from) })}</span>
      </h2>
      <Faults faults={draft.faults} />
      <Form<Fields>
        name={`statement-${draft.number}`}
        layout="vertical"
        disabled={isPending || !may}
        requiredMark={false}
        initialValues={{ ...(newest?.content ?? draft.content), person: newest?.person ?? person }}
        onFinish={save}
      >
        {texts.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`statements.${name}`)}
            rules={name === 'happened' ? rules.line(4000) : rules.optionalLine(4000)}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} lang="zh-CN" />
          </Form.Item>
        ))}
        <div className="form-columns">
          <Form.Item name="operator" label={t('statements.operator')} rules={rules.optionalLine(80)}>
            <Input />
          </Form.Item>
          <Form.Item name="clerk" label={t('statements.clerk')} rules={rules.optionalLine(80)}>
            <Input />
          </Form.Item>
          <ActingField name="person" label={t('statements.person')} />
        </div>
        <div className="stack">
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
          {may ? (
            <div>
              <Button type="primary" htmlType="submit" loading={isPending}>
                {t(newest === undefined ? 'statements.save' : 'statements.saveNew')}
              </Button>
            </div>
          ) : (
            <p className="quiet">{t('recordRights.statements')}</p>
          )}
        </div>
      </Form>
      {draft.saved.length === 0 ? null : (
        <>
          <h3>{t('statements.versions')}</h3>
          <StatementVersions saved={draft.saved} />
        </>
      )}
    </section>
  )
}
