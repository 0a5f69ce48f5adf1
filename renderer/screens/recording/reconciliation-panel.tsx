// What was compared before the recording was sealed, by whom, and how what was red was explained.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import type { Recording } from '../../../native/contract/recordings.ts'
import { dayAndTime } from '../../parts/format.ts'
import { FindingList, Folded } from '../reconciliation/finding-list.tsx'

export function ReconciliationPanel({ known: { reconciliation, closed } }: { known: Recording }) {
  const { t } = useTranslation()
  const { hash } = useLocation()
  const place = useRef<HTMLElement>(null)
  // The search leads here from what was explained.
  useEffect(() => {
    if (hash === '#reconciliation') place.current?.scrollIntoView({ block: 'start' })
  }, [hash])
  if (closed === null) return null
  const of = (wanted: string) => reconciliation?.findings.filter(({ level }) => level === wanted) ?? []
  return (
    <section className="panel stack" id="reconciliation" ref={place}>
      <h2>{t('reconciliationOf.heading')}</h2>
      {reconciliation === null ? (
        <p className="quiet">{t('reconciliationOf.none')}</p>
      ) : (
        <>
          <p className="quiet">
            {reconciliation.person === null
              ? t('reconciliationOf.nobody', { at: dayAndTime(reconciliation.at) })
              : t('reconciliationOf.by', { person: reconciliation.person, at: dayAndTime(reconciliation.at) })}
          </p>
          <FindingList findings={of('red')}>
            {({ explanation }) => (
              <div className={explanation === null ? 'danger-text' : ''}>
                {explanation === null
                  ? t('reconciliationOf.unexplained')
                  : t('reconciliationOf.explained', { text: explanation })}
              </div>
            )}
          </FindingList>
          <Folded findings={of('amber')} title={t('reconcile.amber', { number: of('amber').length })} />
          <Folded findings={of('green')} title={t('reconcile.green', { number: of('green').length })} />
        </>
      )}
    </section>
  )
}
