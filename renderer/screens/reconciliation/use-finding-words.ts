// A finding of the reconciliation as a sentence in the person's language; a code of a later version stays as it is.
import { useTranslation } from 'react-i18next'
import {
  factsInWords,
  inSentence,
  reconciliationCodes,
  type Reconciliation,
  type ReconciliationCode,
  type ReconciliationSection,
} from '../../../native/contract/reconciliation.ts'
import { signingWays } from '../../../native/contract/record-signing.ts'
import { breakReasons, presentRoles, recordingKinds } from '../../../native/contract/terms.ts'
import { useCause } from '../../parts/cause.ts'
import { clockTime } from '../../parts/format.ts'
import { en } from '../../text/en.ts'
import { useLanguage } from '../../text/use-language.ts'
import { zhCN } from '../../text/zh-CN.ts'

/** As the journal states it, or as the station finds it now. */
export type Found = Pick<Reconciliation['findings'][number], 'code' | 'level' | 'subject' | 'facts'>

const isKnown = (code: string): code is ReconciliationCode => Object.hasOwn(reconciliationCodes, code)

/** Where a finding belongs; undefined of a code of a later version. */
export const sectionOf = ({ code }: Pick<Found, 'code'>): ReconciliationSection | undefined =>
  isKnown(code) ? reconciliationCodes[code] : undefined

export function useFindingWords(): (found: Found) => string {
  const { t } = useTranslation()
  const causeOf = useCause()
  const sentences = useLanguage() === 'en' ? en.reconciliationFindings : zhCN.reconciliationFindings
  const words = <T extends string>(known: readonly T[], say: (code: T) => string) => {
    return (code: string) => {
      const one = known.find((each) => each === code)
      return one === undefined ? code : say(one)
    }
  }
  const said = {
    time: clockTime,
    role: words(presentRoles, (code) => t(`terms.presentRole.${code}`)),
    how: words(signingWays, (code) => t(`writtenRecord.how.${code}`)),
    break: words(breakReasons, (code) => t(`terms.breakReason.${code}`)),
    kind: words(recordingKinds, (code) => t(`terms.recordingKind.${code}`)),
    fault: (what: string, code: string) =>
      what === 'break' || what === 'interrupted' ? t(`statements.kinds.${what}`) : causeOf(code),
  }
  return ({ code, facts }) => (isKnown(code) ? inSentence(sentences[code], factsInWords(facts, said)) : code)
}
