// What of a case must be recorded, stage by stage, what took place, and how its recordings stand.
import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActRow } from '../../../native/contract/acts.ts'
import type { Case } from '../../../native/contract/cases.ts'
import { caseStages, type CaseStage } from '../../../native/contract/terms.ts'
import { Waiting } from '../../parts/answer.tsx'
import { ReportExport } from '../../parts/report-export.tsx'
import { useMay } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { useTexts } from '../../text/use-language.ts'
import { ActDialog, type ActDialogKind } from './act-dialogs.tsx'
import { ActItemRows } from './act-item-rows.tsx'
import './case-acts.css'

const isTouched = ({ stageDay, act, absent }: ActRow): boolean => stageDay !== null || act !== null || absent !== null

/** What the stage that was opened last asks for. */
function Due({ rows }: { rows: readonly ActRow[] }) {
  const { t } = useTranslation()
  const { between } = useTexts().app
  const stage = caseStages.findLast((each) =>
    rows.some(({ item, stageDay }) => item.stage === each && stageDay !== null),
  )
  const items = rows.filter(({ item, act }) => item.stage === stage && item.form !== 'text' && act === null)
  if (stage === undefined || items.length === 0) return null
  const acts = items.map(({ item: { name, form } }) =>
    t('caseActs.dueOne', { name, form: t(`terms.recordingForm.${form}`) }),
  )
  const words = t('caseActs.due', { stage: t(`terms.caseStage.${stage}`), acts: acts.join(between) })
  return <Alert type="info" role="status" showIcon title={words} />
}

interface StageActsProps {
  readonly stage: CaseStage
  readonly rows: readonly ActRow[]
  /** Whether nothing can be stated here. */
  readonly isFixed: boolean
  readonly onDialog: (dialog: ActDialogKind) => void
}

function StageActs({ stage, rows, isFixed, onDialog }: StageActsProps) {
  const { t } = useTranslation()
  const [first] = rows
  if (first === undefined) return null
  const { stageDay, version } = first
  const word = t(`terms.caseStage.${stage}`)
  const items = Map.groupBy(rows, ({ item }) => item.id)
  return (
    <section className="act-stage">
      <h3>{t('caseActs.stageOf', { stage: word, day: stageDay ?? t('timeline.notEntered'), version })}</h3>
      {[...items.values()].map((own) => (
        <ActItemRows key={own[0]?.item.id} rows={own} isFixed={isFixed} onDialog={onDialog} />
      ))}
    </section>
  )
}

export function CaseActs({ known }: { known: Case }) {
  const { t } = useTranslation()
  const { data, error } = useAnswer('acts.report', { case: known.id, limit: 500 })
  const may = useMay()('acts.enter')
  const [dialog, setDialog] = useState<ActDialogKind | null>(null)
  const rows = data?.rows ?? []
  const stages = (isNow: boolean) =>
    caseStages.filter((stage) => {
      const own = rows.filter(({ item }) => item.stage === stage)
      return own.length > 0 && own.some(isTouched) === isNow
    })
  const shown = (stage: CaseStage) => (
    <StageActs
      key={stage}
      stage={stage}
      rows={rows.filter(({ item }) => item.stage === stage)}
      isFixed={known.voided !== null || !may}
      onDialog={setDialog}
    />
  )
  return (
    <section className="panel" aria-label={t('caseActs.title')}>
      <div className="page-head" style={{ marginBottom: 10 }}>
        <h2 style={{ marginRight: 'auto' }}>{t('caseActs.title')}</h2>
        <ReportExport asked={{ case: known.id }} disabled={data === undefined} />
      </div>
      {data === undefined ? (
        <Waiting error={error} />
      ) : (
        <div className="stack">
          {known.voided === null ? <Due rows={rows} /> : null}
          {stages(true).length === 0 ? <p className="quiet">{t('caseActs.none')}</p> : stages(true).map(shown)}
          {stages(false).length === 0 ? null : (
            <details>
              <summary>{t('caseActs.laterStages')}</summary>
              <div className="stack act-later">{stages(false).map(shown)}</div>
            </details>
          )}
        </div>
      )}
      {dialog === null ? null : (
        <ActDialog
          of={known.id}
          dialog={dialog}
          onClose={() => {
            setDialog(null)
          }}
        />
      )}
    </section>
  )
}
