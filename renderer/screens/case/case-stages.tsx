// The stages of a case in their order, each with its day and person; entered and corrected here.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../native/contract/cases.ts'
import { caseStages } from '../../../native/contract/terms.ts'
import { useMay } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { StageDialog } from './stage-dialog.tsx'
import './case-timeline.css'

export function CaseStages({ known }: { known: Case }) {
  const { t } = useTranslation()
  const may = useMay()('cases.enterStage')
  const { data } = useAnswer('cases.timeline', { id: known.id })
  const [entering, setEntering] = useState(false)
  const stages = data?.stages ?? []
  return (
    <section className="panel">
      <h2>{t('timeline.stages')}</h2>
      <ol className="stages">
        {caseStages.map((stage) => {
          const entry = stages.find((each) => each.stage === stage)
          return (
            <li key={stage} className={entry === undefined ? 'open' : 'entered'}>
              <strong>{t(`terms.caseStage.${stage}`)}</strong>
              {entry === undefined ? (
                <span className="quiet">{t('timeline.notEntered')}</span>
              ) : (
                <>
                  <span>{entry.day}</span>
                  <span>{entry.person}</span>
                </>
              )}
            </li>
          )
        })}
      </ol>
      <Button
        disabled={known.voided !== null || data === undefined || !may}
        onClick={() => {
          setEntering(true)
        }}
      >
        {t('timeline.enter')}
      </Button>
      {entering ? (
        <StageDialog
          id={known.id}
          stages={stages}
          onClose={() => {
            setEntering(false)
          }}
        />
      ) : null}
    </section>
  )
}
