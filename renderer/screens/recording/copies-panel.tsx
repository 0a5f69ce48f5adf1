// How a recording's copies on both disks stand.
import { useTranslation } from 'react-i18next'
import type { CopyCondition, Recording } from '../../../native/contract/recordings.ts'

/** Conditions that somebody should look into. */
const grave: ReadonlySet<CopyCondition> = new Set(['missing', 'differing', 'away'])

function Condition({ condition }: { condition: CopyCondition }) {
  const { t } = useTranslation()
  return <dd className={grave.has(condition) ? 'danger-text' : ''}>{t(`recording.copyCondition.${condition}`)}</dd>
}

export function Copies({ known: { copies } }: { known: Recording }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('recording.copies')}</h2>
      <dl className="facts">
        {copies === null ? null : (
          <>
            <dt>{t('recording.copyVault')}</dt>
            <Condition condition={copies.vault} />
          </>
        )}
        <dt>{t('recording.copyMirror')}</dt>
        {copies === null ? (
          <dd className="quiet">{t('recording.noSecondCopy')}</dd>
        ) : (
          <Condition condition={copies.mirror} />
        )}
      </dl>
    </section>
  )
}
