// What is against a session with the people who were entered: to be put right, or explained in writing.
import { Alert, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseOfficer } from '../../../native/contract/cases.ts'
import { conductLevel, findingsOf, type ConductFinding } from '../../../native/contract/conduct.ts'
import type { PersonPresent } from '../../../native/contract/fields.ts'
import type { RecordingKind } from '../../../native/contract/terms.ts'
import { useRules } from '../../parts/rules.ts'
import { useAccess } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { useNow } from '../../station/use-station.ts'

interface ConductNoteProps {
  readonly kind: RecordingKind
  /** As they are being entered: some may not be complete. */
  readonly people: readonly Partial<PersonPresent>[]
  readonly officers: readonly CaseOfficer[]
}

const isComplete = (person: Partial<PersonPresent>): person is PersonPresent =>
  person.name !== undefined && person.role !== undefined

function FindingList({ findings }: { findings: readonly ConductFinding[] }) {
  const { t } = useTranslation()
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {findings.map(({ code, name }) => (
        <li key={`${code} ${name}`}>
          {name === '' ? '' : `${name}: `}
          {t(`conduct.finding.${code}`)}
        </li>
      ))}
    </ul>
  )
}

export function ConductNote({ kind, people, officers }: ConductNoteProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const now = useNow()
  const isAsked = useAccess()?.hasAccounts === true
  const staff = useAnswer('people.list', {}).data?.people ?? []
  const findings = findingsOf({ kind, people: people.filter(isComplete), officers, staff }, new Date(now))
  const red = findings.filter(({ code }) => conductLevel[code] === 'red')
  const amber = findings.filter(({ code }) => conductLevel[code] === 'amber')
  return (
    <>
      {red.length === 0 ? null : (
        <Alert
          type={isAsked ? 'error' : 'warning'}
          showIcon
          title={t(isAsked ? 'conduct.red' : 'conduct.told')}
          description={<FindingList findings={red} />}
        />
      )}
      {amber.length === 0 ? null : <Alert type="warning" showIcon title={<FindingList findings={amber} />} />}
      {red.length > 0 && isAsked ? (
        <Form.Item name="explanation" label={t('conduct.explanation')} rules={rules.line(500)}>
          <Input />
        </Form.Item>
      ) : null}
    </>
  )
}
