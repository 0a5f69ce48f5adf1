// What a row of the report says, in words.
import type { ActRecording, ActRow } from '../contract/acts.ts'
import type { Language } from '../contract/terms.ts'
import { actWords } from './list-table.ts'

const filled = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole))

/** How a recording stands: its faults, what of them is explained, what its last verification said. */
export function recordingWords(recording: ActRecording, language: Language): string {
  const { recordingFault, reportWords } = actWords[language]
  const { faults, gaps, longestGap, breaks, incidents, explained, verified } = recording
  const texts = [
    ...faults.filter((fault) => fault !== 'gap' && fault !== 'break').map((fault) => recordingFault[fault]),
    gaps > 0 ? filled(reportWords.gaps, { number: gaps, seconds: longestGap }) : '',
    breaks > 0 ? filled(reportWords.breaks, { number: breaks }) : '',
    incidents > 0 ? filled(reportWords.explained, { explained, incidents }) : '',
    verified === null ? reportWords.notVerified : verified.passed ? reportWords.passed : '',
  ]
  return texts.filter((text) => text !== '').join(reportWords.between)
}

export function remarkWords({ remarks, absent, unrecorded }: ActRow, language: Language): string {
  const { rowRemark, reportWords } = actWords[language]
  const reasons = [absent?.reason, unrecorded?.reason].filter((reason) => reason !== undefined && reason !== '')
  return [
    ...remarks.map((remark) => rowRemark[remark]),
    ...reasons.map((reason) => filled(reportWords.reason, { reason: reason ?? '' })),
  ].join(reportWords.between)
}
