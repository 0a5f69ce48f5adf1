// A verdict of the completeness report: its shape and its word, and how each recording stands.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ActRecording, ActRow, Verdict } from '../../native/contract/acts.ts'
import { useTexts } from '../text/use-language.ts'
import './acts.css'

/** Told apart without colour too. */
const shapes: Record<Verdict, string> = {
  complete: '●',
  incomplete: '◐',
  missing: '○',
  explained: '◇',
  'not-due': '–',
}

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation()
  return (
    <span className={`act-verdict ${verdict}`}>
      <span aria-hidden="true">{shapes[verdict]}</span> {t(`actWords.verdict.${verdict}`)}
    </span>
  )
}

/** What is to be said of a recording, worst first. */
function useRecordingWords(recording: ActRecording): string[] {
  const { t } = useTranslation()
  const { faults, gaps, longestGap, breaks, incidents, explained, verified } = recording
  const words = [
    ...faults.flatMap((fault) => (fault === 'gap' || fault === 'break' ? [] : [t(`actWords.recordingFault.${fault}`)])),
    gaps > 0 ? t('actWords.reportWords.gaps', { number: gaps, seconds: longestGap }) : '',
    breaks > 0 ? t('actWords.reportWords.breaks', { number: breaks }) : '',
    incidents > 0 ? t('actWords.reportWords.explained', { explained, incidents }) : '',
    verified === null ? t('actWords.reportWords.notVerified') : verified.passed ? t('actWords.reportWords.passed') : '',
  ]
  return words.filter((word) => word !== '')
}

export function ActRecordingLine({ recording, children }: { recording: ActRecording; children?: React.ReactNode }) {
  const between = useTexts().actWords.reportWords.between
  const words = useRecordingWords(recording)
  return (
    <div className="act-recording">
      <Link to={`/recordings/${recording.id}`} className="mono">
        {recording.id}
      </Link>{' '}
      <span className={recording.faults.length > 0 ? 'act-fault' : 'quiet'}>{words.join(between)}</span> {children}
    </div>
  )
}

/** What a row says beside its recordings: remarks, and reasons that people gave. */
export function ActRemarks({ row: { remarks, absent, unrecorded } }: { row: ActRow }) {
  const { t } = useTranslation()
  const between = useTexts().actWords.reportWords.between
  const reasons = [absent, unrecorded].flatMap((stated) =>
    stated === null || stated.reason === '' ? [] : [t('actWords.reportWords.reason', { reason: stated.reason })],
  )
  return <>{[...remarks.map((remark) => t(`actWords.rowRemark.${remark}`)), ...reasons].join(between)}</>
}
