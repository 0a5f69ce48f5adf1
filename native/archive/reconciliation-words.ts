// The findings of a reconciliation in Chinese, with the times of the recording's room: for documents and for the page of
// a bundle.
import {
  factsInWords,
  inSentence,
  reconciliationCodes,
  type ReconciliationCode,
  type ReconciliationSection,
} from '../contract/reconciliation.ts'
import * as chinese from '../contract/sentences/zh-CN/reconciliation.ts'
import type { RecordingKind } from '../contract/terms.ts'
import type { Fault } from '../contract/statements.ts'
import type { LineOf } from '../vault/lines.ts'
import { faultWord } from './statement-draft.ts'
import { breakReasonWord, localTime, recordingKindWords, roleWord } from './words.ts'

type Stated = LineOf<'reconciliation'>['findings'][number]

const isKnown = (code: string): code is ReconciliationCode => Object.hasOwn(reconciliationCodes, code)

/** Undefined of a code of a later version. */
export const sectionOf = ({ code }: Pick<Stated, 'code'>): ReconciliationSection | undefined =>
  isKnown(code) ? reconciliationCodes[code] : undefined

const hows: Readonly<Record<string, string>> = { drawn: '在屏幕上签名', paper: '在纸质笔录上签名', refused: '拒绝签名' }
const kindWord = (code: string): string =>
  Object.hasOwn(recordingKindWords, code) ? recordingKindWords[code as RecordingKind] : code

/** `09:02:03` on the clock of the room. */
const clock = (instant: string, zone: string): string => localTime(instant, zone).split(' ')[1] ?? instant

/** What a finding says; a code of a later version stays as it is. */
export function findingSentence({ code, facts }: Pick<Stated, 'code' | 'facts'>, zone: string): string {
  if (!isKnown(code)) return code
  const words = factsInWords(facts, {
    time: (instant) => clock(instant, zone),
    role: roleWord,
    how: (how) => hows[how] ?? how,
    break: breakReasonWord,
    kind: kindWord,
    fault: (what, fault) => faultWord({ kind: what as Fault['kind'], code: fault }),
  })
  return inSentence(chinese.reconciliation[code], words)
}
