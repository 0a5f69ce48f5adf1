// What follows from a verification, and what does not (§6, last paragraph): never more than was checked.
import type { FindingCode, ProvedCode, UnprovedCode } from '../../contract/findings.ts'
import type { Finding } from '../../contract/verification.ts'
import { fileNames } from '../layout.ts'

export interface Checked {
  readonly findings: readonly Finding[]
  readonly sealed: boolean
  readonly keyGiven: boolean
  readonly sm3: boolean
  readonly timeStamp: boolean
}

/** Findings that leave the recording itself as it was sealed: they speak of its neighbours, its place, its time stamp. */
const beside: readonly FindingCode[] = [
  'previous-missing',
  'previous-differs',
  'previous-shared',
  'previous-absent',
  'recording-misplaced',
  'time-stamp-malformed',
  'time-stamp-of-another',
  'time-stamp-signature-wrong',
]

/** What is proved and what is not. The chain is a vault's matter and not concluded here. */
export function conclude(checked: Checked): { proves: ProvedCode[]; doesNotProve: UnprovedCode[] } {
  const { sealed, keyGiven, sm3, timeStamp } = checked
  const found = new Set(checked.findings.map(({ code }) => code))
  const has = (...codes: FindingCode[]) => codes.some((code) => found.has(code))
  const sound = sealed && [...found].every((code) => beside.includes(code))
  const signed = sealed && !has('signature-wrong', 'signature-malformed', 'manifest-malformed', 'format-newer')
  const untouched = ({ file }: Finding) => file !== fileNames.journal && file !== fileNames.checkpoints
  const agrees = signed && !has('key-unknown') && checked.findings.every(untouched)
  const proves: [ProvedCode, boolean][] = [
    ['complete-since-seal', sound],
    ['unaltered-since-seal', sound],
    ['signed-with-named-key', signed],
    ['signed-with-given-key', signed && keyGiven && !has('key-unknown')],
    ['agrees-with-checkpoints', agrees],
    ['existed-at-time-stamp', signed && timeStamp],
  ]
  const doesNotProve: [UnprovedCode, boolean][] = [
    ['complete-and-unaltered', !sound],
    ['scene-genuine', true],
    ['clock-right', true],
    ['key-in-right-hands', true],
    ['key-owner', !keyGiven],
    ['no-other-removed', true],
    ['sm3-agrees', !sm3],
    ['time-stamp-authority', timeStamp],
  ]
  const holding = <T>(pairs: [T, boolean][]) => pairs.filter(([, holds]) => holds).map(([code]) => code)
  return { proves: holding(proves), doesNotProve: holding(doesNotProve) }
}
