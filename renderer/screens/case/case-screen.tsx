// One case: its facts, its recordings, its bundle.
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Case } from '../../../native/contract/cases.ts'
import { Waiting } from '../../parts/answer.tsx'
import { CaseDialog } from '../../parts/case-dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { Page } from '../../parts/page.tsx'
import { RecordingsTable } from '../../parts/recordings-table.tsx'
import { StatementVersions } from '../../parts/statement-versions.tsx'
import { useMay } from '../../station/use-access.ts'
import { useAnswer } from '../../station/use-call.ts'
import { CaseFilePanel } from '../case-file/case-file-panel.tsx'
import { ChangedSinceNote } from '../case-file/changed-since.tsx'
import { ClosingPanel } from '../case-file/closing-panel.tsx'
import { DocumentsPanel } from '../documents/documents-panel.tsx'
import { ExhibitsPanel } from '../exhibits/exhibits-panel.tsx'
import { RecordsPanel } from '../written-record/records-panel.tsx'
import { CaseActs } from './case-acts.tsx'
import { CaseExport } from './case-export.tsx'
import { CaseRelations } from './case-relations.tsx'
import { CaseParties } from './case-parties.tsx'
import { CaseStages } from './case-stages.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { VoidDialog } from './void-dialog.tsx'

const pageSize = 50

function Facts({ known }: { known: Case }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('oneCase.facts')}</h2>
      <dl className="facts">
        <dt>{t('cases.cause')}</dt>
        <dd>{known.cause}</dd>
        <dt>{t('cases.kind')}</dt>
        <dd>{t(`terms.caseKind.${known.kind}`)}</dd>
        <dt>{t('cases.party')}</dt>
        <dd>{known.party === '' ? t('common.none') : known.party}</dd>
        {known.unit === '' ? null : (
          <>
            <dt>{t('parties.unit')}</dt>
            <dd>{known.unit}</dd>
          </>
        )}
        <dt>{t('conduct.officers')}</dt>
        <dd>
          {known.officers.length === 0
            ? t('conduct.noOfficers')
            : known.officers
                .map(({ name, certificate }) => [name, certificate].join(' ').trim())
                .join(t('app.between'))}
        </dd>
        <dt>{t('parties.confidentiality')}</dt>
        <dd>{t(`terms.confidentiality.${known.confidentiality}`)}</dd>
        {known.notes === '' ? null : (
          <>
            <dt>{t('cases.notes')}</dt>
            <dd>{known.notes}</dd>
          </>
        )}
        <dt>{t('cases.created')}</dt>
        <dd>{dayAndTime(known.created)}</dd>
        <dt>{t('cases.changed')}</dt>
        <dd>{dayAndTime(known.changed)}</dd>
      </dl>
    </section>
  )
}

function CaseRecordings({ id, isVoid }: { id: string; isVoid: boolean }) {
  const { t } = useTranslation()
  const [page, setPage] = useState(1)
  const { data, error } = useAnswer('recordings.list', { case: id, offset: (page - 1) * pageSize, limit: pageSize })
  return (
    <section className="panel">
      <h2>{t('oneCase.recordings')}</h2>
      {data === undefined ? (
        <Waiting error={error} />
      ) : data.total === 0 ? (
        <Empty
          icon="recordings"
          title={t('oneCase.noRecordings')}
          hint={t(isVoid ? 'parties.voidNoRecordings' : 'oneCase.noRecordingsHint')}
        >
          {isVoid ? null : <Link to="/console">{t('oneCase.record')}</Link>}
        </Empty>
      ) : (
        <RecordingsTable
          rows={data.recordings}
          loading={false}
          total={data.total}
          page={page}
          pageSize={pageSize}
          onPage={setPage}
          withCase={false}
        />
      )}
    </section>
  )
}

function CaseStatements({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data } = useAnswer('statements.list', { case: id })
  const saved = data?.statements ?? []
  return (
    <section className="panel">
      <h2>{t('statements.ofCase')}</h2>
      {saved.length === 0 ? <p className="quiet">{t('statements.ofCaseNone')}</p> : <StatementVersions saved={saved} />}
    </section>
  )
}

export function CaseScreen() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const { data: known, error } = useAnswer('cases.get', { id })
  const [dialog, setDialog] = useState<'edit' | 'export' | 'void' | null>(null)
  const may = useMay()
  const close = (): void => {
    setDialog(null)
  }
  if (known === undefined)
    return (
      <Page title={t('cases.title')}>
        <Waiting error={error} />
      </Page>
    )
  const tools = (
    <>
      {may('cases.void') ? (
        <Button
          danger
          disabled={known.voided !== null}
          onClick={() => {
            setDialog('void')
          }}
        >
          {t('parties.void')}
        </Button>
      ) : null}
      {may('cases.change') ? (
        <Button
          disabled={known.voided !== null}
          onClick={() => {
            setDialog('edit')
          }}
        >
          {t('oneCase.edit')}
        </Button>
      ) : null}
      {may('archive.export') ? (
        <Button
          type="primary"
          disabled={known.recordings === 0}
          onClick={() => {
            setDialog('export')
          }}
        >
          {t('oneCase.export')}
        </Button>
      ) : null}
    </>
  )
  return (
    <Page title={t('oneCase.title', { number: known.number })} tools={tools}>
      {known.voided === null ? null : (
        <Alert
          type="warning"
          showIcon
          title={t('parties.voided')}
          description={t('parties.voidedBy', { ...known.voided, at: dayAndTime(known.voided.at) })}
        />
      )}
      <ChangedSinceNote id={id} />
      <Facts known={known} />
      <CaseParties known={known} />
      <CaseStages known={known} />
      <CaseRelations known={known} />
      <CaseActs known={known} />
      <CaseRecordings id={id} isVoid={known.voided !== null} />
      <RecordsPanel of={{ case: id }} />
      <ExhibitsPanel id={id} isVoid={known.voided !== null} />
      <DocumentsPanel id={id} isVoid={known.voided !== null} />
      <CaseStatements id={id} />
      <CaseFilePanel id={id} isVoid={known.voided !== null} />
      <ClosingPanel id={id} isVoid={known.voided !== null} />
      <CaseTimeline id={id} />
      {dialog === 'edit' ? <CaseDialog known={known} onClose={close} onSaved={close} /> : null}
      {dialog === 'void' ? <VoidDialog known={known} onClose={close} /> : null}
      {dialog === 'export' ? <CaseExport known={known} onClose={close} /> : null}
    </Page>
  )
}
