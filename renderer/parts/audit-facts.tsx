// What was verified of an audit log: how much of it there is, and up to where it is signed.
import { useTranslation } from 'react-i18next'
import type { AuditReport } from '../../native/contract/verification.ts'
import { dayAndTime, grouped } from './format.ts'

export function AuditFacts({ audit: { segments, lines, signed, from, to } }: { audit: AuditReport }) {
  const { t } = useTranslation()
  return (
    <dl className="facts">
      <dt>{t('audit.facts')}</dt>
      <dd>{t('audit.contents', { lines: grouped(lines), segments: grouped(segments) })}</dd>
      {from === null || to === null ? null : (
        <>
          <dt>{t('audit.span')}</dt>
          <dd className="number">{`${dayAndTime(from)} – ${dayAndTime(to)}`}</dd>
        </>
      )}
      {signed === null ? null : (
        <>
          <dt>{t('audit.signed')}</dt>
          <dd>{t('audit.signedLines', { segment: signed.segment, lines: grouped(signed.size) })}</dd>
          <dt>{t('audit.root')}</dt>
          <dd className="mono">{signed.root}</dd>
        </>
      )}
    </dl>
  )
}
