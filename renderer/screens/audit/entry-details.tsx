// Everything that a line of the audit log holds, when it is opened.
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod'
import type { AuditEntry } from '../../../native/contract/audit.ts'
import { useTexts } from '../../text/use-language.ts'
import { changedLabel, labelOf, wordsOf } from './words.ts'

/** As the station states changes: each member with what it was and what it became. */
const changesSchema = z.record(z.string(), z.strictObject({ before: z.json(), after: z.json() }))
type Changes = z.output<typeof changesSchema>

function ChangesTable({ changes }: { changes: Changes }) {
  const { t } = useTranslation()
  const texts = useTexts()
  return (
    <table className="audit-changes">
      <thead>
        <tr>
          <th scope="col">{t('auditMember.changes')}</th>
          <th scope="col">{t('audit.before')}</th>
          <th scope="col">{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(changes).map(([name, { before, after }]) => (
          <tr key={name}>
            <th scope="row">{changedLabel(texts, name)}</th>
            <td>{wordsOf(texts, name, before)}</td>
            <td>{wordsOf(texts, name, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function EntryDetails({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const texts = useTexts()
  const changes = changesSchema.safeParse(entry.details['changes']).data
  const others = Object.entries(entry.details).filter(([name, value]) => name !== 'changes' && value !== null)
  return (
    <div className="stack audit-details">
      <dl className="facts">
        <dt>{t('audit.origin')}</dt>
        <dd>{t(`auditOrigin.${entry.origin}`)}</dd>
        {entry.failure === null ? null : (
          <>
            <dt>{t(`auditOutcome.${entry.outcome}`)}</dt>
            <dd>
              {t(`failures.${entry.failure}`)} <span className="mono quiet">{entry.failure}</span>
            </dd>
          </>
        )}
        {others.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{labelOf(texts, name)}</dt>
            <dd>{wordsOf(texts, name, value)}</dd>
          </Fragment>
        ))}
        <dt>{t('audit.place')}</dt>
        <dd>{t('audit.placeOf', { segment: entry.segment, line: entry.seq })}</dd>
      </dl>
      {changes === undefined || Object.keys(changes).length === 0 ? null : <ChangesTable changes={changes} />}
    </div>
  )
}
