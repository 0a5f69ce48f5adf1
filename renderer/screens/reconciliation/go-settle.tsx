// The way to where a finding can be settled, while it is still recorded.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ReconciliationSection } from '../../../native/contract/reconciliation.ts'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { useOpenRecord } from '../written-record/use-open-record.ts'

const places = {
  times: 'record',
  persons: 'record',
  signatures: 'record',
  script: 'script',
  exhibits: 'case',
  faults: 'statements',
  breaks: null,
} as const satisfies Record<ReconciliationSection, string | null>

interface GoSettleProps {
  readonly section: ReconciliationSection
  /** What is to be settled, for those who do not see where the button stands. */
  readonly sentence: string
  readonly recording: RunningRecording
  /** Back to the console, where the script is. */
  readonly onClose: () => void
}

export function GoSettle({ section, sentence, recording, onClose }: GoSettleProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const openRecord = useOpenRecord(recording)
  const place = places[section]
  if (place === null) return null
  const go = {
    record: () => void openRecord(),
    script: onClose,
    case: () => void navigate(`/cases/${recording.case.id}`),
    statements: () => void navigate(`/recordings/${recording.id}/statements`),
  }[place]
  const name = t(`reconcile.go.${place}`)
  return (
    <Button onClick={go} aria-label={t('reconcile.goTo', { go: name, finding: sentence })}>
      {name}
    </Button>
  )
}
