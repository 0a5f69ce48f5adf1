// The case in view while recording, or the seal of the recording that has just ended.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RoomState, RunningRecording } from '../../../native/contract/state.ts'
import { clockTime } from '../../parts/format.ts'
import { Icon } from '../../parts/icons.tsx'

function CopyRow({ name, state }: { name: 'vaultCopy' | 'mirror'; state: RunningRecording['vault'] }) {
  const { t } = useTranslation()
  return (
    <>
      <dt>{t(`console.${name}`)}</dt>
      <dd className={state === 'failed' ? 'danger-text' : ''}>{t(`console.copyState.${state}`)}</dd>
    </>
  )
}

export function CaseInView({ recording }: { recording: RunningRecording }) {
  const { t } = useTranslation()
  return (
    <section className="panel case-in-view" aria-label={t('console.case')}>
      <div className="case-number">{recording.case.number}</div>
      <div>{recording.case.cause}</div>
      <dl className="facts">
        {recording.case.party === '' ? null : (
          <>
            <dt>{t('cases.party')}</dt>
            <dd>{recording.case.party}</dd>
          </>
        )}
        <dt>{t('console.recordingKind')}</dt>
        <dd>{t(`terms.recordingKind.${recording.kind}`)}</dd>
        <dt>{t('console.operator')}</dt>
        <dd>{recording.operator}</dd>
        <dt>{t('console.since')}</dt>
        <dd className="number">{clockTime(recording.since)}</dd>
        {recording.mirror === null && recording.vault === 'writing' ? null : (
          <CopyRow name="vaultCopy" state={recording.vault} />
        )}
        {recording.mirror === null ? null : <CopyRow name="mirror" state={recording.mirror} />}
      </dl>
    </section>
  )
}

export function SealInView({ seal }: { seal: NonNullable<RoomState['lastSeal']> }) {
  const { t } = useTranslation()
  return (
    <section className="panel seal-in-view" aria-label={t('console.sealCode')} role="status">
      <h2>
        <Icon name="check" /> {t('console.sealed')}
      </h2>
      <div className="quiet">{t('console.sealCode')}</div>
      <div className="seal-code mono">{seal.sealCode}</div>
      <p className="quiet">{t('console.sealNote')}</p>
      <Link to={`/recordings/${seal.recording}`}>{t('console.openRecording')}</Link>
    </section>
  )
}
