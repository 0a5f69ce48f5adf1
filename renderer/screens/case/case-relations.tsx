// Cases that belong to this one, each with how and why; stated and taken back here.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RelatedCase } from '../../../native/contract/case-relations.ts'
import type { Case } from '../../../native/contract/cases.ts'
import { dayAndTime } from '../../parts/format.ts'
import { useMay } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { RelateDialog } from './relate-dialog.tsx'
import { UnrelateDialog } from './unrelate-dialog.tsx'

export function CaseRelations({ known }: { known: Case }) {
  const { t } = useTranslation()
  const { data } = useAnswer('cases.timeline', { id: known.id })
  const may = useMay()
  const [relating, setRelating] = useState(false)
  const [removing, setRemoving] = useState<RelatedCase | null>(null)
  const related = data?.related ?? []
  return (
    <section className="panel stack">
      <h2>{t('relations.title')}</h2>
      {data !== undefined && related.length === 0 ? <p className="quiet">{t('relations.none')}</p> : null}
      {related.length === 0 ? null : (
        <ul className="relations" aria-label={t('relations.title')}>
          {related.map((each) => (
            <li key={each.relation}>
              <div>
                <strong>{t(`terms.caseRelation.${each.as}`)}</strong>{' '}
                <Link to={`/cases/${each.case.id}`}>{each.case.number}</Link> {each.case.cause}{' '}
                {each.case.isVoid ? <span className="quiet">({t('parties.voidedShort')})</span> : null}
                <div className="quiet">
                  {each.reason} · {each.person} · {dayAndTime(each.at)}
                </div>
              </div>
              <Button
                size="small"
                disabled={!may('cases.unrelate')}
                aria-label={t('relations.removeNamed', { number: each.case.number })}
                onClick={() => {
                  setRemoving(each)
                }}
              >
                {t('relations.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          disabled={known.voided !== null || !may('cases.relate')}
          onClick={() => {
            setRelating(true)
          }}
        >
          {t('relations.add')}
        </Button>
      </div>
      {relating ? (
        <RelateDialog
          id={known.id}
          onClose={() => {
            setRelating(false)
          }}
        />
      ) : null}
      {removing === null ? null : (
        <UnrelateDialog
          id={known.id}
          related={removing}
          onClose={() => {
            setRemoving(null)
          }}
        />
      )}
    </section>
  )
}
