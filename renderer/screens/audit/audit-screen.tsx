// The audit log: searched, verified, handed out.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VerificationResult } from '../../parts/job-result.tsx'
import { Page } from '../../parts/page.tsx'
import { useRunningJob } from '../../parts/use-job.ts'
import { AuditExport } from './audit-export.tsx'
import { AuditLines } from './audit-lines.tsx'
import { noFilters } from './filters.ts'
import { Standing } from './standing.tsx'
import './audit.css'

/** A verification, and whether its report is to be seen. */
function useVerification() {
  const { start, ...running } = useRunningJob('audit.verify')
  const [shown, setShown] = useState(false)
  return {
    running,
    shown,
    begin: () => {
      setShown(true)
      start({})
    },
    hide: () => {
      setShown(false)
    },
  }
}
type Verification = ReturnType<typeof useVerification>

function VerificationPanel({ verification: { running, hide } }: { verification: Verification }) {
  const { t } = useTranslation()
  return (
    <section className="panel" aria-label={t('audit.verified')}>
      <div className="panel-head">
        <h2>{t('audit.verified')}</h2>
        <Button size="small" disabled={running.busy} onClick={hide}>
          {t('common.close')}
        </Button>
      </div>
      <VerificationResult
        running={running}
        title={t('audit.verifying')}
        soFar={(done, total) => t('audit.segmentsDone', { done, total })}
      />
    </section>
  )
}

export function AuditScreen() {
  const { t } = useTranslation()
  const [filters, setFilters] = useState(noFilters)
  const [exporting, setExporting] = useState(false)
  const verification = useVerification()
  const tools = (
    <>
      <Button loading={verification.running.busy} onClick={verification.begin}>
        {t('audit.verify')}
      </Button>
      <Button
        type="primary"
        onClick={() => {
          setExporting(true)
        }}
      >
        {t('audit.export')}
      </Button>
    </>
  )
  return (
    <Page title={t('audit.title')} tools={tools}>
      <p className="quiet">{t('audit.note')}</p>
      <Standing />
      {verification.shown ? <VerificationPanel verification={verification} /> : null}
      <AuditLines filters={filters} onFilter={setFilters} />
      {exporting ? (
        <AuditExport
          onClose={() => {
            setExporting(false)
          }}
        />
      ) : null}
    </Page>
  )
}
