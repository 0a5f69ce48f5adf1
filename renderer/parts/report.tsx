// What a verification says: findings, what it proves, what it does not prove.
import { useTranslation } from 'react-i18next'
import type { AuditReport, VerificationReport } from '../../native/contract/verification.ts'
import { AuditFacts } from './audit-facts.tsx'
import { FindingItem } from './finding-item.tsx'
import { Icon } from './icons.tsx'
import { PhaseShape } from './phase-shape.tsx'
import './report.css'

type Concluded = Pick<AuditReport, 'proves' | 'doesNotProve'>

function Conclusions({ report }: { report: Concluded }) {
  const { t } = useTranslation()
  return (
    <div className="conclusions">
      {report.proves.length === 0 ? null : (
        <section>
          <h3>{t('check.proves')}</h3>
          <ul>
            {report.proves.map((code) => (
              <li key={code}>{t(`proved.${code}`)}</li>
            ))}
          </ul>
        </section>
      )}
      {report.doesNotProve.length === 0 ? null : (
        <section className="unproved">
          <h3>{t('check.doesNotProve')}</h3>
          <ul>
            {report.doesNotProve.map((code) => (
              <li key={code}>{t(`unproved.${code}`)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

export function Report({ report }: { report: VerificationReport }) {
  const { t } = useTranslation()
  const number = report.recordings.reduce((sum, { findings }) => sum + findings.length, report.findings.length)
  const clean = number === 0
  return (
    <div className="report stack">
      <div className={clean ? 'verdict clean' : 'verdict'} role="status">
        {clean ? <Icon name="check" size={36} /> : <PhaseShape phase="failed" size={36} />}
        <div>
          <strong>{clean ? t('check.clean') : t('check.found', { number })}</strong>
          <div>
            {clean ? t(report.audit === undefined ? 'check.cleanNote' : 'audit.cleanNote') : t('check.foundNote')}
          </div>
        </div>
      </div>
      {report.findings.length === 0 ? null : (
        <section>
          <h3>{t('check.general')}</h3>
          <ul className="finding-list">
            {report.findings.map((finding, index) => (
              <FindingItem key={index} finding={finding} />
            ))}
          </ul>
        </section>
      )}
      {report.recordings.map((one) => (
        <section key={`${one.recording} ${one.disk ?? ''}`} className="stack">
          {one.disk === undefined ? null : (
            <h3>{t(one.disk === 'vault' ? 'recording.copyVault' : 'recording.copyMirror')}</h3>
          )}
          {report.kind === 'recording' ? null : <h3>{t('check.recording', { id: one.recording })}</h3>}
          {one.findings.length === 0 ? null : (
            <ul className="finding-list" aria-label={t('check.findings')}>
              {one.findings.map((finding, index) => (
                <FindingItem key={index} finding={finding} />
              ))}
            </ul>
          )}
          {one.script === undefined ? null : (
            <p className="quiet">
              {t('scriptOf.reported', { ...one.script, open: one.script.open.length })}
              {one.script.open.length === 0 ? null : ` · ${one.script.open.join(t('app.between'))}`}
            </p>
          )}
          <Conclusions report={one} />
        </section>
      ))}
      {report.exhibits === undefined ? null : (
        <section className="stack">
          <h3>{t('exhibits.checked', { files: report.exhibits.files, cases: report.exhibits.cases })}</h3>
          <Conclusions report={report.exhibits} />
        </section>
      )}
      {report.audit === undefined ? null : (
        <>
          <AuditFacts audit={report.audit} />
          <Conclusions report={report.audit} />
        </>
      )}
    </div>
  )
}
