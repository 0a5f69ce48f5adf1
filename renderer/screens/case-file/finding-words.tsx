// A finding of the check before closing: how much it weighs, what it is, what it concerns.
import { useTranslation } from 'react-i18next'
import type { ClosingFinding } from '../../../native/contract/case-file-events.ts'

export function FindingWords({ finding: { code, level, subject } }: { finding: ClosingFinding }) {
  const { t } = useTranslation()
  return (
    <span>
      <strong>{subject}</strong> {t(`caseFile.closingFinding.${code}`)}{' '}
      <span className={level === 'red' ? 'danger-text' : 'amber-text'}>{t(`caseFile.closingLevel.${level}`)}</span>
    </span>
  )
}
